#include "geo/geometry/polygon_faults.hpp"

#include "geo/geometry/fitted_plane.hpp"
#include "geo/geometry/ring_relations.hpp"
#include "geo/geometry/triangulate.hpp"

#include <array>
#include <numbers>
#include <numeric>

namespace smiletwin::geo {

namespace {

constexpr std::array<std::string_view, fault_code_count> names{
    "101", "102", "103", "104", "201", "202", "203", "204", "205", "206", "207", "208"};

/// Finer than any digit of a coordinate, coarser than the rounding of doubles.
constexpr double exact_within_m = 1e-7;
constexpr double rounding_of_doubles = 4e-16;

/// Triangles of vertices nearer to one plane than this cannot deviate: they would have to be lower
/// than the rounding.
constexpr double flat_within_m = 1e-6;

double rounding_near(Vec3d point) {
    return exact_within_m +
           rounding_of_doubles * (std::abs(point.x) + std::abs(point.y) + std::abs(point.z));
}

double rough_length(Vec2d v) {
    return std::abs(v.x) + std::abs(v.y);
}

Vec2d without_axis(Vec3d v, int axis) {
    return axis == 0 ? Vec2d{v.y, v.z} : axis == 1 ? Vec2d{v.z, v.x} : Vec2d{v.x, v.y};
}

/// A quadrangle without faults, seen from three comparisons: each corner turns the same way and
/// lies far from the line of its neighbours, so that no tolerance of projection can matter.
bool is_plainly_convex(std::span<const Vec3d> ring, Vec3d normal) {
    constexpr double far_from_line_m = 0.03;
    const Vec3d size{std::abs(normal.x), std::abs(normal.y), std::abs(normal.z)};
    const int axis = size.z >= size.x && size.z >= size.y ? 2 : size.y >= size.x ? 1 : 0;
    const double along = axis == 0 ? normal.x : axis == 1 ? normal.y : normal.z;
    std::array<Vec2d, 4> edges;
    for (std::size_t i = 0; i < 4; ++i) {
        edges[i] = without_axis(ring[(i + 1) % 4] - ring[i], axis);
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec2d before = edges[i];
        const Vec2d after = edges[(i + 1) % 4];
        const double turn = along > 0.0 ? cross(before, after) : cross(after, before);
        if (turn < far_from_line_m * (rough_length(before) + rough_length(after))) {
            return false;
        }
    }
    return true;
}

bool is_collapsed(std::span<const Vec3d> triangle, Vec3d normal) {
    double longest_squared = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Vec3d edge = triangle[(i + 1) % 3] - triangle[i];
        longest_squared = std::max(longest_squared, dot(edge, edge));
    }
    const double within_m = rounding_near(triangle[0]);
    return dot(normal, normal) <= within_m * within_m * longest_squared;
}

/// An edge belongs to every triangulation, so its slope is the least a triangle beside it has. This
/// finds the folds whose vertices stand on straight lines seen from above (manual of val3dity,
/// 204).
bool has_steep_edge(
    std::span<const Vec3d> points, std::span<const std::uint32_t> ring_starts, Vec3d normal) {
    static const double least_sine = std::sin(normals_within_deg / 180.0 * std::numbers::pi);
    const double limit = least_sine * least_sine * dot(normal, normal);
    const std::uint32_t first = ring_starts.front();
    for (std::size_t ring = 0; ring + 1 < ring_starts.size(); ++ring) {
        const std::uint32_t begin = ring_starts[ring] - first;
        const std::uint32_t end = ring_starts[ring + 1] - first;
        Vec3d before = points[end - 1];
        for (std::uint32_t i = begin; i < end; ++i) {
            const Vec3d edge = points[i] - before;
            const double rise = dot(normal, edge);
            if (rise * rise > limit * dot(edge, edge)) {
                return true;
            }
            before = points[i];
        }
    }
    return false;
}

bool boxes_meet(Vec2d a, Vec2d b, Vec2d c, Vec2d d, double margin) {
    return std::max(a.x, b.x) + margin >= std::min(c.x, d.x) &&
           std::max(c.x, d.x) + margin >= std::min(a.x, b.x) &&
           std::max(a.y, b.y) + margin >= std::min(c.y, d.y) &&
           std::max(c.y, d.y) + margin >= std::min(a.y, b.y);
}

/// Positions in the plane across `normal`, seen against it, from the first one.
void flatten(std::span<const Vec3d> points, Vec3d normal, std::vector<Vec2d>& flat) {
    const Vec3d up = (1.0 / std::sqrt(dot(normal, normal))) * normal;
    const Vec3d size{std::abs(up.x), std::abs(up.y), std::abs(up.z)};
    const Vec3d aside = size.x <= size.y && size.x <= size.z ? Vec3d{1.0, 0.0, 0.0}
                        : size.y <= size.z                   ? Vec3d{0.0, 1.0, 0.0}
                                                             : Vec3d{0.0, 0.0, 1.0};
    const Vec3d across = cross(up, aside);
    const Vec3d right = (1.0 / std::sqrt(dot(across, across))) * across;
    const Vec3d ahead = cross(up, right);
    flat.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Vec3d offset = points[i] - points[0];
        flat[i] = {dot(right, offset), dot(ahead, offset)};
    }
}

