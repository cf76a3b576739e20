#include "tests/support/catch.hpp"
#include "viewer/camera/walking.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

constexpr double nothing = std::numeric_limits<double>::infinity();

double level_ground(geo::Vec2d) {
    return 14.0;
}

/// A house of 10 x 10 m with its south-west corner at the origin, hollow, with a flat roof 6 m
/// above the ground.
double way_to_house_m(geo::Vec3d from, geo::Vec3d direction) {
    double way_m = nothing;
    const auto offer = [&](double distance_m, double across, double height_m) {
        if (distance_m > 0.0 && across >= 0.0 && across <= 10.0 && height_m >= 14.0 &&
            height_m <= 20.0) {
            way_m = std::min(way_m, distance_m);
        }
    };
    for (const double wall : {0.0, 10.0}) {
        if (direction.x != 0.0) {
            const double t = (wall - from.x) / direction.x;
            offer(t, from.y + t * direction.y, from.z + t * direction.z);
        }
        if (direction.y != 0.0) {
            const double t = (wall - from.y) / direction.y;
            offer(t, from.x + t * direction.x, from.z + t * direction.z);
        }
    }
    const bool inside = from.x > 0.0 && from.x < 10.0 && from.y > 0.0 && from.y < 10.0;
    return direction.z > 0.9 && inside ? 20.0 - from.z : way_m;
}

bool in_house(geo::Vec3d eye) {
    return eye.x > 0.0 && eye.x < 10.0 && eye.y > 0.0 && eye.y < 10.0;
}

/// Looks north from there.
CameraController walker_at(double x, double y) {
    CameraController camera({{x, y - 10.0, 14.0}, {x, y, 14.0}, 45.0});
    camera.start_walking({x, y, 0.0}, level_ground, way_to_house_m);
    return camera;
}

} // namespace

TEST_CASE("a walker stops in front of a wall and does not get through it") {
    CameraController camera = walker_at(5.0, -3.0);
    for (int i = 0; i < 100; ++i) {
        camera.walk(0.3, 0.0, level_ground, way_to_house_m);
    }
    CHECK_FALSE(in_house(camera.pose().eye_crs));
    CHECK(camera.pose().eye_crs.y < 0.0);
    CHECK(camera.pose().eye_crs.z == Approx(15.7));
}

TEST_CASE("a walker goes on along a wall met at an angle") {
    CameraController camera = walker_at(3.0, -2.0);
    camera.orbit(-240.0, 0.0, 720.0); // the head to the left or right by 30 degrees
    const double start_x = camera.pose().eye_crs.x;
    for (int i = 0; i < 20; ++i) {
        camera.walk(0.3, 0.0, level_ground, way_to_house_m);
        REQUIRE_FALSE(in_house(camera.pose().eye_crs));
    }
    CHECK(std::abs(camera.pose().eye_crs.x - start_x) > 2.0);
}

TEST_CASE("who starts inside a house stands beside it, as near as possible") {
    const CameraController camera = walker_at(2.0, 5.0);
    const geo::Vec3d eye = camera.pose().eye_crs;
    CHECK_FALSE(in_house(eye));
    CHECK(eye.z == Approx(15.7));
    CHECK(std::hypot(eye.x - 2.0, eye.y - 5.0) < 4.0); // the wall is 2 m away, the body 0.5 m wide
}

TEST_CASE("who starts in the open stays there") {
    const CameraController camera = walker_at(5.0, -3.0);
    CHECK(camera.pose().eye_crs.x == Approx(5.0));
    CHECK(camera.pose().eye_crs.y == Approx(-3.0));
}
