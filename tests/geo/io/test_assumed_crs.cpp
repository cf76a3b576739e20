#include "geo/io/assumed_crs.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string house(const std::string& srs) {
    return citygml(building("B1", surface("RoofSurface", polygon(square_positions))), srs);
}

/// Four heights round that house, in a file that names no system.
std::string ground(const std::string& west) {
    return "ncols 2\nnrows 2\nxllcorner " + west + "\nyllcorner 5997200\ncellsize 10\n1 2\n3 4\n";
}

ImportBatch read(const TemporaryFolder& folder) {
    RunContext context;
    return import_paths({folder.path()}, {}, context);
}

const Imported* terrain_of(const ImportBatch& batch) {
    const auto found =
        std::find_if(batch.imported.begin(), batch.imported.end(), [](const auto& one) {
            return one.format == "ascii_grid";
        });
    return found != batch.imported.end() ? &*found : nullptr;
}

} // namespace

TEST_CASE("heights without a system are taken to lie in that of the city beside them") {
    const TemporaryFolder folder;
    folder.file("house.gml", house("urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH"));
    folder.file("ground.asc", ground("312800"));
    const ImportBatch batch = read(folder);
    CHECK(batch.failures.empty());
    const Imported* terrain = terrain_of(batch);
    REQUIRE(terrain != nullptr);
    CHECK(terrain->report.crs.used == "EPSG:25833");
    CHECK(terrain->report.crs.note.key == "crs.note.assumed");
    REQUIRE(assumption_of(terrain->report) != nullptr);
    CHECK(assumption_of(terrain->report)->what.key == "warning.crs.beside");
}

TEST_CASE("nothing is assumed from files that disagree, lie elsewhere or are in degrees") {
    const TemporaryFolder two;
    two.file("a.gml", house("EPSG:25833"));
    two.file("b.gml", house("EPSG:32633"));
    two.file("ground.asc", ground("312800"));
    CHECK(terrain_of(read(two)) == nullptr);
    const TemporaryFolder far;
    far.file("a.gml", house("EPSG:25833"));
    far.file("ground.asc", ground("512800"));
    const ImportBatch elsewhere = read(far);
    REQUIRE(elsewhere.failures.size() == 1);
    CHECK(elsewhere.failures[0].what.key == "error.raster.no_crs");
    const TemporaryFolder degrees;
    degrees.file("a.geojson", R"({"type":"Point","coordinates":[12.1,54.1]})");
    degrees.file("ground.asc", ground("312800"));
    CHECK(terrain_of(read(degrees)) == nullptr);
}

TEST_CASE("a system that the user names is no assumption") {
    const TemporaryFolder folder;
    folder.file("house.gml", house("EPSG:25833"));
    folder.file("ground.asc", ground("312800"));
    RunContext context;
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    const ImportBatch batch = import_paths({folder.path()}, options, context);
    REQUIRE(terrain_of(batch) != nullptr);
    CHECK(assumption_of(terrain_of(batch)->report) == nullptr);
}