Vec3d normal_of(Vec3d a, Vec3d b, Vec3d c) {
    return cross(b - a, c - a);
}

/// Triangles whose directions are compared with that of the largest one. Pointed triangles of ear
/// clipping say little about the surface: those that deviate exchange their longest edge for the
/// other diagonal, as the Delaunay triangulation would have it, unless it belongs to the outline.
class Directions {
public:
    Directions(std::span<const Vec3d> positions, std::span<const std::uint32_t> triangles)
        : positions_(positions), triangles_(triangles) {
        for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
            const Vec3d normal = normal_at(triangles, i);
            largest_ = dot(normal, normal) > dot(largest_, largest_) ? normal : largest_;
        }
    }

    bool deviate() {
        std::size_t flips_left = triangles_.size();
        for (std::size_t i = first_deviating(); i < triangles_.size(); i = first_deviating()) {
            if (flips_left-- == 0 || !flip_longest_edge(i)) {
                return true;
            }
        }
        return false;
    }

private:
    [[nodiscard]] Vec3d normal_at(std::span<const std::uint32_t> corners, std::size_t first) const {
        return normal_of(
            positions_[corners[first]],
            positions_[corners[first + 1]],
            positions_[corners[first + 2]]);
    }

    [[nodiscard]] std::size_t first_deviating() const {
        static const double least_cosine = std::cos(normals_within_deg / 180.0 * std::numbers::pi);
        const double limit = least_cosine * least_cosine * dot(largest_, largest_);
        for (std::size_t i = 0; i + 2 < triangles_.size(); i += 3) {
            const Vec3d normal = normal_at(triangles_, i);
            const double along = dot(normal, largest_);
            if (along < 0.0 || along * along < limit * dot(normal, normal)) {
                return i;
            }
        }
        return triangles_.size();
    }

    [[nodiscard]] double length_squared(std::uint32_t a, std::uint32_t b) const {
        const Vec3d edge = positions_[b] - positions_[a];
        return dot(edge, edge);
    }

    bool flip_longest_edge(std::size_t first) {
        std::array<std::uint32_t, 3> own{
            triangles_[first], triangles_[first + 1], triangles_[first + 2]};
        const double sizes[] = {
            length_squared(own[0], own[1]),
            length_squared(own[1], own[2]),
            length_squared(own[2], own[0])};
        const auto longest = std::max_element(std::begin(sizes), std::end(sizes));
        std::rotate(own.begin(), own.begin() + (longest - std::begin(sizes)), own.end());
        const auto [a, b, c] = own;
        for (std::size_t i = 0; i < triangles_.size(); ++i) {
            const std::size_t other = i - i % 3;
            if (triangles_[i] == b && triangles_[other + (i + 1) % 3] == a) {
                const std::uint32_t d = triangles_[other + (i + 2) % 3];
                return replace(first, {a, d, c}, other, {d, b, c});
            }
        }
        return false;
    }

    /// Only where both turn as the others do.
    bool replace(
        std::size_t first,
        std::array<std::uint32_t, 3> one,
        std::size_t second,
        std::array<std::uint32_t, 3> other) {
        if (dot(normal_at(one, 0), largest_) <= 0.0 || dot(normal_at(other, 0), largest_) <= 0.0) {
            return false;
        }
        if (flipped_.empty()) {
            flipped_.assign(triangles_.begin(), triangles_.end());
            triangles_ = flipped_;
        }
        std::copy(one.begin(), one.end(), flipped_.begin() + static_cast<std::ptrdiff_t>(first));
        std::copy(
            other.begin(), other.end(), flipped_.begin() + static_cast<std::ptrdiff_t>(second));
        return true;
    }

    std::span<const Vec3d> positions_;
    std::span<const std::uint32_t> triangles_;
    std::vector<std::uint32_t> flipped_;
    Vec3d largest_;
};

} // namespace

