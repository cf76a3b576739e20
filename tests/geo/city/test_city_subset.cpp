#include "geo/city/city_subset.hpp"
#include "geo/city/object_choice.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/boxes_city.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

/// Two houses of one level each, the second with a part; both dressed, the second by a theme, too.
City two_houses() {
    City city = BoxesCity()
                    .object("part", "BuildingPart") // before what it is part of
                    .box(20, 0, 25, 5, 0, 4)
                    .object("a")
                    .box(0, 0, 10, 10, 0, 6)
                    .object("b")
                    .box(25, 0, 35, 10, 0, 9)
                    .city();
    city.objects[0].parent = 2;
    city.files = {"a.gml", "b.gml"};
    city.shown_themes = {"summer", "day"};
    city.shown_lod_caps = {29, 19};
    city.objects[0].file = city.objects[2].file = 1;
    city.attributes = {
        {"roofType", "1000", "", AttributeKind::Text},
        {"height", "9", "m", AttributeKind::Measure}};
    city.objects[1].attribute_count = 1;
    city.objects[2].first_attribute = 1;
    city.objects[2].attribute_count = 1;
    city.appearances.resize(3);
    city.appearances[1].diffuse_rgb[0] = 0.1F;
    city.appearances[2].image = "brick.jpg";
    city.polygons[7].appearance = 0;
    city.polygons[13].appearance = 1;
    city.texture_coordinates.assign(city.positions.size(), {});
    CityTheme night{"night", {{7, 0, CityTheme::no_uv}, {14, 2, 4}}, {}};
    for (int i = 0; i < 8; ++i) {
        night.texture_coordinates.push_back({static_cast<float>(i), 0.5F});
    }
    city.themes = {night};
    return city;
}

std::vector<bool> only(const City& city, const std::string& id) {
    std::vector<std::string> unknown;
    auto marked = objects_of_ids(city, {id}, unknown);
    REQUIRE(unknown.empty());
    return marked;
}

Lines both(Lines a, const Lines& b) {
    a.insert(b.begin(), b.end());
    return a;
}

} // namespace

TEST_CASE("a chosen building brings its part, its attributes and its file, and nothing else") {
    const City part = subset(two_houses(), only(two_houses(), "b"));
    REQUIRE(part.objects.size() == 2);
    CHECK(part.objects[0].id == "part");
    CHECK(part.objects[0].parent == 1);
    REQUIRE(part.attributes.size() == 1);
    CHECK(part.attribute(part.objects[1], "height") == "9");
    CHECK(part.files == std::vector<std::filesystem::path>{"b.gml"});
    CHECK(part.shown_themes == std::vector<std::string>{"day"});
    CHECK(part.shown_lod_caps == std::vector<std::uint8_t>{19});
    CHECK(part.objects[1].file == 0);
    CHECK(part.polygons.size() == 12);
    CHECK(part.positions.size() == 48);
    CHECK(part.bounds.min == Vec3d{20, 0, 0});
    CHECK(part.bounds.max == Vec3d{35, 10, 9});
}

TEST_CASE("pointing at a part means the building it belongs to") {
    const City city = two_houses();
    CHECK(only(city, "part") == only(city, "b"));
}

TEST_CASE("a chosen building keeps its colours, and its dress in the other theme") {
    const City part = subset(two_houses(), only(two_houses(), "b"));
    REQUIRE(part.appearances.size() == 2);
    CHECK(
        part.appearances[static_cast<std::size_t>(part.polygons[7].appearance)].diffuse_rgb[0] ==
        0.1F);
    REQUIRE(part.themes.size() == 1);
    REQUIRE(part.themes[0].dresses.size() == 1);
    const CityTheme::Dress& dress = part.themes[0].dresses[0];
    CHECK(dress.polygon == 8);
    CHECK(part.appearances[static_cast<std::size_t>(dress.appearance)].image == "brick.jpg");
    REQUIRE(part.themes[0].texture_coordinates.size() == 4);
    CHECK(part.themes[0].texture_coordinates[dress.first_uv].x == 4.0F);
}

TEST_CASE("an id that nothing has is named") {
    std::vector<std::string> unknown;
    const auto marked = objects_of_ids(two_houses(), {"a", "nobody"}, unknown);
    CHECK(unknown == std::vector<std::string>{"nobody"});
    CHECK(count_wholes(two_houses(), marked) == 1);
    CHECK(count_wholes(two_houses()) == 2);
}

TEST_CASE("an area holds what lies in it or across its border, as seen from above") {
    const City city = two_houses();
    const auto ids_within = [&city](double x0, double y0, double x1, double y1) {
        const auto marked = objects_within(city, {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}});
        std::string ids;
        for (const CityObject& object : subset(city, marked).objects) {
            ids += object.id + " ";
        }
        return ids;
    };
    CHECK(ids_within(-100, -100, 100, 100) == "part a b ");
    CHECK(ids_within(4, 4, 5, 5) == "a ");        // inside the roof
    CHECK(ids_within(-5, 4, 15, 5) == "a ");      // right across
    CHECK(ids_within(19, 1, 21, 2) == "part b "); // the part alone: the whole building
    CHECK(ids_within(11, 0, 19, 10) == "");
}

TEST_CASE("a building in the hole of an area is outside of it") {
    const Polygon2d around_a{
        {{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, {{-1, -1}, {11, -1}, {11, 11}, {-1, 11}}}};
    CHECK(count_wholes(two_houses(), objects_within(two_houses(), around_a)) == 0);
}

TEST_CASE("members of a chosen group come along, a chosen member leaves the group") {
    City city = BoxesCity()
                    .object("group", "CityObjectGroup")
                    .object("a")
                    .box(0, 0, 1, 1, 0, 1)
                    .object("b")
                    .box(2, 0, 3, 1, 0, 1)
                    .city();
    city.objects[1].parent = city.objects[2].parent = 0;
    CHECK(subset(city, only(city, "group")).objects.size() == 3);
    const City member = subset(city, only(city, "b"));
    REQUIRE(member.objects.size() == 1);
    CHECK(member.objects[0].parent == -1);
}

TEST_CASE("two halves of the sample city together tell what the whole tells") {
    const auto city = read_city(SMILETWIN_SOURCE_DIR "/data/sample/buildings.gml");
    std::vector<bool> first(city->objects.size());
    std::vector<bool> second(city->objects.size());
    for (std::uint32_t i = 0; i < city->objects.size(); ++i) {
        const bool in_first = whole_object(*city, i) % 3 == 0;
        first[i] = in_first;
        second[i] = !in_first;
    }
    const City a = subset(*city, first);
    const City b = subset(*city, second);
    CHECK(!a.objects.empty());
    CHECK(!b.objects.empty());
    CHECK(both(told_objects(a), told_objects(b)) == told_objects(*city));
    CHECK(both(told_polygons(a), told_polygons(b)) == told_polygons(*city));
    CHECK(both(told_looks(a), told_looks(b)) == told_looks(*city));
    CHECK(a.triangles.size() + b.triangles.size() == city->triangles.size());
    CHECK(a.crs == city->crs);
}
