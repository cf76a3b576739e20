#include "viewer/camera/camera_controller.hpp"

#include "viewer/camera/view_maths.hpp"
#include "viewer/camera/walking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace smiletwin::viewer {

namespace {

constexpr double pi = std::numbers::pi;

/// Direction as compass-free angles: around (0 = east, counter-clockwise) and up.
struct Angles {
    double around = 0.0;
    double up = 0.0;
};

Angles angles_of(geo::Vec3d v) {
    return {std::atan2(v.y, v.x), std::atan2(v.z, std::hypot(v.x, v.y))};
}

geo::Vec3d direction_of(Angles angles) {
    return {
        std::cos(angles.around) * std::cos(angles.up),
        std::sin(angles.around) * std::cos(angles.up),
        std::sin(angles.up)};
}

double smooth(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

/// A point in one plane through the line of sight: beside that line and along it.
struct Sideways {
    double beside_m = 0.0;
    double ahead_m = 0.0;
};

/// How far back the eye must stand to see all points between two borders of that slope: each point
/// keeps it behind two lines, and it stands where the outermost ones of both meet.
double way_back(const std::vector<Sideways>& points, double slope) {
    double one = -std::numeric_limits<double>::infinity();
    double other = one;
    for (const Sideways& point : points) {
        one = std::max(one, point.beside_m - slope * point.ahead_m);
        other = std::max(other, -point.beside_m - slope * point.ahead_m);
    }
    return (one + other) / (2.0 * slope);
}

/// The eye's place beside the line from which the outermost points of both sides are seen under the
/// same angle.
double middle_of(const std::vector<Sideways>& points, double back_m) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Sideways& point : points) {
        low = std::min(low, point.beside_m);
        high = std::max(high, point.beside_m);
    }
    for (int halving = 0; halving < 24; ++halving) {
        const double middle = 0.5 * (low + high);
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        for (const Sideways& point : points) {
            const double slope = (point.beside_m - middle) / (point.ahead_m + back_m);
            least = std::min(least, slope);
            most = std::max(most, slope);
        }
        (most + least > 0.0 ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace

CameraPose pose_of_whole(const geo::Box3d& box_crs, double aspect, double vertical_fov_deg) {
    CameraPose pose;
    pose.vertical_fov_deg = vertical_fov_deg;
    if (box_crs.empty()) {
        return pose;
    }
    const geo::Vec3d center = box_crs.center();
    const geo::Vec3d from_target = direction_of({-0.75 * pi, 35.0 * pi / 180.0});
    pose.target_crs = center;
    // Far enough that all corners are seen: each asks for its own distance.
    pose.eye_crs = center + from_target;
    const ViewAxes axes = axes_of(pose);
    const double half = std::tan(vertical_fov_deg * pi / 360.0);
    double distance_m = 10.0;
    for (unsigned corner = 0; corner < 8; ++corner) {
        const geo::Vec3d p{
            (corner & 1U) != 0 ? box_crs.max.x : box_crs.min.x,
            (corner & 2U) != 0 ? box_crs.max.y : box_crs.min.y,
            (corner & 4U) != 0 ? box_crs.max.z : box_crs.min.z};
        const geo::Vec3d v = p - center;
        const double needed = std::max(
            std::abs(dot(v, axes.up)) / half, std::abs(dot(v, axes.right)) / (half * aspect));
        distance_m = std::max(distance_m, needed - dot(v, axes.ahead));
    }
    pose.eye_crs = center + 1.02 * distance_m * from_target;
    return pose;
}

CameraPose
pose_of_points(const std::vector<geo::Vec3d>& points_crs, double aspect, double vertical_fov_deg) {
    CameraPose pose;
    pose.vertical_fov_deg = vertical_fov_deg;
    geo::Box3d box;
    for (const geo::Vec3d& point : points_crs) {
        box.add(point);
    }
    if (box.empty()) {
        return pose;
    }
    pose.target_crs = box.center();
    const geo::Vec3d from_target = direction_of({-0.75 * pi, 35.0 * pi / 180.0});
    pose.eye_crs = pose.target_crs + from_target;
    const ViewAxes axes = axes_of(pose);
    std::vector<Sideways> across;
    std::vector<Sideways> upward;
    for (const geo::Vec3d& point : points_crs) {
        const geo::Vec3d v = point - pose.target_crs;
        across.push_back({dot(v, axes.right), dot(v, axes.ahead)});
        upward.push_back({dot(v, axes.up), dot(v, axes.ahead)});
    }
    constexpr double seen_share = 0.94; // of the picture; the rest is a margin
    const double up_slope = seen_share * std::tan(vertical_fov_deg * pi / 360.0);
    constexpr double nearest_m = 1.0;
    const double back_m =
        std::max({nearest_m, way_back(across, up_slope * aspect), way_back(upward, up_slope)});
    const geo::Vec3d shift =
        middle_of(across, back_m) * axes.right + middle_of(upward, back_m) * axes.up;
    pose.target_crs = pose.target_crs + shift;
    pose.eye_crs = pose.target_crs + back_m * from_target;
    return pose;
}

CameraPose pose_between(const CameraPose& from, const CameraPose& to, double t) {
    const double s = smooth(t);
    const auto mix = [s](geo::Vec3d a, geo::Vec3d b) { return (1.0 - s) * a + s * b; };
    return {
        mix(from.eye_crs, to.eye_crs),
        mix(from.target_crs, to.target_crs),
        (1.0 - s) * from.vertical_fov_deg + s * to.vertical_fov_deg};
}

void CameraController::set_pose(const CameraPose& pose) {
    pose_ = pose;
    walking_ = false;
}

void CameraController::orbit(double dx_px, double dy_px, double height_px) {
    const double per_pixel = pi / height_px; // the height of the picture is half a turn
    const geo::Vec3d arm = pose_.eye_crs - pose_.target_crs;
    if (walking_) {
        Angles look = angles_of(-1.0 * arm);
        look.around -= 0.5 * dx_px * per_pixel;
        look.up = std::clamp(look.up - 0.5 * dy_px * per_pixel, -1.2, 1.2);
        pose_.target_crs = pose_.eye_crs + length(arm) * direction_of(look);
        return;
    }
    Angles seat = angles_of(arm);
    seat.around -= dx_px * per_pixel;
    // From just above the horizon to straight down.
    seat.up = std::clamp(seat.up + dy_px * per_pixel, 0.03, 0.499 * pi);
    pose_.eye_crs = pose_.target_crs + length(arm) * direction_of(seat);
}

void CameraController::pan(double dx_px, double dy_px, double height_px) {
    const ViewAxes axes = axes_of(pose_);
    const double distance_m = length(pose_.target_crs - pose_.eye_crs);
    const double metres_per_px = distance_m * pixel_angle_rad(pose_, height_px);
    const geo::Vec3d level = cross({0.0, 0.0, 1.0}, axes.right); // ahead along the ground
    // A shift of the ground looks shorter the flatter one looks at it.
    const double stretch = 1.0 / std::max(0.2, std::abs(axes.ahead.z));
    const geo::Vec3d shift =
        -dx_px * metres_per_px * axes.right + dy_px * metres_per_px * stretch * level;
    pose_.eye_crs = pose_.eye_crs + shift;
    pose_.target_crs = pose_.target_crs + shift;
}

void CameraController::zoom(double factor, std::optional<geo::Vec3d> toward_crs) {
    if (walking_) {
        return;
    }
    const geo::Vec3d fixed = toward_crs.value_or(pose_.target_crs);
    const double distance_m = length(pose_.target_crs - pose_.eye_crs);
    const double allowed = std::clamp(factor, 3.0 / distance_m, 60000.0 / distance_m);
    pose_.eye_crs = fixed + allowed * (pose_.eye_crs - fixed);
    pose_.target_crs = fixed + allowed * (pose_.target_crs - fixed);
}

void CameraController::face_north() {
    const geo::Vec3d arm = pose_.eye_crs - pose_.target_crs;
    Angles seat = angles_of(walking_ ? -1.0 * arm : arm);
    seat.around = walking_ ? 0.5 * pi : -0.5 * pi;
    if (walking_) {
        pose_.target_crs = pose_.eye_crs + length(arm) * direction_of(seat);
    } else {
        pose_.eye_crs = pose_.target_crs + length(arm) * direction_of(seat);
    }
}

void CameraController::start_walking(
    geo::Vec3d foot_crs, const GroundHeight& ground, const WayToWall& way_m) {
    Angles look = angles_of(pose_.target_crs - pose_.eye_crs);
    look.up = 0.0;
    pose_.eye_crs = free_place_near(foot_crs, ground, way_m);
    pose_.target_crs = pose_.eye_crs + 20.0 * direction_of(look);
    walking_ = true;
}

void CameraController::stop_walking() {
    if (!walking_) {
        return;
    }
    walking_ = false;
    // Back and up, so that the place where one stood is in the middle.
    Angles seat = angles_of(pose_.eye_crs - pose_.target_crs);
    seat.up = 35.0 * pi / 180.0;
    pose_.target_crs = pose_.eye_crs;
    pose_.eye_crs = pose_.target_crs + 120.0 * direction_of(seat);
}

void CameraController::walk(
    double ahead_m, double right_m, const GroundHeight& ground, const WayToWall& way_m) {
    if (!walking_) {
        return;
    }
    const ViewAxes axes = axes_of(pose_);
    const geo::Vec3d level = cross({0.0, 0.0, 1.0}, axes.right);
    const geo::Vec3d wish = ahead_m * level + right_m * axes.right;
    geo::Vec3d shift = way_m ? along_walls(pose_.eye_crs, wish, way_m) : wish;
    const geo::Vec3d foot = pose_.eye_crs + shift;
    const double height_m = ground({foot.x, foot.y});
    if (std::isfinite(height_m)) {
        shift.z = height_m + eye_level_m - pose_.eye_crs.z;
    }
    pose_.eye_crs = pose_.eye_crs + shift;
    pose_.target_crs = pose_.target_crs + shift;
}

} // namespace smiletwin::viewer
