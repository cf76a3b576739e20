#include "tests/support/catch.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/camera/view_maths.hpp"

#include <cmath>
#include <limits>
#include <numbers>

using namespace smiletwin;
using viewer::CameraController;
using viewer::CameraPose;

namespace {

/// 100 m south of the target and as high above it.
CameraPose from_the_south() {
    return {{312500.0, 6000400.0, 114.0}, {312500.0, 6000500.0, 14.0}, 45.0};
}

double distance(const CameraPose& pose) {
    return length(pose.target_crs - pose.eye_crs);
}

} // namespace

TEST_CASE("orbiting keeps the target and the distance") {
    CameraController camera(from_the_south());
    camera.orbit(137.0, -21.0, 720.0);
    CHECK(camera.pose().target_crs == from_the_south().target_crs);
    CHECK(distance(camera.pose()) == Approx(distance(from_the_south())));
}

TEST_CASE("dragging over the height of the picture turns half round") {
    CameraController camera(from_the_south());
    camera.orbit(720.0, 0.0, 720.0);
    CHECK(camera.pose().eye_crs.x == Approx(312500.0).margin(1e-6));
    CHECK(camera.pose().eye_crs.y == Approx(6000600.0).margin(1e-6));
}

TEST_CASE("the camera never goes below the horizon of its target nor over the top") {
    CameraController camera(from_the_south());
    camera.orbit(0.0, -5000.0, 720.0);
    CHECK(camera.pose().eye_crs.z > camera.pose().target_crs.z);
    camera.orbit(0.0, 50000.0, 720.0);
    CHECK(camera.pose().eye_crs.y < camera.pose().target_crs.y);
}

TEST_CASE("panning right shows what lies to the left") {
    CameraController camera(from_the_south());
    camera.pan(50.0, 0.0, 720.0);
    CHECK(camera.pose().eye_crs.x < 312500.0);
    CHECK(camera.pose().eye_crs.z == Approx(114.0));
    CHECK(distance(camera.pose()) == Approx(distance(from_the_south())));
}

TEST_CASE("a point under the cursor keeps its place on the screen when zooming") {
    CameraController camera(from_the_south());
    const geo::Vec3d corner{312530.0, 6000520.0, 14.0};
    const auto before = viewer::pixel_place(camera.pose(), corner, 1280.0, 720.0);
    camera.zoom(0.5, corner);
    const auto after = viewer::pixel_place(camera.pose(), corner, 1280.0, 720.0);
    REQUIRE(before);
    REQUIRE(after);
    CHECK(after->x == Approx(before->x).margin(1e-6));
    CHECK(after->y == Approx(before->y).margin(1e-6));
    CHECK(after->distance_m == Approx(0.5 * before->distance_m));
}

TEST_CASE("a walker's eyes stay 1.7 m above the ground") {
    const auto slope = [](geo::Vec2d p) { return 14.0 + 0.1 * (p.y - 6000450.0); };
    CameraController camera(from_the_south());
    camera.start_walking({312500.0, 6000450.0, 0.0}, slope);
    REQUIRE(camera.walking());
    CHECK(camera.pose().eye_crs.z == Approx(15.7));
    camera.walk(10.0, 0.0, slope);
    CHECK(camera.pose().eye_crs.y == Approx(6000460.0));
    CHECK(camera.pose().eye_crs.z == Approx(16.7));
    camera.stop_walking();
    CHECK_FALSE(camera.walking());
    CHECK(camera.pose().eye_crs.z > 50.0);
}

TEST_CASE("walking over ground of unknown height stays level") {
    const auto unknown = [](geo::Vec2d) { return std::numeric_limits<double>::quiet_NaN(); };
    CameraController camera(from_the_south());
    camera.start_walking({312500.0, 6000450.0, 14.0}, unknown);
    camera.walk(10.0, 3.0, unknown);
    CHECK(camera.pose().eye_crs.z == Approx(15.7));
}

TEST_CASE("facing north puts the eye south of the target at the same height") {
    CameraController camera(from_the_south());
    camera.orbit(211.0, 0.0, 720.0);
    camera.face_north();
    CHECK(camera.pose().eye_crs.x == Approx(312500.0).margin(1e-6));
    CHECK(camera.pose().eye_crs.y == Approx(6000400.0).margin(1e-6));
}

