// Files get damaged on the way. Whatever the bytes are, a reader answers with data or with a
// sentence.

#include "geo/base/random.hpp"
#include "geo/io/citygml_importer.hpp"
#include "geo/io/cityjson_importer.hpp"
#include "geo/io/epw_importer.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "geo/io/image_file.hpp"
#include "geo/io/raster_importer.hpp"
#include "geo/io/sensorthings_importer.hpp"
#include "geo/io/umep_importer.hpp"
#include "geo/io/vector_importer.hpp"
#include "geo/io/weather_preset.hpp"
#include "geo/io/xyz_importer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

/// Up to eight bytes replaced, then sometimes the end cut off.
std::string damaged(std::string bytes, std::uint64_t number) {
    constexpr std::uint64_t seed = 20260722;
    CounterRandom random(seed, number);
    const std::uint32_t changes = 1 + random.below(8);
    for (std::uint32_t i = 0; i < changes; ++i) {
        const auto at = random.below(static_cast<std::uint32_t>(bytes.size()));
        bytes[at] = static_cast<char>(random.below(256));
    }
    if (random.below(3) == 0) {
        bytes.resize(1 + random.below(static_cast<std::uint32_t>(bytes.size())));
    }
    return bytes;
}

void survive(const Format& format, std::string_view name, const std::string& whole) {
    const TemporaryFolder folder;
    RunContext context;
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    const auto good = format.read(folder.file(name, whole), options, context);
    INFO(format.name);
    REQUIRE(good.ok());
    constexpr std::uint64_t attempts = 150;
    for (std::uint64_t number = 0; number < attempts; ++number) {
        const auto path = folder.file(name, damaged(whole, number));
        const auto outcome = format.read(path, options, context);
        INFO("attempt " << number);
        CHECK((outcome.ok() || !outcome.problem().what.key.empty()));
    }
}

std::string small_tiff(const TemporaryFolder& folder) {
    HeightField field;
    field.height_m = Grid<float>(GridFrame{312000.0, 6000040.0, 1.0, 40, 40}, 3.0F);
    field.height_m.at(7, 7) = 11.5F;
    const auto path = folder.path() / "ground.tif";
    REQUIRE(write_geotiff(path, field).ok());
    return bytes_of(path);
}

} // namespace

TEST_CASE("damaged rasters end in data or in a sentence") {
    const TemporaryFolder folder;
    survive(geotiff_format(), "ground.tif", small_tiff(folder));
    survive(
        ascii_grid_format(),
        "ground.asc",
        "ncols 3\nnrows 2\nxllcorner 312000\nyllcorner 6000000\ncellsize 1\nNODATA_value -1\n"
        "1.5 2.5 3.5\n4.5 -1 6.5\n");
}

TEST_CASE("damaged layers and sensor answers end in data or in a sentence") {
    survive(
        geojson_format(),
        "trees.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"art":"Tilia"},)"
        R"("geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]]]}},)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]})");
    survive(
        sensorthings_format(),
        "sensors.json",
        R"({"value":[{"name":"Markt","Locations":[{"location":{"type":"Point",)"
        R"("coordinates":[12.1,54.1]}}],"Datastreams":[{"name":"Luft","Observations":[)"
        R"({"phenomenonTime":"2026-07-22T10:00:00Z","result":29.5}]}]}]})");
}

TEST_CASE("damaged city models in JSON end in data or in a sentence") {
    const std::string cube = cityjson(json_object(
        "haus",
        cube_geometry(
            "2",
            R"(,"semantics":{"surfaces":[{"type":"WallSurface"}],)"
            R"("values":[[0,0,0,0,0,null]]})")));
    survive(cityjson_format(), "model.city.json", cube);
    survive(
        cityjson_format(),
        "tile.city.jsonl",
        cityjson("") + "\n" + R"({"type":"CityJSONFeature","id":"a","CityObjects":{)" +
            json_object("a", cube_geometry()) + R"(},"vertices":[)" + std::string(cube_vertices) +
            "]}\n");
}

TEST_CASE("damaged city models in GML end in data or in a sentence") {
    survive(
        citygml_format(),
        "model.gml",
        citygml(
            building(
                "b",
                "<b:measuredHeight uom=\"m\">9.5</b:measuredHeight>" +
                    surface("RoofSurface", polygon(square_positions, "p"))) +
            building("c", surface("WallSurface", "<gml:surfaceMember xlink:href=\"#p\"/>"))));
}

TEST_CASE("damaged lists of points and tables end in data or in a sentence") {
    survive(
        xyz_format(),
        "dgm1.xyz",
        "312000.5 5997000.5 1.25\n312001.5 5997000.5 1.5\n"
        "312000.5 5997001.5 -9999\n312001.5 5997001.5 2\n");
    survive(
        csv_format(),
        "trees.csv",
        "id;x;y;wkt;Art\n1;312800,5;5997200,5;\"POLYGON((0 0,4 0,4 4,0 0))\";Linde\n"
        "2;312801;5997201;\"LINESTRING(0 0,1 1)\";\"Ahorn; spitz\"\n");
}

TEST_CASE("damaged weather ends in data or in a sentence") {
    std::string epw = "LOCATION,Rostock,,DEU,TRY,101700,54.18,12.08,1.0,4.0\n";
    for (int line = 2; line <= 8; ++line) {
        epw += "HEADER\n";
    }
    epw += "2022,7,20,14,0,?9,34.5,10.0,60,101300,9999,9999,330,400,500,150,0,0,0,0,270,3.5,5\n";
    survive(epw_format(), "a.epw", epw);
    survive(
        umep_format(),
        "met.txt",
        "%iy id it imin Q* QH QE Qs Qf Wind RH Td press rain Kdn snow ldown fcld wuh xsmd lai_hr "
        "Kdiff Kdir Wd\n2026 203 1 0 -999 -999 -999 -999 -999 2.5 65 21.0 101.3 -999 420 -999 "
        "-999 -999 -999 -999 -999 120 500 -999\n");
    survive(
        weather_preset_format(),
        "day.json",
        R"({"kind":"smiletwin weather","rows":[{"end":"2026-07-22T10:00:00Z",)"
        R"("air_temperature_C":30}]})");
}
