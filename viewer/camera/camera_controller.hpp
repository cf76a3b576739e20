// Navigation as plain maths: what a gesture does to a CameraPose. Knows no window and no OSG.
#pragma once

#include "viewer/scene/city_scene.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace smiletwin::viewer {

/// Eye level of a standing adult above the terrain.
inline constexpr double eye_level_m = 1.7;

/// The whole box from the south-west, looking down by 35 degrees.
CameraPose pose_of_whole(const geo::Box3d& box_crs, double aspect, double vertical_fov_deg = 45.0);

/// As near as all points are seen from that direction; a long box is not framed by its empty
/// corners.
CameraPose pose_of_points(
    const std::vector<geo::Vec3d>& points_crs, double aspect, double vertical_fov_deg = 45.0);

/// `t` in 0..1, eased in and out; eye and target move together.
CameraPose pose_between(const CameraPose& from, const CameraPose& to, double t);

class CameraController {
public:
    using GroundHeight = std::function<double(geo::Vec2d point_crs)>; ///< NaN = unknown
    /// Metres from a place to the next wall in that direction, infinite without one.
    using WayToWall = std::function<double(geo::Vec3d from_crs, geo::Vec3d direction)>;

    explicit CameraController(CameraPose pose = {}) : pose_(pose) {}

    [[nodiscard]] const CameraPose& pose() const { return pose_; }
    void set_pose(const CameraPose& pose);
    [[nodiscard]] bool walking() const { return walking_; }

    /// Turns round the target (walking: turns the head). Drag in pixels of a picture `height_px`.
    void orbit(double dx_px, double dy_px, double height_px);
    /// Shifts eye and target so that the ground follows the cursor.
    void pan(double dx_px, double dy_px, double height_px);
    /// `factor` < 1 comes nearer; `toward_crs` (point under the cursor) keeps its place on screen.
    void zoom(double factor, std::optional<geo::Vec3d> toward_crs = {});
    /// Looks north from the same distance.
    void face_north();

    /// Stands at `foot_crs`, or beside what stands there, looking the way the camera looked.
    void
    start_walking(geo::Vec3d foot_crs, const GroundHeight& ground, const WayToWall& way_m = {});
    void stop_walking();
    /// Metres ahead and to the right, following the ground, along walls instead of through them.
    void
    walk(double ahead_m, double right_m, const GroundHeight& ground, const WayToWall& way_m = {});

private:
    CameraPose pose_;
    bool walking_ = false;
};

} // namespace smiletwin::viewer
