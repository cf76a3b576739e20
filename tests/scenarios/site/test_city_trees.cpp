#include "scenarios/site/city_trees.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using scenarios::trees_of_city;
using tests::BoxesCity;

TEST_CASE("A tree that a city model shows as a body keeps its shape and gives it its size") {
    const geo::City city =
        BoxesCity().object("t", "SolitaryVegetationObject").box(1, 1, 9, 9, 0, 12).city();
    const auto trees = trees_of_city(city);
    REQUIRE(trees.size() == 1);
    CHECK(trees[0].has_own_shape);
    CHECK(trees[0].height_m == Approx(12.0));
    CHECK(trees[0].crown_diameter_m == Approx(8.0));
    CHECK(trees[0].foot_crs == geo::Vec2d{5.0, 5.0});
}

TEST_CASE("A tree of a city model that is only a point is drawn in a shape of ours") {
    geo::City city;
    geo::CityObject object;
    object.id = "t";
    object.type = "SolitaryVegetationObject";
    object.bounds.add(geo::Vec3d{4.0, 5.0, 12.0});
    city.objects.push_back(object);
    const auto trees = trees_of_city(city);
    REQUIRE(trees.size() == 1);
    CHECK_FALSE(trees[0].has_own_shape);
    CHECK(trees[0].height_m == geo::Tree().height_m);
}
