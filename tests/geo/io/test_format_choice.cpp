// Which reader feels responsible for a file, by its first bytes and its name.

#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cctype>

using namespace smiletwin::geo;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;

namespace {

/// Names of the formats that are surest of a file, joined by blanks; "" when none could read it.
std::string surest(const std::filesystem::path& path) {
    constexpr std::size_t head_bytes = 4096;
    FileHead head{path, path.extension().string(), smiletwin::tests::bytes_of(path)};
    head.bytes.resize(std::min(head.bytes.size(), head_bytes));
    for (char& c : head.lower_extension) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    int most = 1;
    std::string names;
    for (const Format& format : formats()) {
        const int confidence = format.confidence(head);
        if (confidence > most) {
            most = confidence;
            names.clear();
        }
        if (confidence == most) {
            names += (names.empty() ? "" : " ") + std::string(format.name);
        }
    }
    return names;
}

} // namespace

TEST_CASE("each file of the sample city has one reader that is sure of it") {
    const auto sample = std::filesystem::path(SMILETWIN_SOURCE_DIR) / "data" / "sample";
    CHECK(surest(sample / "terrain.tif") == "geotiff");
    CHECK(surest(sample / "trees.geojson") == "geojson");
    CHECK(surest(sample / "gates.geojson") == "geojson");
    CHECK(surest(sample / "sensors.json") == "sensorthings");
    CHECK(surest(sample / "hot_day_2026-07-22.txt") == "umep");
    CHECK(surest(sample / ".." / "presets" / "weather_hot_day.json") == "weather_preset");
    CHECK(surest(sample / "README.md").empty());
}

TEST_CASE("content counts more than the ending, and a picture without a place is nobody's") {
    const TemporaryFolder folder;
    const std::string_view tiff("II*\0\x08\0\0\0", 8);
    CHECK(surest(folder.file("terrain.dat", tiff)) == "geotiff");
    CHECK(surest(folder.file("facade.png", "\x89PNG")).empty());
    folder.file("dop.pgw", "1\n0\n0\n-1\n0\n0\n");
    CHECK(surest(folder.file("dop.png", "\x89PNG")) == "world_picture");
    CHECK(surest(folder.file("square.smile.gpkg", "SQLite format 3")).empty());
    CHECK(surest(folder.file("letter.txt", "Sehr geehrte Damen und Herren")).empty());
    CHECK(surest(folder.file("empty.txt")).empty());
}

TEST_CASE("real files find their reader, the sides of a Shapefile none", "[real]") {
    const auto data = reference_data("data");
    if (data.empty()) {
        return;
    }
    CHECK(surest(data / "terrain-goteborg" / "DSM_KRbig.tif") == "geotiff");
    CHECK(surest(data / "terrain-goteborg" / "CDSM_KRbig.asc") == "ascii_grid");
    CHECK(surest(data / "terrain-goteborg" / "buildings.shp") == "shapefile");
    CHECK(surest(data / "terrain-goteborg" / "buildings.dbf").empty());
    CHECK(surest(data / "terrain-goteborg" / "gbg19970606_2015a.txt") == "umep");
    CHECK(surest(data / "terrain-goteborg" / "GBG_TMY_1977.txt") == "umep");
    CHECK(surest(data / "terrain-athens" / "trees.gpkg") == "geopackage");
    CHECK(surest(data / "terrain-athens" / "athens_2023.epw") == "epw");
    CHECK(surest(data / "weather-rostock-try" / "Germany_RostockTRYnormal.dat") == "try");
    CHECK(surest(data / "rostock-parking-zones" / "zones.geojson") == "geojson");
    CHECK(surest(data / "sensorthings-frost" / "entitiesDefault.json") == "sensorthings");
}
