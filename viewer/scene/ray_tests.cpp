#include "viewer/scene/ray_tests.hpp"

#include "geo/geometry/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Nearer root of a t^2 + 2 b t + c = 0 that lies ahead.
std::optional<double> first_root(double a, double b, double c) {
    const double inside = b * b - a * c;
    if (a <= 0.0 || inside < 0.0) {
        return std::nullopt;
    }
    const double t = (-b - std::sqrt(inside)) / a;
    return t > 0.0 ? std::optional(t) : std::nullopt;
}

std::optional<double> nearer(std::optional<double> a, std::optional<double> b) {
    if (!a || !b) {
        return a ? a : b;
    }
    return std::min(*a, *b);
}

} // namespace

std::optional<double> distance_to_tree(const PickRay& ray, const TreeInstance& tree) {
    const auto height = static_cast<double>(tree.height_m);
    const auto base = static_cast<double>(tree.crown_base_m);
    const geo::Vec3d crown = tree.foot_crs + geo::Vec3d{0.0, 0.0, 0.5 * (height + base)};
    const double across = std::max(0.2, 0.5 * static_cast<double>(tree.crown_diameter_m));
    const double up = std::max(0.2, 0.5 * (height - base));
    // In a space in which the crown is a unit ball.
    const auto scaled = [&](geo::Vec3d v) {
        return geo::Vec3d{v.x / across, v.y / across, v.z / up};
    };
    const geo::Vec3d o = scaled(ray.origin_crs - crown);
    const geo::Vec3d d = scaled(ray.direction);
    const auto hit_crown = first_root(dot(d, d), dot(o, d), dot(o, o) - 1.0);
    // The trunk: a post of 0.3 m, wider than it is so that it can be hit.
    constexpr double post_m = 0.3;
    const geo::Vec2d foot{ray.origin_crs.x - tree.foot_crs.x, ray.origin_crs.y - tree.foot_crs.y};
    const geo::Vec2d along{ray.direction.x, ray.direction.y};
    auto hit_trunk =
        first_root(dot(along, along), dot(foot, along), dot(foot, foot) - post_m * post_m);
    if (hit_trunk) {
        const double z = ray.origin_crs.z + *hit_trunk * ray.direction.z - tree.foot_crs.z;
        if (z < 0.0 || z > base) {
            hit_trunk.reset();
        }
    }
    return nearer(hit_crown, hit_trunk);
}

std::optional<double> distance_to_prism(const PickRay& ray, const PrismInstance& prism) {
    const std::size_t count = prism.outline_crs.size();
    if (count < 3) {
        return std::nullopt;
    }
    const auto base = static_cast<double>(prism.base_m);
    const double top = base + static_cast<double>(prism.height_m);
    std::optional<double> best;
    const bool level = ray.direction.z == 0.0;
    const double lid_t = level ? 0.0 : (top - ray.origin_crs.z) / ray.direction.z;
    if (lid_t > 0.0) { // from above, or from inside
        const geo::Vec3d p = ray.origin_crs + lid_t * ray.direction;
        if (geo::contains(prism.outline_crs, geo::Vec2d{p.x, p.y})) {
            best = lid_t;
        }
    }
    const geo::Vec2d origin{ray.origin_crs.x, ray.origin_crs.y};
    const geo::Vec2d along{ray.direction.x, ray.direction.y};
    for (std::size_t i = 0; i < count; ++i) {
        const geo::Vec2d a = prism.outline_crs[i];
        const geo::Vec2d wall = prism.outline_crs[(i + 1) % count] - a;
        const double across = cross(along, wall);
        if (across == 0.0) {
            continue;
        }
        const double t = cross(a - origin, wall) / across;
        const double share = cross(a - origin, along) / across;
        const double z = ray.origin_crs.z + t * ray.direction.z;
        if (t > 0.0 && share >= 0.0 && share <= 1.0 && z >= base && z <= top) {
            best = nearer(best, t);
        }
    }
    return best;
}

std::optional<double> distance_in_cone(const PickRay& ray, geo::Vec3d point_crs, double angle_rad) {
    const geo::Vec3d toward = point_crs - ray.origin_crs;
    const double along = dot(toward, ray.direction);
    if (along <= 0.0) {
        return std::nullopt;
    }
    const double aside = length(toward - along * ray.direction);
    return aside <= along * angle_rad ? std::optional(along) : std::nullopt;
}

} // namespace smiletwin::viewer