std::string_view fault_code_name(FaultCode code) {
    return names[static_cast<std::size_t>(code)];
}

/// The area-weighted plane of the outer ring is quick and mostly near enough to tell: the fitted
/// plane has no larger sum of squares. It is fitted where that does not settle the matter or the
/// ring's area says nothing (a bow-tie's can be zero).
PolygonChecker::Plane
PolygonChecker::plane_of(std::span<const Vec3d> outer, std::span<const Vec3d> all_rings) {
    constexpr double least_width_m = 0.01;
    Plane plane{newell_normal(outer), true, true};
    const double normal_squared = dot(plane.normal, plane.normal);
    double sum = 0.0;
    double squares = 0.0;
    double reach_squared = 0.0;
    for (const Vec3d& point : all_rings) {
        const Vec3d offset = point - outer[0];
        const double height = dot(plane.normal, offset);
        sum += height;
        squares += height * height;
        reach_squared = std::max(reach_squared, dot(offset, offset));
    }
    squares -= sum * sum / static_cast<double>(all_rings.size());
    if (normal_squared > least_width_m * least_width_m * reach_squared &&
        squares <= plane_within_m * plane_within_m * normal_squared) {
        plane.flat = squares <= flat_within_m * flat_within_m * normal_squared;
        return plane;
    }
    const FittedPlane fitted = fitted_plane(all_rings);
    const bool opposite = dot(fitted.normal, plane.normal) < 0.0;
    plane.normal = opposite ? -1.0 * fitted.normal : fitted.normal;
    plane.within = fitted.largest_distance_m <= plane_within_m;
    plane.flat = fitted.largest_distance_m <= flat_within_m;
    return plane;
}

/// Sorted along an oblique direction, in which the corners of walls do not coincide, equal points
/// are near each other. Three times the distance: both may have been moved already.
bool PolygonChecker::snap(std::span<const Vec3d> points, std::span<const std::uint32_t> starts) {
    constexpr Vec2d oblique{0.809, 0.588};
    const bool sorted = points.size() >= least_edges_to_sort;
    order_.resize(points.size());
    std::iota(order_.begin(), order_.end(), 0U);
    if (sorted) {
        std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            const double one = dot(oblique, flat_[a]);
            const double other = dot(oblique, flat_[b]);
            return one != other ? one < other : a < b;
        });
    }
    const auto ring_of = [&](std::uint32_t point) {
        return std::upper_bound(starts.begin(), starts.end(), point);
    };
    for (std::size_t i = 0; i < order_.size(); ++i) {
        for (std::size_t k = i + 1; k < order_.size(); ++k) {
            const double apart = dot(oblique, flat_[order_[k]] - flat_[order_[i]]);
            if (std::abs(apart) > 3.0 * snap_within_m) {
                if (sorted) {
                    break;
                }
                continue;
            }
            const std::uint32_t one = std::min(order_[i], order_[k]);
            const std::uint32_t other = std::max(order_[i], order_[k]);
            if (is_same_point(points[one], points[other])) {
                if (ring_of(one) == ring_of(other)) {
                    return false;
                }
                flat_[other] = flat_[one];
            }
        }
    }
    return true;
}

