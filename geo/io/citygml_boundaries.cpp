#include "geo/io/citygml_boundaries.hpp"

#include "geo/city/opening.hpp"
#include "geo/geometry/triangulate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace smiletwin::geo {

namespace {

/// val3dity's planarity tolerance (Ledoux 2018): what is flat within it is one surface.
constexpr double same_plane_m = 0.01;
/// Cosine of 1 degree, below which a small triangle may hide a fold from the distance alone.
constexpr double same_direction = 0.99985;

struct Plane {
    Vec3d normal; ///< of length 1, or 0 for a polygon without area
    Vec3d point;
};

std::span<const Vec3d> outer_ring(const City& city, std::uint32_t polygon) {
    return city.ring(city.polygons[polygon].first_ring);
}

Plane plane_of(const City& city, std::uint32_t polygon) {
    const std::span<const Vec3d> ring = outer_ring(city, polygon);
    const Vec3d normal = newell_normal(ring);
    const double size = length(normal);
    return {size > 0.0 ? (1.0 / size) * normal : Vec3d{}, ring.front()};
}

Box3d box_of(const City& city, std::uint32_t polygon) {
    Box3d box;
    for (const Vec3d& position : outer_ring(city, polygon)) {
        box.add(position);
    }
    return box;
}

bool lies_in(const Plane& plane, const City& city, std::uint32_t polygon) {
    if (dot(plane.normal, plane_of(city, polygon).normal) < same_direction) {
        return false;
    }
    const std::span<const Vec3d> ring = outer_ring(city, polygon);
    return std::all_of(ring.begin(), ring.end(), [&plane](const Vec3d& position) {
        return std::abs(dot(plane.normal, position - plane.point)) < same_plane_m;
    });
}

bool touch(const Box3d& a, const Box3d& b) {
    const auto overlap = [](double a_min, double a_max, double b_min, double b_max) {
        return a_min <= b_max + same_plane_m && b_min <= a_max + same_plane_m;
    };
    return overlap(a.min.x, a.max.x, b.min.x, b.max.x) &&
           overlap(a.min.y, a.max.y, b.min.y, b.max.y) &&
           overlap(a.min.z, a.max.z, b.min.z, b.max.z);
}

double distance(const Box3d& box, Vec3d point) {
    const auto beyond = [](double at, double min, double max) {
        return std::max({min - at, at - max, 0.0});
    };
    return length(Vec3d{
        beyond(point.x, box.min.x, box.max.x),
        beyond(point.y, box.min.y, box.max.y),
        beyond(point.z, box.min.z, box.max.z)});
}

/// A frame and its panes follow each other and touch.
struct OpeningRun {
    GmlOpening opening;
    Box3d box;
};

class Collector {
public:
    explicit Collector(const City& city) : city_(city) {}

    void add(std::uint32_t polygon) {
        if (is_opening(city_.polygons[polygon].kind)) {
            add_opening(polygon);
        } else {
            add_surface(polygon);
        }
    }

    std::vector<GmlBoundary> take() {
        for (OpeningRun& run : openings_) {
            const std::int32_t surface = run.opening.surface;
            const std::int32_t parent =
                surface < 0 ? -1 : city_.surfaces[static_cast<std::size_t>(surface)].parent;
            GmlBoundary& host =
                can_have_openings(parent) ? boundary_of(parent) : host_of(run.box.center());
            host.openings.push_back(std::move(run.opening));
        }
        return std::move(boundaries_);
    }

private:
    void add_surface(std::uint32_t polygon) {
        const auto& [kind, surface] = look(polygon);
        std::size_t at = place_of(surface, boundaries_.size());
        if (surface < 0 && !boundaries_.empty() && boundaries_.back().surface < 0 &&
            boundaries_.back().kind == kind && lies_in(planes_.back(), city_, polygon)) {
            at = boundaries_.size() - 1;
        }
        if (at == boundaries_.size()) {
            add_boundary(kind, surface, plane_of(city_, polygon));
        }
        boundaries_[at].polygons.push_back(polygon);
        boxes_[at].add(box_of(city_, polygon));
    }

