// From a pose to the numbers of a picture: directions, clip planes, pixels.
#pragma once

#include "viewer/scene/city_scene.hpp"

#include <optional>

namespace smiletwin::viewer {

/// Orthonormal axes of a camera; `right` is level.
struct ViewAxes {
    geo::Vec3d ahead;
    geo::Vec3d right;
    geo::Vec3d up;
};
ViewAxes axes_of(const CameraPose& pose);

/// Distances along `ahead` between which everything of interest lies.
struct ClipRange {
    double near_m = 0.5;
    double far_m = 5000.0;
};
/// So that `box_crs` and an apron of `around_m` fit; near grows with the distance to the box to
/// keep depth precise.
ClipRange clip_range(const CameraPose& pose, const geo::Box3d& box_crs, double around_m);

/// Direction through a pixel (from the upper left corner of a picture of that size).
geo::Vec3d direction_through(
    const CameraPose& pose, double x_px, double y_px, double width_px, double height_px);

struct PixelPlace {
    double x = 0.0;
    double y = 0.0;
    double distance_m = 0.0; ///< along `ahead`
};
/// Nothing when the point lies behind the eye.
std::optional<PixelPlace>
pixel_place(const CameraPose& pose, geo::Vec3d point_crs, double width_px, double height_px);

/// What one pixel spans at the middle of the picture.
double pixel_angle_rad(const CameraPose& pose, double height_px);

} // namespace smiletwin::viewer
