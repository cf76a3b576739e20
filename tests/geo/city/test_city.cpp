#include "geo/city/city.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

namespace {

void add_object(City& city, std::string type, std::int32_t parent) {
    CityObject object;
    object.type = std::move(type);
    object.parent = parent;
    city.objects.push_back(std::move(object));
}

/// One triangle at the given height.
void add_triangle(City& city, std::uint32_t object, std::uint8_t lod_tenths, double z) {
    if (city.ring_starts.empty()) {
        city.ring_starts.push_back(0);
    }
    CityPolygon polygon;
    polygon.object = object;
    polygon.lod_tenths = lod_tenths;
    polygon.first_ring = static_cast<std::uint32_t>(city.ring_starts.size()) - 1;
    polygon.ring_count = 1;
    polygon.first_triangle = static_cast<std::uint32_t>(city.triangles.size()) / 3;
    polygon.triangle_count = 1;
    const auto first = static_cast<std::uint32_t>(city.positions.size());
    for (const Vec3d corner : {Vec3d{0, 0, z}, Vec3d{1, 0, z}, Vec3d{0, 1, z}}) {
        city.positions.push_back(corner);
        city.bounds.add(corner);
    }
    city.ring_starts.push_back(first + 3);
    city.triangles.insert(city.triangles.end(), {first, first + 1, first + 2});
    city.polygons.push_back(polygon);
}

City small_city(double z) {
    City city;
    city.files.emplace_back("a.gml");
    add_object(city, "Building", -1);
    add_object(city, "BuildingPart", 0);
    city.attributes.push_back({"function", "1000", "", AttributeKind::Text});
    city.objects[1].attribute_count = 1;
    add_triangle(city, 1, 20, z);
    return city;
}

} // namespace

TEST_CASE("an appended city keeps its rings, triangles, parents and attributes") {
    City city = small_city(1.0);
    append(city, small_city(7.0));
    REQUIRE(city.polygons.size() == 2);
    const CityPolygon& second = city.polygons[1];
    REQUIRE(city.ring(second.first_ring).size() == 3);
    CHECK(city.ring(second.first_ring)[0].z == 7.0);
    CHECK(city.ring(city.polygons[0].first_ring)[0].z == 1.0);
    CHECK(city.positions[city.triangles[3 * second.first_triangle]].z == 7.0);
    CHECK(city.objects[second.object].parent == 2);
    CHECK(city.objects[second.object].file == 1);
    CHECK(city.attribute(city.objects[second.object], "function") == "1000");
    CHECK(city.attribute(city.objects[0], "function").empty());
    CHECK(top_level_object(city, second.object) == 2);
    CHECK(city.bounds.max.z == 7.0);
}

TEST_CASE("appending a textured city gives all positions texture coordinates") {
    City city = small_city(1.0);
    City textured = small_city(2.0);
    textured.texture_coordinates = {{0, 0}, {1, 0}, {0, 1}};
    textured.appearances.push_back({});
    textured.polygons[0].appearance = 0;
    append(city, textured);
    append(city, small_city(3.0));
    CHECK(city.texture_coordinates.size() == city.positions.size());
    CHECK(city.texture_coordinates[4].x == 1.0F);
    CHECK(city.polygons[1].appearance == 0);
    CHECK(city.polygons[2].appearance == -1);
}

TEST_CASE("cities with a theme of the same name have it in common, each its own polygons") {
    const auto in_winter = [](double z) {
        City city = small_city(z);
        city.appearances.resize(2);
        city.shown_themes = {"summer"};
        city.themes = {{"winter", {{0, 1, 0}}, {{0, 0}, {1, 0}, {0, 1}}}};
        return city;
    };
    City city = in_winter(1.0);
    append(city, small_city(2.0));
    append(city, in_winter(3.0));
    CHECK(city.shown_themes == std::vector<std::string>{"summer", "", "summer"});
    REQUIRE(city.themes.size() == 1);
    const CityTheme& winter = city.themes[0];
    REQUIRE(winter.dresses.size() == 2);
    CHECK(winter.dresses[1].polygon == 2);
    CHECK(winter.dresses[1].appearance == 3);
    CHECK(winter.dresses[1].first_uv == 3);
    CHECK(winter.texture_coordinates.size() == 6);
}

