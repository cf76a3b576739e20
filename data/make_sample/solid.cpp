#include "solid.hpp"

#include "place.hpp"

#include <cmath>

namespace smiletwin::sample {
namespace {

using geo::SurfaceKind;
using geo::Vec2d;
using geo::Vec3d;

Vec3d lift(Vec2d p, double z) {
    return {p.x, p.y, z};
}

/// Picture coordinates of a standing face: 0..1 from its first to its second point and from the
/// foot to the top.
std::vector<Vec2d> stretch_over(const std::vector<Vec3d>& ring) {
    const Vec2d foot{ring[0].x, ring[0].y};
    const Vec2d along = Vec2d{ring[1].x, ring[1].y} - foot;
    double top = ring[0].z;
    for (const Vec3d& p : ring) {
        top = std::max(top, p.z);
    }
    std::vector<Vec2d> uv;
    for (const Vec3d& p : ring) {
        const double u = geo::dot(Vec2d{p.x, p.y} - foot, along) / geo::dot(along, along);
        uv.push_back({u, (p.z - ring[0].z) / (top - ring[0].z)});
    }
    return uv;
}

/// "hall*6" is the picture "hall", six times side by side.
Face wall(std::vector<Vec3d> ring, const std::string& look) {
    const std::size_t star = look.find('*');
    Face face{SurfaceKind::Wall, std::move(ring), look.substr(0, star), {}};
    face.picture_uv = stretch_over(face.ring);
    if (star != std::string::npos) {
        const double times = look[star + 1] - '0';
        for (Vec2d& uv : face.picture_uv) {
            uv.x *= times;
        }
    }
    return face;
}

Face roof(std::vector<Vec3d> ring, const std::string& look) {
    return {SurfaceKind::Roof, std::move(ring), look, {}};
}

Face ground(const geo::Ring2d& outline, double base_m) {
    Face face{SurfaceKind::Ground, {}, {}, {}};
    for (auto p = outline.rbegin(); p != outline.rend(); ++p) {
        face.ring.push_back(lift(*p, base_m));
    }
    return face;
}

/// Foot and eaves points of the four corners.
struct Box {
    Vec3d foot[4];
    Vec3d eaves[4];
};

Box box_of(const Plot& plot, const Heights& h) {
    const geo::Ring2d corners = plot.outline();
    Box box;
    for (std::size_t i = 0; i < 4; ++i) {
        box.foot[i] = lift(corners[i], h.base_m);
        box.eaves[i] = lift(corners[i], h.eaves_m);
    }
    return box;
}

/// The straight wall from corner i to the next one.
Face side_wall(const Box& b, std::size_t i, const std::string& look) {
    const std::size_t j = (i + 1) % 4;
    return wall({b.foot[i], b.foot[j], b.eaves[j], b.eaves[i]}, look);
}

/// The body below the roof: its ground and four straight walls.
Solid walls_of(const Plot& plot, const Heights& h, const Box& b, const Looks& looks) {
    return {
        ground(plot.outline(), h.base_m),
        side_wall(b, 0, looks.front),
        side_wall(b, 1, looks.right),
        side_wall(b, 2, looks.back),
        side_wall(b, 3, looks.left)};
}

} // namespace

geo::Ring2d Plot::outline() const {
    return {at(0, 0), at(width_m, 0), at(width_m, depth_m), at(0, depth_m)};
}

Plot Plot::turned() const {
    return {at(width_m, 0), inward(), depth_m, width_m};
}

Plot Plot::part(double from, double to, double front, double back) const {
    return {at(from, front), along, to - from, back - front};
}

GroundSpan ground_under(const geo::Ring2d& outline) {
    GroundSpan span{1e9, -1e9};
    for (const Vec2d p : outline) {
        const double height_m = ground_height_m(p);
        span.lowest_m = std::min(span.lowest_m, height_m);
        span.highest_m = std::max(span.highest_m, height_m);
    }
    return span;
}

Heights own_ground(const Plot& plot, const Heights& heights) {
    return {ground_under(plot.outline()).lowest_m, heights.eaves_m, heights.ridge_m};
}

Solid gable_to_street(const Plot& plot, const Heights& h, const Looks& looks) {
    const Box b = box_of(plot, h);
    const Vec3d front = lift(plot.at(0.5 * plot.width_m, 0), h.ridge_m);
    const Vec3d back = lift(plot.at(0.5 * plot.width_m, plot.depth_m), h.ridge_m);
    return {
        ground(plot.outline(), h.base_m),
        wall({b.foot[0], b.foot[1], b.eaves[1], front, b.eaves[0]}, looks.front),
        side_wall(b, 1, looks.right),
        wall({b.foot[2], b.foot[3], b.eaves[3], back, b.eaves[2]}, looks.back),
        side_wall(b, 3, looks.left),
        roof({b.eaves[1], b.eaves[2], back, front}, looks.roof),
        roof({b.eaves[3], b.eaves[0], front, back}, looks.roof),
    };
}

Solid eaves_to_street(const Plot& plot, const Heights& h, const Looks& looks) {
    return gable_to_street(
        plot.turned(), h, {looks.right, looks.left, looks.front, looks.back, looks.roof});
}

Solid hip_roof(const Plot& plot, const Heights& h, const Looks& looks) {
    if (plot.width_m > plot.depth_m) {
        return hip_roof(
            plot.turned(), h, {looks.right, looks.left, looks.front, looks.back, looks.roof});
    }
    const Box b = box_of(plot, h);
    const double inset_m = std::min(0.45 * plot.width_m, 0.49 * plot.depth_m);
    const double middle = 0.5 * plot.width_m;
    const Vec3d front = lift(plot.at(middle, inset_m), h.ridge_m);
    const Vec3d back = lift(plot.at(middle, plot.depth_m - inset_m), h.ridge_m);
    Solid solid = walls_of(plot, h, b, looks);
    solid.push_back(roof({b.eaves[0], b.eaves[1], front}, looks.roof));
    solid.push_back(roof({b.eaves[1], b.eaves[2], back, front}, looks.roof));
    solid.push_back(roof({b.eaves[2], b.eaves[3], back}, looks.roof));
    solid.push_back(roof({b.eaves[3], b.eaves[0], front, back}, looks.roof));
    return solid;
}

Solid flat_roof(const Plot& plot, const Heights& h, const Looks& looks) {
    const Box b = box_of(plot, h);
    Solid solid = walls_of(plot, h, b, looks);
    solid.push_back(roof({b.eaves[0], b.eaves[1], b.eaves[2], b.eaves[3]}, looks.roof));
    return solid;
}

Solid lean_to(const Plot& plot, const Heights& h, const Looks& looks) {
    Box b = box_of(plot, h);
    b.eaves[0].z = h.ridge_m;
    b.eaves[1].z = h.ridge_m;
    Solid solid = walls_of(plot, h, b, looks);
    solid.push_back(roof({b.eaves[0], b.eaves[1], b.eaves[2], b.eaves[3]}, looks.roof));
    return solid;
}

Solid pyramid_roof(const geo::Ring2d& outline, const Heights& h, const Looks& looks) {
    Vec2d middle;
    for (const Vec2d p : outline) {
        middle = middle + (1.0 / static_cast<double>(outline.size())) * p;
    }
    return tower(
        {{outline, h.base_m, SurfaceKind::Wall, {}},
         {outline, h.eaves_m, SurfaceKind::Wall, looks.front}},
        lift(middle, h.ridge_m),
        looks.roof);
}

Solid stepped_gable(const Plot& plot, const Heights& h, int steps, const Looks& looks) {
    // Silhouette from the right foot over the steps to the left foot, seen from the street.
    std::vector<Vec2d> outline{{0, h.base_m}, {plot.width_m, h.base_m}};
    const double run = 0.5 * plot.width_m / (steps + 0.5);
    const double rise = (h.ridge_m - h.eaves_m) / steps;
    for (int i = 0; i <= steps; ++i) {
        const double z = h.eaves_m + 0.9 + rise * i;
        outline.push_back({plot.width_m - run * i, z});
        outline.push_back(
            i < steps ? Vec2d{plot.width_m - run * (i + 1), z} : Vec2d{run * steps, z});
    }
    for (int i = steps - 1; i >= 0; --i) {
        const double z = h.eaves_m + 0.9 + rise * i;
        outline.push_back({run * (i + 1), z});
        outline.push_back({run * i, z});
    }
    const auto point = [&](Vec2d p, double inward) { return lift(plot.at(p.x, inward), p.y); };
    std::vector<Vec3d> front;
    std::vector<Vec3d> back;
    for (const Vec2d p : outline) {
        front.push_back(point(p, 0));
        back.push_back(point(p, plot.depth_m));
    }
    Solid solid{wall(front, looks.front)};
    // Rear view starts with its own foot edge, so that pictures stand upright.
    std::vector<Vec3d> rear{back[1], back[0]};
    rear.insert(rear.end(), back.rbegin(), back.rend() - 2);
    solid.push_back(wall(rear, looks.back));
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const std::size_t j = (i + 1) % outline.size();
        const bool level = outline[i].y == outline[j].y;
        const SurfaceKind kind = i == 0  ? SurfaceKind::Ground
                                 : level ? SurfaceKind::Roof
                                         : SurfaceKind::Wall;
        solid.push_back({kind, {front[j], front[i], back[i], back[j]}, looks.right, {}});
    }
    return solid;
}

Solid tower(const std::vector<TowerRing>& rings, Vec3d point, const std::string& point_look) {
    Solid solid{ground(rings[0].outline, rings[0].height_m)};
    const std::size_t n = rings[0].outline.size();
    for (std::size_t level = 1; level < rings.size(); ++level) {
        const TowerRing& below = rings[level - 1];
        const TowerRing& above = rings[level];
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t j = (i + 1) % n;
            const Vec3d a = lift(below.outline[i], below.height_m);
            const Vec3d b = lift(below.outline[j], below.height_m);
            const Vec3d c = lift(above.outline[j], above.height_m);
            const Vec3d d = lift(above.outline[i], above.height_m);
            if (above.kind == SurfaceKind::Wall) {
                solid.push_back(wall({a, b, c, d}, above.look));
            } else {
                solid.push_back(roof({a, b, c}, above.look));
                solid.push_back(roof({a, c, d}, above.look));
            }
        }
    }
    const TowerRing& top = rings.back();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec3d a = lift(top.outline[i], top.height_m);
        const Vec3d b = lift(top.outline[(i + 1) % n], top.height_m);
        solid.push_back(roof({a, b, point}, point_look));
    }
    return solid;
}

} // namespace smiletwin::sample