/// Also where two vertices fall on one point, or the ring is a line: it must turn back somewhere.
bool PolygonChecker::has_spike(std::uint32_t begin, std::uint32_t end) const {
    Vec2d before = flat_[begin] - flat_[end - 1];
    for (std::uint32_t i = begin; i < end; ++i) {
        const Vec2d after = flat_[i + 1 < end ? i + 1 : begin] - flat_[i];
        const double longest = std::max(rough_length(before), rough_length(after));
        if (rough_length(after) <= tolerance_m_ ||
            (dot(before, after) < 0.0 &&
             std::abs(cross(before, after)) <= tolerance_m_ * longest)) {
            return true;
        }
        before = after;
    }
    return false;
}

/// Up to here comparing all edges with all vertices is quicker than sorting.
constexpr std::size_t few_vertices = 32;

/// A single ring of few vertices: edge by edge against the other vertices. Where all of them lie on
/// one side, as in most rings, nothing meets the edge.
bool PolygonChecker::is_simple(std::span<const Vec3d> points) const {
    const std::size_t count = points.size();
    for (std::size_t i = 0; i + 2 < count; ++i) {
        const Vec2d a = flat_[i];
        const Vec2d along = flat_[i + 1] - a;
        const double size = rough_length(along);
        const double on_line = tolerance_m_ * size;
        const double near_line = snap_within_m * size;
        const std::size_t last = i == 0 ? count - 1 : count; // the last edge ends at the first
        double before = cross(along, flat_[i + 2] - a);
        for (std::size_t k = i + 2; k < last; ++k) {
            const std::size_t next = k + 1 < count ? k + 1 : 0;
            if (std::abs(before) <= near_line && is_same_point(points[i], points[k])) {
                return false;
            }
            const double after = cross(along, flat_[next] - a);
            const bool beside =
                (before > on_line && after > on_line) || (before < -on_line && after < -on_line);
            if (!beside && boxes_meet(a, flat_[i + 1], flat_[k], flat_[next], tolerance_m_) &&
                meeting(a, flat_[i + 1], flat_[k], flat_[next], tolerance_m_).kind !=
                    Meeting::None) {
                return false;
            }
            before = after;
        }
    }
    return true;
}

void PolygonChecker::lay_edges(std::span<const std::uint32_t> starts) {
    edges_.clear();
    for (std::uint32_t ring = 0; ring + 1 < starts.size(); ++ring) {
        for (std::uint32_t i = starts[ring]; i < starts[ring + 1]; ++i) {
            const std::uint32_t next = i + 1 < starts[ring + 1] ? i + 1 : starts[ring];
            edges_.push_back({flat_[i], flat_[next], ring, i - starts[ring], 0.0, 0.0, 0.0, 0.0});
        }
    }
    arrange_for_sweep(edges_, tolerance_m_);
}

