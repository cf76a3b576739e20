#include "geo/city/city_themes.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"

#include <algorithm>
#include <map>

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

/// How many polygons each theme that is not shown dresses.
std::map<std::string, std::size_t> dress_counts(const City& city) {
    std::map<std::string, std::size_t> counts;
    for (const CityTheme& theme : city.themes) {
        counts[theme.name] = theme.dresses.size();
    }
    return counts;
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

TEST_CASE("real models put each theme on and come back to what they showed", "[real]") {
    for (const char* file :
         {"data/citygml2-ogc-examples/appearance/Appearance-EPSG25832.gml",
          "data/textured-lod2-test/DEB_LOD2_UUID_cda3726a-7346-4ba8-a393-90964d0c8697.gml"}) {
        const auto path = smiletwin::tests::reference_data(file);
        if (path.empty()) {
            return;
        }
        INFO(file);
        RunContext context;
        const auto read = import_file(path, {}, context);
        REQUIRE(read.ok());
        const City before = *std::get<std::shared_ptr<const City>>(read->data);
        REQUIRE(theme_names(before).size() > 1);
        City city = before;
        for (const std::string& theme : theme_names(before)) {
            show_theme(city, theme);
            CHECK(city.shown_themes == std::vector<std::string>{theme});
            CHECK(theme_names(city) == theme_names(before));
        }
        show_theme(city, before.shown_themes.front());
        const auto looks_alike = [&](const CityPolygon& a, const CityPolygon& b) {
            return a.appearance == b.appearance;
        };
        CHECK(std::equal(
            city.polygons.begin(), city.polygons.end(), before.polygons.begin(), looks_alike));
        CHECK(dress_counts(city) == dress_counts(before));
    }
}
