#include "geo/base/resources.hpp"
#include "geo/base/text.hpp"
#include "geo/crs/crs.hpp"
#include "scenarios/project/action_file.hpp"
#include "scenarios/project/new_project.hpp"
#include "scenarios/project/source_plan.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"

#include <unistd.h>

using namespace smiletwin;
namespace fs = std::filesystem;

namespace {

constexpr const char* tree_points = R"({"type":"FeatureCollection",
    "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},
    "features":[{"type":"Feature","properties":{"baumart":"Tilia cordata","krone_m":8},
    "geometry":{"type":"Point","coordinates":[312490,6000480]}}]})";

geo::Result<scenarios::Document> make(const fs::path& path, const std::vector<fs::path>& inputs) {
    geo::RunContext context;
    return scenarios::new_project(path, inputs, tests::shipped_catalogue(), context);
}

} // namespace

TEST_CASE("a project from a tree register has its role and its system") {
    const tests::TemporaryFolder folder;
    const fs::path trees = folder.file("baeume.geojson", tree_points);
    const auto document = make(folder.path() / "markt.smile.gpkg", {trees});
    REQUIRE(document.ok());
    CHECK(document->project().name == "markt");
    CHECK(document->project().crs == "EPSG:25833");
    REQUIRE(document->project().sources.size() == 1);
    CHECK(document->project().sources[0].role == scenarios::SourceRole::Trees);
    CHECK(document->project().sources[0].path == "baeume.geojson");
    CHECK_FALSE(document->can_undo()); // the new project is the starting point
}

TEST_CASE("longitudes and latitudes alone give the project the UTM zone they lie in") {
    const tests::TemporaryFolder folder;
    const fs::path points = folder.file("orte.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[12.14,54.09]}}]})");
    const auto document = make(folder.path() / "a.smile.gpkg", {points});
    REQUIRE(document.ok());
    CHECK(document->project().crs == "EPSG:25833");
    CHECK(document->project().sources[0].role == scenarios::SourceRole::Layer);
}

TEST_CASE("an unreadable input among good ones is named and the rest is added") {
    const tests::TemporaryFolder folder;
    const fs::path good = folder.file("baeume.geojson", tree_points);
    const fs::path bad = folder.file("bad.geojson", "{\"type\":\"FeatureCollection\",");
    const auto document = make(folder.path() / "a.smile.gpkg", {bad, good});
    REQUIRE(document.ok());
    CHECK(document->project().sources.size() == 1);
    REQUIRE(document.warnings().size() == 1);
    CHECK(document.warnings()[0].where.find("bad.geojson") != std::string::npos);
}

TEST_CASE("a file given twice, or alone and inside its folder, is one source") {
    const tests::TemporaryFolder folder;
    fs::create_directory(folder.path() / "daten");
    const fs::path trees = folder.file("daten/baeume.geojson", tree_points);
    const auto twice = make(
        folder.path() / "a.smile.gpkg", {trees, folder.path() / "." / "daten" / "baeume.geojson"});
    REQUIRE(twice.ok());
    CHECK(twice->project().sources.size() == 1);
    const auto with_folder = make(folder.path() / "b.smile.gpkg", {trees, folder.path() / "daten"});
    REQUIRE(with_folder.ok());
    CHECK(with_folder->project().sources.size() == 1);
}

TEST_CASE("without the right to write, a new project names the folder") {
    const tests::TemporaryFolder folder;
    const fs::path closed = folder.path() / "zu";
    fs::create_directory(closed);
    fs::permissions(closed, fs::perms::owner_read | fs::perms::owner_exec);
    const auto document = make(closed / "a.smile.gpkg", {});
    if (geteuid() != 0) {
        REQUIRE_FALSE(document.ok());
        CHECK(document.problem().what.key == "error.folder.no_write_right");
    }
    fs::permissions(closed, fs::perms::owner_all);
}

TEST_CASE("a folder of far files is one line") {
    const tests::TemporaryFolder folder;
    const auto ground = [&folder](const std::string& name, const char* northing) {
        return folder.file(
            name,
            std::string("ncols 3\nnrows 2\nxllcorner 312300\nyllcorner ") + northing +
                "\ncellsize 10\nNODATA_value -9999\n1 2 3\n4 5 6\n");
    };
    const fs::path here = folder.file("baeume.geojson", tree_points);
    fs::create_directory(folder.path() / "far");
    ground("far/a.asc", "6400300");
    ground("far/b.asc", "6401300");
    ground("far/c.asc", "6402300");
    const auto prj = geo::Crs::parse("EPSG:25833").value().wkt();
    for (const char* name : {"far/a.prj", "far/b.prj", "far/c.prj"}) {
        folder.file(name, prj);
    }
    const auto document = make(folder.path() / "a.smile.gpkg", {here, folder.path() / "far"});
    REQUIRE(document.ok());
    REQUIRE(document.warnings().size() == 1);
    CHECK(scenarios::is_far_source(document.warnings()[0]));
    CHECK(document.warnings()[0].what.key == "error.source.far_folder");
}

