#include "geo/city/object_bounds.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("a house reaches as far as its parts, and not as far as its neighbour") {
    City city;
    city.objects.resize(4);
    city.objects[1].parent = 0;
    city.objects[2].parent = 1;
    city.objects[1].bounds.add(Vec3d{0.0, 0.0, 0.0});
    city.objects[2].bounds.add(Vec3d{4.0, 2.0, 9.0});
    city.objects[3].bounds.add(Vec3d{100.0, 0.0, 0.0});
    const Box3d box = bounds_with_parts(city, 0);
    CHECK(box.max.x == 4.0);
    CHECK(box.max.z == 9.0);
    CHECK(box.min.x == 0.0);
    CHECK(bounds_with_parts(city, 2).min.x == 4.0);
}
