#include "tests/support/catch.hpp"
#include "viewer/app/snapping.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

/// A wall from west to east.
SnapTargets wall() {
    return {{{{0, 0}, {10, 0}}}, {}};
}

} // namespace

TEST_CASE("far from everything the hand is free") {
    CHECK_FALSE(snapped({5, 3}, wall(), 1.0, 0.0).has_value());
}

TEST_CASE("near a wall a thing lies on it, near its end at the corner") {
    const auto edge = snapped({5, 0.4}, wall(), 1.0, 0.0);
    REQUIRE(edge.has_value());
    CHECK(edge->kind == SnapKind::Edge);
    CHECK(edge->place_crs == geo::Vec2d{5, 0});
    REQUIRE(edge->guide.has_value());
    const auto corner = snapped({9.7, 0.4}, wall(), 1.0, 0.0);
    REQUIRE(corner.has_value());
    CHECK(corner->kind == SnapKind::Corner);
    CHECK(corner->place_crs == geo::Vec2d{10, 0});
}

TEST_CASE("beyond its end a wall still gives the building line, but not for ever") {
    const auto line = snapped({20, 0.4}, wall(), 1.0, 0.0);
    REQUIRE(line.has_value());
    CHECK(line->kind == SnapKind::InLine);
    CHECK(line->place_crs == geo::Vec2d{20, 0});
    CHECK_FALSE(snapped({60, 0.4}, wall(), 1.0, 0.0).has_value());
}

TEST_CASE("a third tree goes as far on as the second, or half way between two") {
    const SnapTargets trees{{}, {{0, 0}, {8, 0}}};
    const auto next = snapped({16.3, 0.2}, trees, 1.0, 0.0);
    REQUIRE(next.has_value());
    CHECK(next->kind == SnapKind::Spacing);
    CHECK(next->place_crs == geo::Vec2d{16, 0});
    const auto between = snapped({4.2, 0.3}, trees, 1.0, 0.0);
    REQUIRE(between.has_value());
    CHECK(between->place_crs == geo::Vec2d{4, 0});
    CHECK(snapped({-8.1, 0.1}, trees, 1.0, 0.0)->place_crs == geo::Vec2d{-8, 0});
}

TEST_CASE("the grid takes what nothing else does") {
    const auto grid = snapped({5.2, 30.3}, wall(), 1.0, 0.5);
    REQUIRE(grid.has_value());
    CHECK(grid->kind == SnapKind::Grid);
    CHECK(grid->place_crs == geo::Vec2d{5.0, 30.5});
    CHECK(snapped({5.2, 0.4}, wall(), 1.0, 0.5)->kind == SnapKind::Edge);
}

TEST_CASE("of two walls the nearer one counts") {
    const SnapTargets two{{{{0, 0}, {10, 0}}, {{0, 1}, {10, 1}}}, {}};
    CHECK(snapped({5, 0.7}, two, 1.0, 0.0)->place_crs == geo::Vec2d{5, 1});
}