TEST_CASE("the whole is seen from the south-west at 35 degrees with all its corners") {
    const geo::Box3d box{{312200.0, 6000200.0, 1.0}, {312800.0, 6000800.0, 75.0}};
    const double aspect = 16.0 / 9.0;
    const CameraPose pose = viewer::pose_of_whole(box, aspect);
    const geo::Vec3d arm = pose.eye_crs - pose.target_crs;
    CHECK(arm.x == Approx(arm.y));
    CHECK(arm.x < 0.0);
    CHECK(std::atan2(arm.z, std::hypot(arm.x, arm.y)) == Approx(35.0 * std::numbers::pi / 180.0));
    for (const double x : {box.min.x, box.max.x}) {
        for (const double y : {box.min.y, box.max.y}) {
            for (const double z : {box.min.z, box.max.z}) {
                const auto place = viewer::pixel_place(pose, {x, y, z}, 1600.0, 900.0);
                REQUIRE(place);
                CHECK(place->x > 0.0);
                CHECK(place->x < 1600.0);
                CHECK(place->y > 0.0);
                CHECK(place->y < 900.0);
            }
        }
    }
}

TEST_CASE("scattered points fill the picture from border to border and stay inside") {
    const std::vector<geo::Vec3d> points{
        {312200.0, 6000200.0, 1.0}, {312800.0, 6000300.0, 5.0}, {312900.0, 6000250.0, 20.0}};
    const CameraPose pose = viewer::pose_of_points(points, 16.0 / 9.0);
    geo::Box2d seen;
    for (const geo::Vec3d& point : points) {
        const auto place = viewer::pixel_place(pose, point, 1600.0, 900.0);
        REQUIRE(place);
        seen.add(geo::Vec2d{place->x, place->y});
    }
    // In the middle, with a margin of 3 % on the two sides that decide.
    CHECK(seen.center().x == Approx(800.0).margin(0.1));
    CHECK(seen.center().y == Approx(450.0).margin(0.1));
    CHECK(std::min(seen.min.x / 1600.0, seen.min.y / 900.0) == Approx(0.03).margin(1e-3));
}

TEST_CASE("a bench of two metres is seen from near") {
    const CameraPose pose = viewer::pose_of_points({{0.0, 0.0, 0.0}, {2.0, 0.6, 0.8}}, 16.0 / 9.0);
    CHECK(length(pose.eye_crs - pose.target_crs) < 3.5);
}

TEST_CASE("a pixel's direction leads back to the pixel") {
    const CameraPose pose = from_the_south();
    const geo::Vec3d way = viewer::direction_through(pose, 300.0, 555.0, 1280.0, 720.0);
    const auto place = viewer::pixel_place(pose, pose.eye_crs + 321.0 * way, 1280.0, 720.0);
    REQUIRE(place);
    // Coordinates of six million metres leave a billionth of that: 1e-9 m over 300 m.
    CHECK(place->x == Approx(300.0).margin(1e-5));
    CHECK(place->y == Approx(555.0).margin(1e-5));
}

TEST_CASE("near and far enclose the box and its surroundings") {
    const geo::Box3d box{{312400.0, 6000450.0, 1.0}, {312600.0, 6000550.0, 75.0}};
    const CameraPose pose = from_the_south();
    const viewer::ClipRange range = viewer::clip_range(pose, box, 1000.0);
    CHECK(range.near_m < 40.0);
    CHECK(range.near_m >= 0.4);
    // The lowest corner of the surroundings in the north, along a view 45 degrees down.
    CHECK(range.far_m > std::numbers::sqrt2 / 2.0 * (1150.0 + 118.0));
    const CameraPose inside{{312500.0, 6000500.0, 16.0}, {312510.0, 6000500.0, 16.0}, 45.0};
    CHECK(viewer::clip_range(inside, box, 1000.0).near_m == Approx(0.4));
}

TEST_CASE("data hundreds of kilometres wide do not cost the place looked at its depth") {
    const geo::Box3d wide{{100000.0, 5800000.0, 0.0}, {500000.0, 6400000.0, 400.0}};
    const CameraPose pose{{312500.0, 5997000.0, 300.0}, {312500.0, 6000000.0, 10.0}, 45.0};
    const viewer::ClipRange range = viewer::clip_range(pose, wide, 1500000.0);
    CHECK(range.near_m > 1.0);
    CHECK(range.far_m > 15000.0);
    CHECK(range.far_m < 50000.0);
}

TEST_CASE("between two poses lies neither jump nor detour") {
    const CameraPose a = from_the_south();
    const CameraPose b{{312600.0, 6000500.0, 30.0}, {312500.0, 6000500.0, 14.0}, 45.0};
    CHECK(viewer::pose_between(a, b, 0.0) == a);
    CHECK(viewer::pose_between(a, b, 1.0) == b);
    CHECK(viewer::pose_between(a, b, 0.5).eye_crs.x == Approx(312550.0));
}
