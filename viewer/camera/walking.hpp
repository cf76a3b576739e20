// Where a walker can stand and go: not inside of walls, not through them. Plain maths over two
// questions to the scene.
#pragma once

#include "viewer/camera/camera_controller.hpp"

namespace smiletwin::viewer {

/// Eyes of a walker at `foot_crs` or, where something stands there, at the nearest free place.
/// `foot_crs.z` counts only where the ground is unknown.
geo::Vec3d free_place_near(
    geo::Vec3d foot_crs,
    const CameraController::GroundHeight& ground,
    const CameraController::WayToWall& way_m);

/// The level step `wish` from `eye_crs`, turned along the wall that is in its way; zero in a
/// corner.
geo::Vec3d
along_walls(geo::Vec3d eye_crs, geo::Vec3d wish, const CameraController::WayToWall& way_m);

} // namespace smiletwin::viewer
