#include "tests/support/catch.hpp"
#include "viewer/scene/ray_tests.hpp"

using namespace smiletwin;
using viewer::PickRay;

namespace {

/// 10 m high, crown of 6 m between 4 and 10 m above the foot.
viewer::TreeInstance linden() {
    viewer::TreeInstance tree;
    tree.foot_crs = {312500.0, 6000500.0, 14.0};
    tree.height_m = 10.0F;
    tree.crown_diameter_m = 6.0F;
    tree.crown_base_m = 4.0F;
    return tree;
}

PickRay eastward(double north_m, double height_m) {
    return {{312400.0, 6000500.0 + north_m, height_m}, {1.0, 0.0, 0.0}, 0.001};
}

} // namespace

TEST_CASE("a level ray meets the crown at its western rim") {
    const auto hit = viewer::distance_to_tree(eastward(0.0, 21.0), linden());
    REQUIRE(hit);
    CHECK(*hit == Approx(97.0));
}

TEST_CASE("below the crown only the trunk is hit") {
    const auto trunk = viewer::distance_to_tree(eastward(0.0, 15.0), linden());
    REQUIRE(trunk);
    CHECK(*trunk == Approx(99.7));
    CHECK_FALSE(viewer::distance_to_tree(eastward(1.0, 15.0), linden()));
}

TEST_CASE("a ray over the top or behind the eye meets nothing") {
    CHECK_FALSE(viewer::distance_to_tree(eastward(0.0, 24.5), linden()));
    PickRay away = eastward(0.0, 21.0);
    away.direction.x = -1.0;
    CHECK_FALSE(viewer::distance_to_tree(away, linden()));
}

TEST_CASE("a body is hit on its wall or its lid") {
    viewer::PrismInstance stall;
    stall.outline_crs = {
        {312500.0, 6000498.0}, {312504.0, 6000498.0}, {312504.0, 6000502.0}, {312500.0, 6000502.0}};
    stall.base_m = 14.0F;
    stall.height_m = 2.5F;
    const auto wall = viewer::distance_to_prism(eastward(0.0, 15.0), stall);
    REQUIRE(wall);
    CHECK(*wall == Approx(100.0));
    const PickRay down{{312502.0, 6000500.0, 30.0}, {0.0, 0.0, -1.0}, 0.001};
    const auto lid = viewer::distance_to_prism(down, stall);
    REQUIRE(lid);
    CHECK(*lid == Approx(13.5));
    CHECK_FALSE(viewer::distance_to_prism(eastward(0.0, 17.0), stall));
}

TEST_CASE("a pin counts as hit within its angle") {
    const geo::Vec3d pin{312500.0, 6000500.5, 17.0};
    CHECK(viewer::distance_in_cone(eastward(0.0, 17.0), pin, 0.006));
    CHECK_FALSE(viewer::distance_in_cone(eastward(0.0, 17.0), pin, 0.004));
}
