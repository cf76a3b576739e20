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

namespace {

/// What is read from one point whose file says `crs` about its system; the member stands before or
/// behind the features.
Result<std::vector<VectorContent>> point_in(const std::string& crs, bool behind = false) {
    const TemporaryFolder folder;
    const std::string features = R"("features":[)" + std::string(tree_point) + "]";
    const std::string member = R"("crs":)" + crs;
    return read(folder.file(
        "trees.geojson",
        R"({"type":"FeatureCollection",)" +
            (behind ? features + "," + member : member + "," + features) + "}"));
}

} // namespace

TEST_CASE("a system in a GeoJSON that nobody knows is named and not taken for degrees") {
    const auto name = R"({"type":"name","properties":{"name":"Stadtnetz \"Nord\" 1927"}})";
    for (const bool behind : {false, true}) {
        CAPTURE(behind);
        const auto contents = point_in(name, behind);
        REQUIRE(contents.ok());
        const VectorContent& content = contents->front();
        CHECK_FALSE(content.layer.crs.has_value());
        CHECK(content.crs.declared == "Stadtnetz \"Nord\" 1927");
        CHECK(content.crs.used.empty());
        CHECK(content.crs.note.key == "crs.note.unknown");
        REQUIRE(contents.warnings().size() == 1);
        CHECK(contents.warnings()[0].what.key == "error.crs.unknown");
        CHECK(contents.warnings()[0].what.values.back().second == "Stadtnetz \"Nord\" 1927");
    }
}

TEST_CASE("a link to a description of the system is named, the code of the older form is read") {
    const auto linked =
        point_in(R"({"type":"link","properties":{"href":"grid.prj","type":"esriwkt"}})");
    REQUIRE(linked.ok());
    CHECK_FALSE(linked->front().layer.crs.has_value());
    CHECK(linked->front().crs.declared == "grid.prj");
    const auto coded = point_in(R"({"type":"EPSG","properties":{"code":25833}})");
    REQUIRE(coded.ok());
    REQUIRE(coded->front().layer.crs.has_value());
    CHECK(coded->front().layer.crs->horizontal_epsg() == 25833);
}

TEST_CASE("the surveys' own name of a system in a GeoJSON is understood") {
    const auto contents =
        point_in(R"({"type":"name","properties":{"name":"urn:adv:crs:ETRS89_UTM33"}})");
    REQUIRE(contents.ok());
    REQUIRE(contents->front().layer.crs.has_value());
    CHECK(contents->front().layer.crs->horizontal_epsg() == 25833);
    CHECK(contents.warnings().empty());
}

TEST_CASE("a property called crs says nothing about the system of its file") {
    const TemporaryFolder folder;
    const auto contents = read(folder.file(
        "zone.geojson",
        collection(R"({"type":"Feature","properties":{"crs":{"properties":{"name":"Nord"}}},)"
                   R"("geometry":{"type":"Point","coordinates":[12.14,54.09]}})")));
    REQUIRE(contents.ok());
    REQUIRE(contents->front().layer.crs.has_value());
    CHECK(contents->front().layer.crs->is_geographic());
    CHECK(contents.warnings().empty());
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
    CHECK(cut.problem().help.key == "error.json.malformed");
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

namespace {

void put_little(std::string& bytes, std::size_t at, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes[at + static_cast<std::size_t>(i)] =
            static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    }
}

void put_big(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) {
        bytes[at + i] = static_cast<char>((value >> (24U - 8U * i)) & 0xFFU);
    }
}

/// A Shapefile of one point at (1, 2) with one text column, written byte by byte after the ESRI
/// technical description (1998); no .cpg says which encoding the table is in.
std::filesystem::path shapefile_with(const TemporaryFolder& folder, std::string_view value) {
    std::string shp(128, '\0');
    put_big(shp, 0, 9994);
    put_big(shp, 24, 64); // length in 16 bit words
    put_little(shp, 28, 1000, 4);
    put_little(shp, 32, 1, 4); // points
    put_big(shp, 100, 1);
    put_big(shp, 104, 10);
    put_little(shp, 108, 1, 4);
    put_little(shp, 112, 0x3FF0000000000000U, 8); // 1.0
    put_little(shp, 120, 0x4000000000000000U, 8); // 2.0
    std::string shx = shp.substr(0, 108);
    put_big(shx, 24, 54);
    put_big(shx, 100, 50);
    put_big(shx, 104, 10);
    std::string dbf(32 + 32 + 1, '\0');
    dbf[0] = 3;
    put_little(dbf, 4, 1, 4);   // records
    put_little(dbf, 8, 65, 2);  // header
    put_little(dbf, 10, 21, 2); // record: deletion mark and 20 letters
    dbf.replace(32, 4, "name");
    dbf[43] = 'C';
    dbf[48] = 20;
    dbf[64] = '\r';
    std::string record(21, ' ');
    record.replace(1, value.size(), value);
    folder.file("a.shx", shx);
    folder.file("a.dbf", dbf + record + '\x1A');
    return folder.file("a.shp", shp);
}

} // namespace

TEST_CASE("a Shapefile without a word on its encoding is read as Windows wrote it") {
    const TemporaryFolder folder;
    const auto contents = read(
        shapefile_with(
            folder,
            "Gr\xFCne Stra\xDF"
            "e"),
        "EPSG:25833");
    REQUIRE(contents.ok());
    const auto& features = contents->front().layer.features;
    REQUIRE(features.size() == 1);
    CHECK(std::get<Vec2d>(features[0].geometry) == Vec2d{1.0, 2.0});
    CHECK(features[0].field("name") == "Grüne Straße");
}

TEST_CASE("a Shapefile without a system is read and remarked on") {
    const TemporaryFolder folder;
    const auto contents = read(shapefile_with(folder, "x"));
    REQUIRE(contents.ok());
    CHECK_FALSE(contents->front().layer.crs.has_value());
    REQUIRE(contents.warnings().size() == 1);
    CHECK(contents.warnings()[0].what.key == "warning.vector.no_crs");
}

TEST_CASE("of a cut Shapefile the whole features stay and the lost ones are counted", "[real]") {
    const auto folder = reference_data("data/terrain-goteborg");
    if (folder.empty()) {
        return;
    }
    const TemporaryFolder copy;
    const std::string shp = smiletwin::tests::bytes_of(folder / "buildings.shp");
    for (const char* ending : {"shx", "dbf", "prj"}) {
        copy.file(
            std::string("cut.") + ending,
            smiletwin::tests::bytes_of(folder / (std::string("buildings.") + ending)));
    }
    const auto contents = read(copy.file("cut.shp", shp.substr(0, shp.size() / 2)));
    REQUIRE(contents.ok());
    const VectorContent& content = contents->front();
    CHECK(content.layer.features.size() > 10);
    CHECK(content.layer.features.size() < 137);
    CHECK_FALSE(content.ignored.empty());
}