FaultCodes PolygonChecker::relate(std::span<const std::uint32_t> starts) {
    FaultCodes codes;
    bool simple = true;
    bool cross = false;
    std::vector<RingTouch> touches;
    each_near_pair(edges_, [&](const RingEdge& one, const RingEdge& other) {
        const bool same_ring = one.ring == other.ring;
        if (same_ring) {
            const std::uint32_t count = starts[one.ring + 1] - starts[one.ring];
            const std::uint32_t apart =
                one.index > other.index ? one.index - other.index : other.index - one.index;
            if (apart == 1 || apart == count - 1) {
                return true; // neighbours: the spikes
            }
        }
        const SegmentMeeting met = meeting(one.a, one.b, other.a, other.b, tolerance_m_);
        if (same_ring) {
            simple = met.kind == Meeting::None;
            return simple;
        }
        if (met.kind == Meeting::Touch) {
            touches.push_back({one.ring, other.ring, one.index, other.index, met.at});
        } else if (met.kind != Meeting::None) {
            cross = true;
        }
        return true;
    });
    if (!simple) {
        codes.set(FaultCode::SelfIntersection);
        return codes;
    }
    if (starts.size() == 2) {
        return codes;
    }
    if (has_hole_of_same_turn(flat_, starts)) {
        codes.set(FaultCode::SameOrientation);
    }
    if (has_same_rings(flat_, starts)) {
        codes.set(FaultCode::DuplicatedRings);
    } else if (cross) {
        codes.set(FaultCode::RingsIntersect);
    } else {
        codes.add(faults_of_touching_rings(flat_, starts, std::move(touches), tolerance_m_));
    }
    return codes;
}

/// 104 and how the rings lie to each other, in the plane.
FaultCodes PolygonChecker::faults_in_plane(
    std::span<const Vec3d> points, std::span<const std::uint32_t> ring_starts, Vec3d normal) {
    starts_.clear();
    for (const std::uint32_t start : ring_starts) {
        starts_.push_back(start - ring_starts.front());
    }
    tolerance_m_ = rounding_near(points[0]);
    flatten(points, normal, flat_);
    const bool quick = starts_.size() == 2 && points.size() < few_vertices;
    bool simple = quick ? is_simple(points) : snap(points, starts_);
    for (std::size_t ring = 0; simple && ring + 1 < starts_.size(); ++ring) {
        simple = !has_spike(starts_[ring], starts_[ring + 1]);
    }
    FaultCodes codes;
    if (!simple) {
        codes.set(FaultCode::SelfIntersection);
    }
    if (!simple || quick) {
        return codes;
    }
    lay_edges(starts_);
    return relate(starts_);
}

PolygonChecker::Outcome PolygonChecker::operator()(
    std::span<const Vec3d> positions, std::span<const std::uint32_t> ring_starts) {
    const std::uint32_t first = ring_starts.front();
    const auto points = positions.subspan(first, ring_starts.back() - first);
    const auto outer = points.first(ring_starts[1] - first);
    Outcome outcome;
    if (points.size() == 3) {
        if (is_collapsed(outer, newell_normal(outer))) {
            outcome.codes.set(FaultCode::SelfIntersection);
        }
        return outcome;
    }
    if (points.size() == 4) {
        // Its diagonals span the mean plane: two corners lie as much above as the others below.
        const Vec3d normal = cross(points[2] - points[0], points[3] - points[1]);
        const double twice_off = dot(normal, points[1] - points[0]);
        const double size_squared = dot(normal, normal);
        outcome.is_convex_quadrangle =
            twice_off * twice_off <= plane_within_m * plane_within_m * size_squared &&
            is_plainly_convex(points, normal);
        if (outcome.is_convex_quadrangle) {
            outcome.flat = twice_off * twice_off <= flat_within_m * flat_within_m * size_squared;
            if (!outcome.flat && has_steep_edge(points, ring_starts, normal)) {
                outcome.codes.set(FaultCode::NormalsDeviate);
            }
            return outcome;
        }
    }
    const Plane plane = plane_of(outer, points);
    outcome.flat = plane.flat;
    if (!plane.within) {
        outcome.codes.set(FaultCode::FarFromPlane);
        return outcome;
    }
    outcome.codes = faults_in_plane(points, ring_starts, plane.normal);
    if (outcome.codes.empty() && !plane.flat && has_steep_edge(points, ring_starts, plane.normal)) {
        outcome.codes.set(FaultCode::NormalsDeviate);
    }
    return outcome;
}

bool normals_deviate(std::span<const Vec3d> positions, std::span<const std::uint32_t> triangles) {
    return Directions(positions, triangles).deviate();
}

} // namespace smiletwin::geo
