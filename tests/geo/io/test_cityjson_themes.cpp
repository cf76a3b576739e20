// Several themes of CityJSON: one is shown, all are kept and written again.

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <iostream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

/// Colours of all faces for energy, pictures of the top and the south for two seasons.
constexpr std::string_view dressed =
    R"(,"material":{"energy":{"values":[[0,1,1,1,1,1]]},"use":{"value":1}},)"
    R"("texture":{"summer":{"values":[[[[null]],[[0,0,1,2,3]]]]},)"
    R"("winter":{"values":[[[[null]],[[1,3,2,1,0]],[[1,0,1,2,3]]]]}})";

std::string appearance(std::string_view defaults) {
    return R"(,"appearance":{)" + std::string(defaults) +
           R"("materials":[{"name":"r","diffuseColor":[0.75,0,0]},)"
           R"({"name":"g","diffuseColor":[0,0.5,0]}],"textures":[{"type":"PNG","image":"green.png"},)"
           R"({"type":"PNG","image":"snow.png"}],"vertices-texture":[[0,0],[1,0],[1,1],[0,1]]})";
}

/// In a folder with its pictures.
struct Themes {
    explicit Themes(std::string_view defaults) {
        folder.file("green.png", "a picture");
        folder.file("snow.png", "another picture");
        city = read_city(folder.file(
            "model.city.json",
            cityjson(
                json_object("a", cube_geometry("2", dressed)),
                "https://www.opengis.net/def/crs/EPSG/0/25833",
                appearance(defaults))));
    }
    TemporaryFolder folder;
    std::shared_ptr<const City> city;
};

/// "green", "snow", "r", "g" of each face, "-" where there is nothing.
std::string told_shown(const City& city) {
    std::string told;
    for (const CityPolygon& polygon : city.polygons) {
        std::string word = "-";
        if (polygon.appearance >= 0) {
            const Appearance& look = city.appearances[static_cast<std::size_t>(polygon.appearance)];
            word = !look.image.empty()          ? look.image.stem().string()
                   : look.diffuse_rgb[0] > 0.0F ? "r"
                                                : "g";
        }
        told += (told.empty() ? "" : " ") + word;
    }
    return told;
}

std::string names(const City& city) {
    std::string all = city.shown_themes.at(0) + ":";
    for (const CityTheme& theme : city.themes) {
        all += " " + theme.name + " " + std::to_string(theme.dresses.size());
    }
    return all;
}

} // namespace

TEST_CASE("of several themes the default one is shown, all others are kept") {
    const Themes winter(R"("default-theme-texture":"winter","default-theme-material":"energy",)");
    CHECK(told_shown(*winter.city) == "r snow snow g g g");
    CHECK(names(*winter.city) == "winter: energy 6 use 6 summer 1");
    const Themes summer(R"("default-theme-texture":"summer","default-theme-material":"use",)");
    CHECK(told_shown(*summer.city) == "g green g g g g");
    CHECK(names(*summer.city) == "summer: energy 6 use 6 winter 2");
}

TEST_CASE("without a default the first theme with pictures is shown") {
    const Themes themes("");
    CHECK(told_shown(*themes.city) == "r green g g g g");
    CHECK(names(*themes.city) == "summer: energy 6 use 6 winter 2");
}

TEST_CASE("all themes are written and read again, as a document and as a sequence") {
    const Themes themes(R"("default-theme-texture":"winter",)");
    const auto& city = *themes.city;
    for (const char* name : {"again.city.json", "again.city.jsonl"}) {
        INFO(name);
        fs::create_directory(themes.folder.path() / "out");
        const fs::path written = themes.folder.path() / "out" / name;
        const WriteReport report = write_city(city, written);
        CHECK(report.lost.empty());
        const auto again = read_city(written);
        CHECK(again->shown_themes == city.shown_themes);
        CHECK(told_shown(*again) == told_shown(city));
        // What the shown theme leaves bare shows another one, and is then part of it.
        CHECK(missing(told_looks(city), told_looks(*again)).empty());
        CHECK(missing(told_looks(*again), told_looks(city)).empty());
    }
}

TEST_CASE("themes of CityGML come back from CityJSON under their names") {
    const TemporaryFolder folder;
    const auto material = [](const char* colour) {
        return "<app:surfaceDataMember><app:X3DMaterial><app:diffuseColor>" + std::string(colour) +
               "</app:diffuseColor><app:target>#p1</app:target></app:X3DMaterial>"
               "</app:surfaceDataMember>";
    };
    const auto theme = [](const char* name, const std::string& content) {
        return "<app:appearanceMember><app:Appearance><app:theme>" + std::string(name) +
               "</app:theme>" + content + "</app:Appearance></app:appearanceMember>";
    };
    const auto city = read_city(folder.file(
        "model.gml",
        citygml(
            building("a", surface("RoofSurface", polygon(square_positions, "p1"))) +
            theme("day", material("1 0 0")) + theme("default", material("0 0 1")))));
    REQUIRE(city->themes.size() == 1);
    write_city(*city, folder.path() / "out.city.json");
    const auto again = read_city(folder.path() / "out.city.json");
    CHECK(told_looks(*again) == told_looks(*city));
}

TEST_CASE("more themes than any file has are counted, the rest is there") {
    std::string many = R"(,"material":{)";
    for (int i = 0; i < 200; ++i) {
        many += (i > 0 ? ",\"t" : "\"t") + std::to_string(i) + R"(":{"value":0})";
    }
    const TemporaryFolder folder;
    RunContext context;
    const auto read = import_file(
        folder.file(
            "model.city.json",
            cityjson(
                json_object("a", cube_geometry("2", many + "}")),
                "https://www.opengis.net/def/crs/EPSG/0/25833",
                appearance(""))),
        {},
        context);
    REQUIRE(read.ok());
    CHECK(read->report.ignored.at("appearance_of_another_theme") == 136);
    CHECK(std::get<std::shared_ptr<const City>>(read->data)->themes.size() == 63);
}

TEST_CASE("every real city keeps its looks in all themes through CityJSON", "[real]") {
    const fs::path root = reference_data("data");
    if (root.empty()) {
        return;
    }
    const TemporaryFolder folder;
    RunContext context;
    std::size_t cities = 0;
    std::size_t themes = 0;
    for (const auto& imported : import_paths({root / "cityjson-cjio"}, {}, context).imported) {
        const auto* held = std::get_if<std::shared_ptr<const City>>(&imported.data);
        if (held == nullptr || (*held)->objects.empty()) {
            continue;
        }
        INFO(imported.path);
        const fs::path written = folder.path() / "city.city.json";
        write_city(**held, written);
        const auto again = read_city(written);
        CHECK(missing(told_looks(**held, false), told_looks(*again, false)).empty());
        ++cities;
        themes += (*held)->themes.size();
    }
    std::cout << cities << " CityJSON files, " << themes << " themes beside those that are shown\n";
    CHECK(cities > 5);
}
