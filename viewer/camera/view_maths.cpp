#include "viewer/camera/view_maths.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::viewer {

namespace {

double half_height(const CameraPose& pose) {
    return std::tan(pose.vertical_fov_deg * std::numbers::pi / 360.0);
}

geo::Vec3d unit(geo::Vec3d v) {
    return (1.0 / length(v)) * v;
}

} // namespace

ViewAxes axes_of(const CameraPose& pose) {
    const geo::Vec3d toward = pose.target_crs - pose.eye_crs;
    const geo::Vec3d ahead = length(toward) > 0.0 ? unit(toward) : geo::Vec3d{0.0, 1.0, 0.0};
    // Looking straight down, north is up in the picture.
    const bool vertical = std::abs(ahead.z) > 0.999999;
    const geo::Vec3d right =
        vertical ? geo::Vec3d{1.0, 0.0, 0.0} : unit(cross(ahead, {0.0, 0.0, 1.0}));
    return {ahead, right, cross(right, ahead)};
}

ClipRange clip_range(const CameraPose& pose, const geo::Box3d& box_crs, double around_m) {
    ClipRange range;
    if (box_crs.empty()) {
        return range;
    }
    const ViewAxes axes = axes_of(pose);
    double far_m = 10.0;
    for (unsigned corner = 0; corner < 8; ++corner) {
        const geo::Vec3d p{
            (corner & 1U) != 0 ? box_crs.max.x + around_m : box_crs.min.x - around_m,
            (corner & 2U) != 0 ? box_crs.max.y + around_m : box_crs.min.y - around_m,
            (corner & 4U) != 0 ? box_crs.max.z + 5.0 : box_crs.min.z - 5.0};
        far_m = std::max(far_m, dot(p - pose.eye_crs, axes.ahead));
    }
    const geo::Vec3d nearest{
        std::clamp(pose.eye_crs.x, box_crs.min.x, box_crs.max.x),
        std::clamp(pose.eye_crs.y, box_crs.min.y, box_crs.max.y),
        std::clamp(pose.eye_crs.z, box_crs.min.z, box_crs.max.z)};
    // The corner of the picture looks aside by up to 45 degrees: what is nearest in space may lie
    // at 0.6 of its distance along the view.
    // An eye among wide data is near some of them everywhere; depth then follows what is looked at.
    const double looked_at_m = length(pose.target_crs - pose.eye_crs);
    range.near_m = std::max({0.4, looked_at_m / 2000.0, 0.5 * length(nearest - pose.eye_crs)});
    // Fog ends the view at less than five times the distance to the target.
    const double seen_m = std::max(20e3, 12.0 * looked_at_m);
    range.far_m = std::max(std::min(1.02 * far_m, seen_m), range.near_m + 10.0);
    return range;
}

geo::Vec3d direction_through(
    const CameraPose& pose, double x_px, double y_px, double width_px, double height_px) {
    const ViewAxes axes = axes_of(pose);
    const double half = half_height(pose);
    const double across = (2.0 * x_px - width_px) / height_px * half;
    const double upward = (height_px - 2.0 * y_px) / height_px * half;
    return unit(axes.ahead + across * axes.right + upward * axes.up);
}

std::optional<PixelPlace>
pixel_place(const CameraPose& pose, geo::Vec3d point_crs, double width_px, double height_px) {
    const ViewAxes axes = axes_of(pose);
    const geo::Vec3d toward = point_crs - pose.eye_crs;
    const double ahead_m = dot(toward, axes.ahead);
    if (ahead_m <= 0.0) {
        return std::nullopt;
    }
    const double scale = 0.5 * height_px / (half_height(pose) * ahead_m);
    return PixelPlace{
        0.5 * width_px + scale * dot(toward, axes.right),
        0.5 * height_px - scale * dot(toward, axes.up),
        ahead_m};
}

double pixel_angle_rad(const CameraPose& pose, double height_px) {
    return 2.0 * half_height(pose) / height_px;
}

} // namespace smiletwin::viewer