TEST_CASE("the drawn level of detail is the best one up to the cap") {
    City city;
    add_object(city, "Building", -1);
    add_triangle(city, 0, 10, 0.0);
    add_triangle(city, 0, 20, 0.0);
    add_triangle(city, 0, 30, 0.0);
    CHECK(drawn_lod_tenths(city)[0] == 20);
    CHECK(drawn_lod_tenths(city, 19)[0] == 10);
    CHECK(drawn_lod_tenths(city, 49)[0] == 30);
}

TEST_CASE("a window that is known better does not hide its house, and is drawn where it is alone") {
    City city;
    add_object(city, "Building", -1);
    for (const std::uint8_t lod_tenths : {std::uint8_t{20}, std::uint8_t{30}, std::uint8_t{30}}) {
        add_triangle(city, 0, lod_tenths, 0.0);
    }
    city.polygons[1].kind = SurfaceKind::Window;
    city.polygons[2].kind = SurfaceKind::Door;
    CHECK(drawn_lod_tenths(city, 39) == std::vector<std::uint8_t>{20});
    city.polygons.erase(city.polygons.begin());
    CHECK(drawn_lod_tenths(city, 39) == std::vector<std::uint8_t>{30});
}

TEST_CASE("of the refined levels of one object the finest is drawn alone") {
    City city;
    add_object(city, "Building", -1);
    for (const int lod_tenths : {12, 13, 22}) {
        add_triangle(city, 0, static_cast<std::uint8_t>(lod_tenths), 0.0);
    }
    CHECK(drawn_lod_tenths(city)[0] == 22);
    CHECK(drawn_lod_tenths(city, 19)[0] == 13);
    CHECK(lod_name(22) == "2.2");
    CHECK(lod_name(20) == "2");
}

TEST_CASE("a block does not hide its better known parts") {
    City city;
    add_object(city, "Building", -1);
    add_object(city, "BuildingPart", 0);
    add_triangle(city, 0, 10, 0.0);
    add_triangle(city, 1, 20, 0.0);
    CHECK(drawn_lod_tenths(city)[0] != 10);
    CHECK(drawn_lod_tenths(city)[1] == 20);
}

TEST_CASE("what exists in a higher level only is drawn when nothing coarser stands for it") {
    City city;
    add_object(city, "Building", -1);
    add_object(city, "Room", 0);
    add_triangle(city, 1, 40, 0.0);
    CHECK(drawn_lod_tenths(city)[1] == 40);
    add_triangle(city, 0, 20, 0.0);
    CHECK(drawn_lod_tenths(city)[1] != 40);
    CHECK(drawn_lod_tenths(city)[0] == 20);
}

TEST_CASE("of two files each is shown up to its own level, and computed with alike") {
    City city = small_city(0.0);
    add_triangle(city, 1, 10, 0.0);
    City other = city;
    other.shown_lod_caps = {10};
    append(city, other);
    append(city, small_city(0.0));
    CHECK(shown_lod_tenths(city)[1] == 20);
    CHECK(shown_lod_tenths(city)[3] == 10);
    CHECK(shown_lod_tenths(city)[5] == 20); // the third says nothing
    CHECK(drawn_lod_tenths(city)[3] == 20);
}

TEST_CASE("a level of detail has a name, and only names of levels are read") {
    CHECK(lod_tenths_named("0") == 0);
    CHECK(lod_tenths_named("2.2") == 22);
    CHECK(lod_name(*lod_tenths_named("3")) == "3");
    for (const char* word : {"", "LoD2", "2.", "2.25", "-1", "22"}) {
        INFO(word);
        CHECK_FALSE(lod_tenths_named(word).has_value());
    }
}
