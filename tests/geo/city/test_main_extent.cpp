#include "geo/city/main_extent.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

namespace {

/// Houses of 10 m in a row, 20 m apart.
City row_of_houses(int count) {
    City city;
    for (int i = 0; i < count; ++i) {
        CityObject house;
        house.type = "Building";
        house.bounds.add(Vec3d{312000.0 + 20.0 * i, 5998000.0, 10.0});
        house.bounds.add(Vec3d{312010.0 + 20.0 * i, 5998010.0, 20.0});
        city.bounds.add(house.bounds);
        city.objects.push_back(house);
    }
    return city;
}

void add_house_at_origin(City& city) {
    CityObject house;
    house.bounds.add(Vec3d{0.0, 0.0, 0.0});
    house.bounds.add(Vec3d{10.0, 10.0, 10.0});
    city.bounds.add(house.bounds);
    city.objects.push_back(house);
}

} // namespace

TEST_CASE("a house at the origin of coordinates is no part of the first look") {
    City city = row_of_houses(9);
    const Box3d street = city.bounds;
    add_house_at_origin(city);
    CHECK(main_extent(city) == street);
    CHECK(main_objects(city).size() == 9);
}

TEST_CASE("of hundreds one in a hundred may lie far away, more are a place of their own") {
    City city = row_of_houses(300);
    const Box3d street = city.bounds;
    for (int i = 0; i < 3; ++i) {
        add_house_at_origin(city);
    }
    CHECK(main_extent(city) == street);
    for (int i = 0; i < 3; ++i) {
        add_house_at_origin(city);
    }
    CHECK(main_extent(city) == city.bounds);
}

TEST_CASE("a winding river is framed by its banks, houses by their boxes") {
    City city = row_of_houses(2);
    CityObject river;
    CityPolygon bed;
    bed.object = 2;
    bed.ring_count = 1;
    city.ring_starts = {0, 3};
    city.positions = {
        {311000.0, 5997000.0, 0.0}, {313000.0, 5997000.0, 0.0}, {313000.0, 5999000.0, 0.0}};
    for (const Vec3d& corner : city.positions) {
        river.bounds.add(corner);
    }
    city.objects.push_back(river);
    city.polygons.push_back(bed);
    CHECK(main_points(city).size() == 2 * 8 + 3);
}

TEST_CASE("a farm at the edge of the village, and all of a few objects, belong to the picture") {
    City village = row_of_houses(9);
    CityObject farm = village.objects.front();
    farm.bounds = {};
    farm.bounds.add(Vec3d{312900.0, 5998000.0, 10.0});
    village.bounds.add(farm.bounds);
    village.objects.push_back(farm);
    CHECK(main_extent(village) == village.bounds);
    City few = row_of_houses(3);
    add_house_at_origin(few);
    CHECK(main_extent(few) == few.bounds);
    CHECK(main_extent(City{}).empty());
}
