// Archives as sources of a project.

#include "geo/base/hash.hpp"
#include "scenarios/project/new_project.hpp"
#include "scenarios/project/source_paths.hpp"
#include "scenarios/site/load_source.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

#include <cstdlib>

using namespace smiletwin;
namespace fs = std::filesystem;

namespace {

constexpr const char* tree_points = R"({"type":"FeatureCollection",
    "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},
    "features":[{"type":"Feature","properties":{"baumart":"Tilia cordata","krone_m":8},
    "geometry":{"type":"Point","coordinates":[312490,6000480]}}]})";

constexpr const char* house = R"({"type":"CityJSON","version":"2.0",
    "metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/25833"},
    "transform":{"scale":[1,1,1],"translate":[312480,6000470,0]},
    "CityObjects":{"h1":{"type":"Building","geometry":[{"type":"MultiSurface","lod":"1",
    "boundaries":[[[0,1,2,3]]]}]}},"vertices":[[0,0,3],[10,0,3],[10,10,3],[0,10,3]]})";

const std::string delivery = tests::zip_bytes(
    {{"stadt/a.city.json", house}, {"stadt/b.city.json", house}, {"baeume.geojson", tree_points}});

/// The sources of a project, loaded as its window loads them.
std::vector<scenarios::LoadedSource>
load_all(const scenarios::Project& project, const fs::path& folder) {
    std::vector<scenarios::LoadedSource> loaded;
    std::optional<geo::Crs> target;
    geo::RunContext context;
    for (const scenarios::Source& source : project.sources) {
        loaded.push_back(scenarios::load_source(source, folder, project, target, context, {}));
    }
    return loaded;
}

} // namespace

TEST_CASE("an archive is a source of a project as a folder is, also after it was moved") {
    const tests::TemporaryFolder cache;
    ::setenv("XDG_CACHE_HOME", cache.path().c_str(), 1);
    const tests::TemporaryFolder folder;
    const fs::path place = folder.path() / "vorher";
    fs::create_directory(place);
    const fs::path archive = folder.file("vorher/lieferung.zip", delivery);
    geo::RunContext context;
    const auto document = scenarios::new_project(
        place / "markt.smile.gpkg", {archive}, tests::shipped_catalogue(), context);
    REQUIRE(document.ok());
    CHECK(document.warnings().empty());
    const auto& sources = document->project().sources;
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].path == "lieferung.zip/baeume.geojson");
    CHECK(sources[0].role == scenarios::SourceRole::Trees);
    CHECK(sources[1].path == "lieferung.zip");
    CHECK(sources[1].role == scenarios::SourceRole::City);

    const fs::path moved = folder.path() / "nachher";
    fs::rename(place, moved);
    const auto loaded = load_all(document->project(), moved);
    ::unsetenv("XDG_CACHE_HOME");
    REQUIRE(loaded.size() == 2);
    CHECK(loaded[0].data.size() == 1);
    CHECK(loaded[0].state.problems.empty());
    CHECK(loaded[1].data.size() == 2);
}

TEST_CASE("the hash of a file in an archive is that of the archive") {
    const tests::TemporaryFolder folder;
    const fs::path archive = folder.file("lieferung.zip", delivery);
    const auto whole = scenarios::source_hash(archive);
    const auto inner = scenarios::source_hash(archive / "baeume.geojson");
    REQUIRE(whole.ok());
    REQUIRE(inner.ok());
    CHECK(*inner == *whole);
}
