// What stands in the way of somebody who walks in the scene.

#include "tests/support/block_scene.hpp"
#include "tests/support/catch.hpp"
#include "viewer/camera/camera_controller.hpp"

#include <algorithm>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

constexpr geo::Vec2d south_west{312505.0, 6000520.0};
constexpr geo::Vec2d north_east{312515.0, 6000524.0};

/// A barrier 10 m wide on the level square of the block.
PrismInstance barrier(float height_m) {
    PrismInstance prism;
    prism.id = "barrier";
    prism.outline_crs = {
        south_west, {north_east.x, south_west.y}, north_east, {south_west.x, north_east.y}};
    prism.base_m = 14.0F;
    prism.height_m = height_m;
    return prism;
}

bool in_barrier(geo::Vec3d eye_crs) {
    return eye_crs.x > south_west.x && eye_crs.x < north_east.x && eye_crs.y > south_west.y &&
           eye_crs.y < north_east.y;
}

/// Starts there, looks north and goes `steps` steps of 0.3 m.
CameraPose pose_after(const CityScene& scene, geo::Vec2d start, int steps) {
    const auto ground = [&](geo::Vec2d at) { return scene.ground_height_m(at); };
    const auto way = [&](geo::Vec3d from, geo::Vec3d direction) {
        return scene.way_to_wall_m({from, direction});
    };
    CameraController camera({{start.x, start.y - 10.0, 14.0}, {start.x, start.y, 14.0}, 45.0});
    camera.start_walking({start.x, start.y, 14.0}, ground, way);
    for (int i = 0; i < steps; ++i) {
        camera.walk(0.3, 0.0, ground, way);
        REQUIRE_FALSE(in_barrier(camera.pose().eye_crs));
    }
    return camera.pose();
}

} // namespace

TEST_CASE("a planned barrier of one metre stops a walker like a house") {
    const auto scene = test::block_scene();
    REQUIRE(scene);
    scene->set_prisms({barrier(1.0F)});
    const CameraPose stopped = pose_after(*scene, {312510.0, 6000516.0}, 20);
    CHECK(stopped.eye_crs.y < south_west.y);
}

TEST_CASE("who begins to walk in a planned barrier stands beside it") {
    const auto scene = test::block_scene();
    REQUIRE(scene);
    scene->set_prisms({barrier(1.0F)});
    CHECK_FALSE(in_barrier(pose_after(*scene, {312510.0, 6000522.0}, 0).eye_crs));
}