    void add_opening(std::uint32_t polygon) {
        const auto& [kind, surface] = look(polygon);
        const Box3d box = box_of(city_, polygon);
        std::size_t at = place_of(surface, openings_.size());
        if (surface < 0 && !openings_.empty() && openings_.back().opening.surface < 0 &&
            openings_.back().opening.kind == kind && touch(openings_.back().box, box)) {
            at = openings_.size() - 1;
        }
        if (at == openings_.size()) {
            openings_.push_back({{kind, surface, {}}, {}});
        }
        openings_[at].opening.polygons.push_back(polygon);
        openings_[at].box.add(box);
    }

    struct Look {
        SurfaceKind kind;
        std::int32_t surface;
    };
    /// A surface that a reference gave to another kind than its own is none here.
    [[nodiscard]] Look look(std::uint32_t index) const {
        const CityPolygon& polygon = city_.polygons[index];
        const bool fits =
            polygon.surface >= 0 &&
            city_.surfaces[static_cast<std::size_t>(polygon.surface)].kind == polygon.kind;
        return {polygon.kind, fits ? polygon.surface : -1};
    }

    /// Where a surface of the city has been put; `otherwise` for its first polygon.
    std::size_t place_of(std::int32_t surface, std::size_t otherwise) {
        return surface < 0 ? otherwise : places_.try_emplace(surface, otherwise).first->second;
    }

    [[nodiscard]] bool can_have_openings(std::int32_t surface) const {
        const auto kind = surface < 0 ? SurfaceKind::Closure
                                      : city_.surfaces[static_cast<std::size_t>(surface)].kind;
        return kind != SurfaceKind::Closure && kind != SurfaceKind::Other && !is_opening(kind);
    }

    /// A surface may have openings and no polygons of its own.
    GmlBoundary& boundary_of(std::int32_t surface) {
        const std::size_t at = place_of(surface, boundaries_.size());
        if (at == boundaries_.size()) {
            add_boundary(city_.surfaces[static_cast<std::size_t>(surface)].kind, surface, {});
        }
        return boundaries_[at];
    }

    void add_boundary(SurfaceKind kind, std::int32_t surface, const Plane& plane) {
        boundaries_.push_back({kind, surface, {}, {}});
        planes_.push_back(plane);
        boxes_.emplace_back();
    }

    GmlBoundary& host_of(Vec3d center) {
        std::size_t nearest = boundaries_.size();
        double least_m = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < planes_.size(); ++i) {
            const bool can_have = boundaries_[i].kind != SurfaceKind::Closure;
            if (boxes_[i].empty()) {
                continue; // known by name only
            }
            const double away_m = std::abs(dot(planes_[i].normal, center - planes_[i].point)) +
                                  distance(boxes_[i], center);
            if (can_have && away_m < least_m) {
                least_m = away_m;
                nearest = i;
            }
        }
        if (nearest == boundaries_.size()) { // openings need a surface to be in
            add_boundary(SurfaceKind::Wall, -1, {{}, center});
            boxes_.back().add(center);
        }
        return boundaries_[nearest];
    }

    const City& city_;
    std::vector<GmlBoundary> boundaries_;
    std::vector<Plane> planes_; ///< of the boundaries
    std::vector<Box3d> boxes_;
    std::vector<OpeningRun> openings_;
    std::map<std::int32_t, std::size_t> places_; ///< of surfaces among boundaries or openings
};

} // namespace

std::vector<GmlBoundary> boundaries_of(const City& city, std::span<const std::uint32_t> polygons) {
    Collector collector(city);
    for (const std::uint32_t polygon : polygons) {
        collector.add(polygon);
    }
    return collector.take();
}

} // namespace smiletwin::geo
