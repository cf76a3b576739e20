#include "viewer/camera/walking.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace smiletwin::viewer {

namespace {

using GroundHeight = CameraController::GroundHeight;
using WayToWall = CameraController::WayToWall;

constexpr double pi = std::numbers::pi;
/// From the eyes to the wall one stands at: a little more than the near plane of the camera.
constexpr double body_m = 0.5;
/// Low walls stop a walker as well; what is lower is a step.
constexpr double knee_below_eye_m = 1.2;
constexpr double ring_m = 1.0;
constexpr int rings = 80;

geo::Vec3d turned(geo::Vec3d v, double angle_rad) {
    const double c = std::cos(angle_rad);
    const double s = std::sin(angle_rad);
    return {c * v.x - s * v.y, s * v.x + c * v.y, 0.0};
}

/// Metres one can go from the eyes in that level direction.
double way_of_body_m(geo::Vec3d eye_crs, geo::Vec3d direction, const WayToWall& way_m) {
    const geo::Vec3d knee_crs = eye_crs - geo::Vec3d{0.0, 0.0, knee_below_eye_m};
    return std::min(way_m(eye_crs, direction), way_m(knee_crs, direction)) - body_m;
}

/// Neither below a roof nor in the middle of a wall.
bool can_stand(geo::Vec3d eye_crs, const WayToWall& way_m) {
    const geo::Vec3d foot_crs = eye_crs - geo::Vec3d{0.0, 0.0, eye_level_m};
    if (std::isfinite(way_m(foot_crs, {0.0, 0.0, 1.0}))) {
        return false;
    }
    constexpr int directions = 8;
    for (int i = 0; i < directions; ++i) {
        const geo::Vec3d direction = turned({1.0, 0.0, 0.0}, 2.0 * pi * i / directions);
        if (way_of_body_m(eye_crs, direction, way_m) < 0.0) {
            return false;
        }
    }
    return true;
}

} // namespace

geo::Vec3d
free_place_near(geo::Vec3d foot_crs, const GroundHeight& ground, const WayToWall& way_m) {
    const auto eye_at = [&](geo::Vec3d place_crs) {
        const double height_m = ground({place_crs.x, place_crs.y});
        const double foot_m = std::isfinite(height_m) ? height_m : foot_crs.z;
        return geo::Vec3d{place_crs.x, place_crs.y, foot_m + eye_level_m};
    };
    const geo::Vec3d wished = eye_at(foot_crs);
    if (!way_m || can_stand(wished, way_m)) {
        return wished;
    }
    for (int ring = 1; ring <= rings; ++ring) {
        const double radius_m = ring_m * ring;
        const int places = 6 * ring; // about a metre apart
        for (int i = 0; i < places; ++i) {
            const geo::Vec3d aside = radius_m * turned({1.0, 0.0, 0.0}, 2.0 * pi * i / places);
            const geo::Vec3d eye_crs = eye_at(foot_crs + aside);
            if (can_stand(eye_crs, way_m)) {
                return eye_crs;
            }
        }
    }
    return wished;
}

geo::Vec3d along_walls(geo::Vec3d eye_crs, geo::Vec3d wish, const WayToWall& way_m) {
    const double step_m = length(wish);
    if (step_m <= 0.0) {
        return wish;
    }
    constexpr std::array<double, 7> turns_deg{0.0, 25.0, -25.0, 50.0, -50.0, 75.0, -75.0};
    for (const double turn_deg : turns_deg) {
        const double turn_rad = turn_deg * pi / 180.0;
        const geo::Vec3d step = std::cos(turn_rad) * turned(wish, turn_rad);
        const geo::Vec3d direction = (1.0 / length(step)) * step;
        if (way_of_body_m(eye_crs, direction, way_m) >= length(step)) {
            return step;
        }
    }
    return {};
}

} // namespace smiletwin::viewer
