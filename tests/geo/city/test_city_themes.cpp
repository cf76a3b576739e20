#include "geo/city/city_themes.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

namespace {

/// Two triangles of one file: both wear summer, the first one has a winter picture as well.
City dressed_city() {
    City city;
    city.files.emplace_back("a.gml");
    city.objects.resize(1);
    for (std::uint32_t i = 0; i < 2; ++i) {
        CityPolygon polygon;
        polygon.first_ring = i;
        polygon.ring_count = 1;
        polygon.appearance = 0;
        city.polygons.push_back(polygon);
    }
    city.ring_starts = {0, 3, 6};
    city.positions.resize(6);
    city.texture_coordinates = {{0, 0}, {1, 0}, {0, 1}, {0, 0}, {1, 0}, {0, 1}};
    city.appearances.resize(2);
    city.appearances[0].image = "summer.png";
    city.appearances[1].image = "winter.png";
    city.shown_themes = {"summer"};
    city.themes = {{"winter", {{0, 1, 0}}, {{0.5F, 0}, {1, 0.5F}, {0.5F, 1}}}};
    return city;
}

} // namespace

TEST_CASE("a house shows winter, and what winter does not dress is bare") {
    City city = dressed_city();
    CHECK(theme_names(city) == std::set<std::string>{"summer", "winter"});
    show_theme(city, "winter");
    CHECK(city.shown_themes == std::vector<std::string>{"winter"});
    CHECK(city.polygons[0].appearance == 1);
    CHECK(city.polygons[1].appearance == -1);
    CHECK(city.texture_coordinates[0] == Vec2f{0.5F, 0});
    CHECK(theme_names(city) == std::set<std::string>{"summer", "winter"});
}

TEST_CASE("back from winter every polygon wears its summer picture where it was") {
    const City before = dressed_city();
    City city = before;
    show_theme(city, "winter");
    show_theme(city, "summer");
    CHECK(city.shown_themes == before.shown_themes);
    CHECK(city.polygons[0].appearance == 0);
    CHECK(city.polygons[1].appearance == 0);
    CHECK(city.texture_coordinates == before.texture_coordinates);
    REQUIRE(city.themes.size() == 1);
    CHECK(city.themes[0].name == "winter");
    REQUIRE(city.themes[0].dresses.size() == 1);
    CHECK(city.themes[0].texture_coordinates == before.themes[0].texture_coordinates);
}

TEST_CASE("a theme that nobody has changes nothing") {
    City city = dressed_city();
    show_theme(city, "night");
    show_theme(city, "summer");
    CHECK(city.shown_themes == std::vector<std::string>{"summer"});
    CHECK(city.polygons[0].appearance == 0);
}

TEST_CASE("a file without the theme keeps what it shows beside one that has it") {
    City plain = dressed_city();
    plain.themes.clear();
    plain.shown_themes = {""};
    City city = dressed_city();
    append(city, plain);
    show_theme(city, "winter");
    CHECK(city.shown_themes == std::vector<std::string>{"winter", ""});
    CHECK(city.polygons[2].appearance == 2);
}
