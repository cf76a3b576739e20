#include "tests/support/block_scene.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

/// From above, at the middle of the first house.
PickRay down_on_house() {
    return {{312506.0, 6000503.0, 200.0}, {0.0, 0.0, -1.0}};
}

} // namespace

TEST_CASE("a demolished house is not met by a click, its neighbour is; undo brings it back") {
    const auto scene = test::block_scene();
    REQUIRE(scene);
    const PickHit before = scene->pick(down_on_house());
    REQUIRE(before.kind == PickKind::CityObject);
    CHECK(before.city_object == 0);
    const auto revision = scene->revision();
    scene->set_object_changes({{0, true, 14.0, 1.0}});
    CHECK(scene->revision() > revision);
    CHECK(scene->pick(down_on_house()).kind == PickKind::Ground);
    PickRay neighbour = down_on_house();
    neighbour.origin_crs.x += 14.0;
    const PickHit other = scene->pick(neighbour);
    CHECK(other.kind == PickKind::CityObject);
    CHECK(other.city_object == 1);
    scene->set_object_changes({});
    CHECK(scene->pick(down_on_house()).point_crs == before.point_crs);
}

TEST_CASE("a house of double height is met twice as high above its foot") {
    const auto scene = test::block_scene();
    REQUIRE(scene);
    const double before_m = scene->pick(down_on_house()).point_crs.z - 14.0;
    scene->set_object_changes({{0, false, 14.0, 2.0}});
    CHECK(scene->pick(down_on_house()).point_crs.z - 14.0 == Approx(2.0 * before_m).epsilon(1e-4));
    scene->set_object_changes({{0, false, 14.0, 0.5}});
    CHECK(scene->pick(down_on_house()).point_crs.z - 14.0 == Approx(0.5 * before_m).epsilon(1e-4));
}

TEST_CASE("the same changes again draw nothing anew") {
    const auto scene = test::block_scene();
    REQUIRE(scene);
    scene->set_object_changes({{0, true, 14.0, 1.0}});
    const auto revision = scene->revision();
    scene->set_object_changes({{0, true, 14.0, 1.0}});
    CHECK(scene->revision() == revision);
}
