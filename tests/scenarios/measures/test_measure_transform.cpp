#include "scenarios/measures/measure_transform.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <cmath>

using namespace smiletwin;
using scenarios::PlanTransform;
using scenarios::transformed;

TEST_CASE("a quarter turn about a corner brings east to north, exactly") {
    PlanTransform turn;
    turn.about_crs = {100.0, 200.0};
    turn.rotate_deg = 90.0;
    CHECK(transformed(geo::Vec2d{110.0, 200.0}, turn) == geo::Vec2d{100.0, 210.0});
    turn.rotate_deg = -270.0;
    CHECK(transformed(geo::Vec2d{110.0, 200.0}, turn) == geo::Vec2d{100.0, 210.0});
}

TEST_CASE("mirrored at a north-south axis, east becomes west; twice is nothing") {
    PlanTransform mirror;
    mirror.about_crs = {10.0, 0.0};
    mirror.mirror_axis_deg = 90.0;
    const geo::Vec2d there = transformed(geo::Vec2d{13.0, 5.0}, mirror);
    CHECK(there == geo::Vec2d{7.0, 5.0});
    CHECK(transformed(there, mirror) == geo::Vec2d{13.0, 5.0});
}

TEST_CASE("areas grow with the square of the scale and keep their sense when mirrored") {
    const geo::Polygon2d square{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}}};
    PlanTransform both;
    both.scale = 3.0;
    both.mirror_axis_deg = 30.0;
    const auto large = std::get<geo::Polygon2d>(transformed(geo::PlanGeometry(square), both));
    CHECK(geo::signed_area_m2(large.rings[0]) == Approx(36.0));
}

TEST_CASE("a bench turns with the place, a tree has no direction") {
    const auto catalogue = tests::shipped_catalogue();
    scenarios::Measure bench{"m1", "bench", geo::Vec2d{0.0, 0.0}, geo::Json::object()};
    bench.parameters.set("rotation_deg", 170.0);
    PlanTransform turn;
    turn.rotate_deg = 30.0;
    CHECK(transformed(bench, turn, *catalogue).parameters["rotation_deg"].to_double() == -160.0);
    PlanTransform mirror;
    mirror.mirror_axis_deg = 90.0;
    CHECK(transformed(bench, mirror, *catalogue).parameters["rotation_deg"].to_double() == 10.0);
    scenarios::Measure tree{"m2", "tree", geo::Vec2d{0.0, 0.0}, geo::Json::object()};
    CHECK(transformed(tree, turn, *catalogue) == tree);
}