TEST_CASE("an input 400 km from the first one is added with a word on the distance") {
    const tests::TemporaryFolder folder;
    const fs::path here = folder.file("baeume.geojson", tree_points);
    std::string moved = tree_points;
    moved.replace(moved.find("6000480"), 7, "6400480");
    const fs::path there = folder.file("woanders.geojson", moved);
    const auto document = make(folder.path() / "a.smile.gpkg", {here, there});
    REQUIRE(document.ok());
    CHECK(document->project().sources.size() == 2);
    REQUIRE(document.warnings().size() == 1);
    // Along a sphere; the ellipsoid has 400 km.
    CHECK(document.warnings()[0].what.key == "error.source.far");
    CHECK(
        geo::Text::load(geo::data_folder() / "lang", "de")
            ->
            operator()(document.warnings()[0].what)
            .find("399 km") != std::string::npos);
}

TEST_CASE("a missing input among good ones is named and the rest is added") {
    const tests::TemporaryFolder folder;
    const fs::path good = folder.file("baeume.geojson", tree_points);
    const fs::path absent = folder.path() / "absent.gml";
    const auto document = make(folder.path() / "a.smile.gpkg", {good, absent});
    REQUIRE(document.ok());
    CHECK(document->project().sources.size() == 1);
    REQUIRE(document.warnings().size() == 1);
    CHECK(document.warnings()[0].where.find("absent.gml") != std::string::npos);
}

TEST_CASE("a missing input, or no readable one, leaves no project behind") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "a.smile.gpkg";
    const fs::path bad = folder.file("bad.geojson", "{");
    CHECK_FALSE(make(path, {folder.path() / "absent.gml"}).ok());
    CHECK_FALSE(make(path, {bad}).ok());
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a template is replayed with paths relative to its folder") {
    const tests::TemporaryFolder folder;
    fs::create_directory(folder.path() / "vorlage");
    folder.file("vorlage/baeume.geojson", tree_points);
    folder.file(
        "vorlage/project.actions.jsonl",
        "{\"action\":\"project.set\",\"name\":\"Vorlage\",\"crs\":\"EPSG:25833\"}\n\n"
        "{\"action\":\"source.add\",\"role\":\"trees\",\"path\":\"baeume.geojson\"}\r\n");
    const auto document = make(folder.path() / "a.smile.gpkg", {folder.path() / "vorlage"});
    REQUIRE(document.ok());
    CHECK(document->project().name == "Vorlage");
    CHECK(document->project().sources[0].path == "vorlage/baeume.geojson");
}

TEST_CASE("a refused line of a template is named and no project is made") {
    const tests::TemporaryFolder folder;
    folder.file("project.actions.jsonl", "{\"action\":\"variant.add\",\"name\":\"A\"}\n{oops}\n");
    const auto document = make(folder.path() / "a.smile.gpkg", {folder.path()});
    REQUIRE_FALSE(document.ok());
    CHECK(document.problem().where == "project.actions.jsonl:2");
    CHECK_FALSE(fs::exists(folder.path() / "a.smile.gpkg"));
}

TEST_CASE("lines before a refused one stay applied and the refused one is numbered") {
    auto document = scenarios::Document::in_memory(tests::shipped_catalogue());
    const auto report = scenarios::apply_action_lines(
        document,
        "{\"action\":\"variant.add\",\"name\":\"A1\"}\n\n"
        "{\"action\":\"variant.add\",\"name\":\"A1\"}\n"
        "{\"action\":\"variant.add\",\"name\":\"A2\"}",
        "plan.jsonl");
    REQUIRE(report.applied.size() == 1);
    CHECK(report.applied[0].created_id == "A");
    REQUIRE(report.refused.has_value());
    CHECK(report.refused_line == 3);
    CHECK(report.refused->where == "plan.jsonl:3, variant.add");
    CHECK(document.project().variants.size() == 1);
}
