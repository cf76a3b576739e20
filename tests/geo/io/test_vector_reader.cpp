#include "geo/io/vector_importer.hpp"
#include "geo/io/vector_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;

namespace {

std::string collection(std::string_view features, std::string_view crs = "") {
    return R"({"type":"FeatureCollection",)" + std::string(crs) + R"("features":[)" +
           std::string(features) + "]}";
}

constexpr std::string_view utm33_member =
    R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},)";

constexpr std::string_view tree_point =
    R"({"type":"Feature","properties":{"AGS":"01003000","art":"Tilia"},)"
    R"("geometry":{"type":"Point","coordinates":[312500,6000500]}})";

Result<std::vector<VectorContent>>
read(const std::filesystem::path& path, std::optional<std::string> crs = std::nullopt) {
    RunContext context;
    return read_vector_file(path, {std::move(crs)}, context);
}

} // namespace

TEST_CASE("a GeoJSON point keeps its place, its system and the zero in front of its key") {
    const TemporaryFolder folder;
    const auto contents = read(folder.file("trees.geojson", collection(tree_point, utm33_member)));
    REQUIRE(contents.ok());
    REQUIRE(contents->size() == 1);
    const VectorLayer& layer = contents->front().layer;
    REQUIRE(layer.crs.has_value());
    CHECK(layer.crs->horizontal_epsg() == 25833);
    REQUIRE(layer.features.size() == 1);
    CHECK(std::get<Vec2d>(layer.features[0].geometry) == Vec2d{312500.0, 6000500.0});
    CHECK(layer.features[0].field("AGS") == "01003000");
}

TEST_CASE("GeoJSON without a word on its system is longitude and latitude") {
    const TemporaryFolder folder;
    const auto contents = read(folder.file(
        "zone.geojson",
        collection(R"({"type":"Feature","properties":{},)"
                   R"("geometry":{"type":"Point","coordinates":[12.14,54.09]}})")));
    REQUIRE(contents.ok());
    const VectorLayer& layer = contents->front().layer;
    REQUIRE(layer.crs.has_value());
    CHECK(layer.crs->is_geographic());
    CHECK(std::get<Vec2d>(layer.features[0].geometry) == Vec2d{12.14, 54.09});
}

TEST_CASE("a feature of two polygons becomes two features that share their fields") {
    const TemporaryFolder folder;
    const auto contents = read(folder.file(
        "areas.geojson",
        collection(
            R"({"type":"Feature","properties":{"id":"A3"},"geometry":{"type":"MultiPolygon",)"
            R"("coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[1,1]]],)"
            R"([[[9,9],[10,9],[10,10],[9,9]]]]}})",
            utm33_member)));
    REQUIRE(contents.ok());
    const auto& features = contents->front().layer.features;
    REQUIRE(features.size() == 2);
    CHECK(features[0].id == "A3/1");
    CHECK(features[1].field("id") == "A3");
    const auto& first = std::get<Polygon2d>(features[0].geometry);
    REQUIRE(first.rings.size() == 2);
    CHECK(first.rings[0].size() == 4); // closing vertex dropped
    CHECK(area_m2(first) == Approx(15.5));
}

TEST_CASE("broken features are counted by reason and the good one stays") {
    const TemporaryFolder folder;
    const auto contents = read(folder.file(
        "mixed.geojson",
        collection(
            std::string(tree_point) +
                R"(,{"type":"Feature","properties":{},"geometry":null})"
                R"(,{"type":"Feature","properties":{},"geometry":{"type":"LineString",)"
                R"("coordinates":[[1,1],[1,1]]}})"
                R"(,{"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
                R"("coordinates":[[[0,0],[5,0],[0,0],[0,0]]]}})",
            utm33_member)));
    REQUIRE(contents.ok());
    const VectorContent& content = contents->front();
    CHECK(content.layer.features.size() == 1);
    CHECK(content.features_in_file == 4);
    CHECK(content.ignored.at("no_geometry") == 1);
    CHECK(content.ignored.at("line_too_short") == 1);
    CHECK(content.ignored.at("polygon_without_area") == 1);
    REQUIRE_FALSE(contents.warnings().empty());
    CHECK(contents.warnings()[0].what.key == "warning.vector.ignored");
}

TEST_CASE("empty and cut GeoJSON files are refused") {
    const TemporaryFolder folder;
    CHECK_FALSE(read(folder.file("empty.geojson")).ok());
    const std::string whole = collection(tree_point, utm33_member);
    const auto cut = read(folder.file("cut.geojson", whole.substr(0, whole.size() - 20)));
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.problem().what.key == "error.vector.unreadable");
}

TEST_CASE("a collection without features is no import") {
    const TemporaryFolder folder;
    RunContext context;
    const auto format = geojson_format();
    const auto imported =
        format.read(folder.file("none.geojson", collection("", utm33_member)), {}, context);
    REQUIRE_FALSE(imported.ok());
}

TEST_CASE("the user's system counts more than the file's, and a far one is remarked on") {
    const TemporaryFolder folder;
    const auto path = folder.file("trees.geojson", collection(tree_point, utm33_member));
    const auto contents = read(path, "EPSG:2056");
    REQUIRE(contents.ok());
    CHECK(contents->front().layer.crs->horizontal_epsg() == 2056);
    REQUIRE(contents.warnings().size() == 1);
    CHECK(contents.warnings()[0].what.key == "warning.crs.outside_area");
    CHECK_FALSE(read(path, "EPSG:0").ok());
}

TEST_CASE("reading is stopped by the planner") {
    const TemporaryFolder folder;
    const auto path = folder.file("trees.geojson", collection(tree_point, utm33_member));
    std::stop_source stop;
    stop.request_stop();
    RunContext context(stop.get_token(), {});
    const auto contents = read_vector_file(path, {}, context);
    REQUIRE_FALSE(contents.ok());
    CHECK(is_cancelled(contents.problem()));
}

TEST_CASE("layers of three formats of real data read completely", "[real]") {
    const auto folder = reference_data("data/terrain-goteborg");
    if (folder.empty()) {
        return;
    }
    const auto buildings = read(folder / "buildings.shp");
    REQUIRE(buildings.ok());
    CHECK(buildings->front().layer.crs->horizontal_epsg() == 3007);
    CHECK(buildings->front().features_in_file == 137);
    CHECK(buildings->front().ignored.empty());
    const auto trees = read(folder / ".." / "terrain-athens" / "trees.gpkg");
    REQUIRE(trees.ok());
    CHECK(trees->front().layer.crs->horizontal_epsg() == 2100);
    CHECK(trees->front().features_in_file == 6);
    const auto zones = read(folder / ".." / "rostock-parking-zones" / "zones.geojson");
    REQUIRE(zones.ok());
    CHECK(zones->front().features_in_file == 10);
    CHECK(
        zones->front().layer.features.front().field("note").find("Bewohnerparkgebiet Östliche") ==
        0);
}
