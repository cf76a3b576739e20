// A GeoPackage as our reader of vector layers finds it.

#include "geo/io/vector_reader.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <iostream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

std::vector<VectorContent> layers_in(const fs::path& path) {
    RunContext context;
    auto layers = read_vector_file(path, {}, context);
    REQUIRE(layers.ok());
    REQUIRE(layers->size() == 2);
    return std::move(layers).value();
}

} // namespace

TEST_CASE("a GeoPackage has a layer of objects with their attributes and one of surfaces") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(
            json_object(
                "house",
                cube_geometry("1") + "," +
                    cube_geometry(
                        "2",
                        R"(,"semantics":{"surfaces":[{"type":"RoofSurface"}],)"
                        R"("values":[[null,0]]})"),
                R"(,"attributes":{"AGS":"01003000","ags":"small","id":"inner","tags":["a","b"]},)"
                R"("children":["part"])") +
                R"(,"part":{"type":"BuildingPart","parents":["house"],"geometry":[]})",
            "EPSG:25833+7837")));
    const fs::path written = folder.path() / "town.gpkg";
    const WriteReport report = write_city(*city, written);
    CHECK(report.objects == 2);
    CHECK(report.polygons == 12);
    CHECK(report.lost.empty());
    const auto layers = layers_in(written);
    const VectorLayer& objects = layers[0].layer;
    CHECK(objects.name == "objects");
    CHECK(layers[0].features_in_file == 2);
    CHECK(layers[1].features_in_file == 12);
    CHECK(layers[0].crs.used == "EPSG:25833+7837");
    // The house is part of nothing, which the reader of layers leaves out.
    const std::vector<std::string> names{"id", "type", "lod", "AGS", "ags_2", "id_2", "tags"};
    std::vector<std::string> found;
    for (const auto& [name, value] : objects.features.front().fields) {
        found.push_back(name);
    }
    CHECK(found == names);
    CHECK(objects.features.front().field("AGS") == "01003000");
    CHECK(objects.features.front().field("tags") == "a; b");
    CHECK(objects.features.front().field("lod") == "2");
}

TEST_CASE("a roof's identifier and slope stand at its polygon in the layer of surfaces") {
    const TemporaryFolder folder;
    City city;
    city.objects.push_back({"house", "Building", 0, -1, 0, 1, {}});
    city.attributes = {{"slope", "of the house", ""}, {"slope", "35", "deg"}};
    city.surfaces.push_back({"roof-1", 0, 1, 1, -1, SurfaceKind::Roof});
    city.positions = {{0.0, 0.0, 3.0}, {4.0, 0.0, 3.0}, {0.0, 4.0, 3.0}};
    city.ring_starts = {0, 3};
    CityPolygon roof;
    roof.ring_count = 1;
    roof.surface = 0;
    roof.kind = SurfaceKind::Roof;
    roof.lod_tenths = 20;
    city.polygons.push_back(roof);
    const fs::path written = folder.path() / "town.gpkg";
    const WriteReport report = write_city(city, written);
    CHECK(report.lost == std::map<std::string, std::uint64_t>{{"unit", 1}});
    const auto layers = layers_in(written);
    CHECK(layers[0].layer.features.front().field("slope") == "of the house");
    const Feature& polygon = layers[1].layer.features.front();
    CHECK(polygon.field("id") == "roof-1");
    CHECK(polygon.field("surface") == "RoofSurface");
    CHECK(polygon.field("slope") == "35");
}

TEST_CASE("a tile of Berlin as GeoPackage has a feature for each object and surface", "[real]") {
    const fs::path tile = reference_data("data/berlin-lod2-tiles/Berlin1b/3910_5820.gml");
    if (tile.empty()) {
        return;
    }
    const TemporaryFolder folder;
    const auto city = read_city(tile);
    const fs::path written = folder.path() / "tile.gpkg";
    CHECK(write_city(*city, written).polygons == city->polygons.size());
    const auto layers = layers_in(written);
    CHECK(layers[0].features_in_file == city->objects.size());
    CHECK(layers[1].features_in_file == city->polygons.size());
    CHECK(layers[0].crs.used == "EPSG:25833");
    std::cout << "Berlin tile as GeoPackage: " << fs::file_size(written) << " bytes\n";
}
