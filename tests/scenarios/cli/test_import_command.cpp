#include "geo/base/json.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/site/base_data.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/project_edits.hpp"

#include <algorithm>

using namespace smiletwin;
using tests::Said;
using tests::smilectl;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Nine heights of a place in Rostock, in a file that names no system.
constexpr const char* heights = "ncols 3\nnrows 3\nxllcorner 312480\nyllcorner 6000470\n"
                                "cellsize 10\nNODATA_value -9999\n1 2 3\n1 2 3\n1 2 3\n";

std::string one_building(std::string_view srs = "EPSG:25833") {
    using namespace tests;
    return citygml(building("b1", surface("RoofSurface", polygon(square_positions, "p1"))), srs);
}

/// The report on stdout with every key of the fixed form.
geo::Json report_of(const Said& said) {
    auto json = geo::parse_json(said.out, "stdout");
    REQUIRE(json.ok());
    for (const char* key :
         {"files",
          "failed_files",
          "objects",
          "objects_by_type",
          "surfaces_by_type",
          "versions",
          "version_transitions",
          "lods",
          "polygons",
          "triangles",
          "textures",
          "missing_images",
          "repaired",
          "skipped",
          "ignored",
          "unresolved_references",
          "crs",
          "bbox",
          "seconds",
          "cpu_seconds",
          "peak_anon_bytes",
          "findings"}) {
        CAPTURE(key);
        CHECK(json->contains(key));
    }
    CHECK((*json)["bbox"].size() == 6);
    for (const char* key : {"declared", "used", "axis_order", "vertical", "note"}) {
        CAPTURE(key);
        CHECK((*json)["crs"][key].is_string());
    }
    return *json;
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

scenarios::Project project_in(const fs::path& path) {
    const auto document = scenarios::Document::open(path, tests::shipped_catalogue());
    REQUIRE(document.ok());
    return document->project();
}

} // namespace

TEST_CASE("a file that cannot be read gives one sentence, the whole report and exit code 1") {
    const TemporaryFolder folder;
    const std::string whole = one_building();
    const std::string doctype = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>";
    const fs::path files[] = {
        folder.path() / "absent.gml",
        folder.file("truncated.gml", whole.substr(0, whole.size() / 2)),
        folder.file("doctype.gml", doctype),
        folder.file("no_crs.asc", heights),
        folder.file("empty.gml", tests::citygml("")),
    };
    for (const fs::path& file : files) {
        CAPTURE(file);
        const Said said = smilectl({"import", file.string(), "--json"});
        CHECK(said.code == 1);
        CHECK(lines_of(said.err) == 1);
        CHECK(said.err.find(file.filename().string()) != std::string::npos);
        const geo::Json report = report_of(said);
        CHECK(report["objects"].to_int() == 0);
        CHECK(report["files"].size() == 0);
        REQUIRE(report["failed_files"].size() == 1);
        CHECK(report["failed_files"][0].to_string() == file.string());
    }
}

TEST_CASE("bad files among good ones are named, and the good ones are counted") {
    const TemporaryFolder folder;
    const fs::path good = folder.file("good.gml", one_building());
    const fs::path bad = folder.file("bad.gml", "<CityModel");
    const Said said = smilectl(
        {"import", bad.string(), good.string(), (folder.path() / "absent.gml").string(), "--json"});
    CHECK(said.code == 0);
    CHECK(lines_of(said.err) == 2);
    const geo::Json report = report_of(said);
    CHECK(report["objects"].to_int() == 1);
    CHECK(report["files"].size() == 1);
    CHECK(report["failed_files"].size() == 2);
}

TEST_CASE("a raster alone counts as read although it holds no objects") {
    const TemporaryFolder folder;
    const fs::path ground = folder.file("ground.asc", heights);
    const Said said = smilectl({"import", "--crs", "25833", ground.string(), "--json"});
    CHECK(said.code == 0);
    const geo::Json report = report_of(said);
    CHECK(report["objects"].to_int() == 0);
    CHECK(report["crs"]["used"].to_string() == "EPSG:25833");
}

TEST_CASE("a raster without a system is told how to name it") {
    const TemporaryFolder folder;
    const Said said = smilectl({"import", folder.file("ground.asc", heights).string()});
    CHECK(said.err.find("--crs EPSG:25833") != std::string::npos);
}

TEST_CASE("a folder with nothing to read is named, beside good inputs too") {
    const TemporaryFolder folder;
    const fs::path empty = folder.path() / "empty";
    fs::create_directories(empty);
    CHECK(smilectl({"import", empty.string()}).code == 1);
    const fs::path good = folder.file("good.gml", one_building());
    const Said both = smilectl({"import", empty.string() + "/", good.string(), "--json"});
    CHECK(both.code == 0);
    CHECK(lines_of(both.err) == 1);
    CHECK(report_of(both)["failed_files"].size() == 1);
}

TEST_CASE("the system named with --crs is kept in the project and used when it is opened") {
    const TemporaryFolder folder;
    const fs::path city = folder.file("city.gml", one_building(""));
    const fs::path ground = folder.file("ground.asc", heights);
    const fs::path path = folder.path() / "a.smile.gpkg";
    const Said said = smilectl(
        {"import", "--crs", "25833", city.string(), ground.string(), "--out", path.string()});
    REQUIRE(said.code == 0);
    CHECK(said.err.empty());
    const scenarios::Project project = project_in(path);
    CHECK(project.crs == "EPSG:25833");
    REQUIRE(project.sources.size() == 2);
    CHECK(project.sources[0].crs_override == "EPSG:25833");
    CHECK(project.sources[1].crs_override == "EPSG:25833");
    geo::RunContext context;
    const auto data = load_base_data(project, folder.path(), nullptr, context);
    REQUIRE(data.ok());
    CHECK((*data)->crs == "EPSG:25833");
    REQUIRE((*data)->city);
    CHECK((*data)->city->objects.size() == 1);
    CHECK((*data)->terrain);
}

TEST_CASE("the order of axes named with --axes is reported, kept in the project and used") {
    const TemporaryFolder folder;
    const fs::path city = folder.file("city.gml", one_building());
    const fs::path path = folder.path() / "a.smile.gpkg";
    const Said said = smilectl(
        {"import", city.string(), "--axes", "northing-easting", "--out", path.string(), "--json"});
    REQUIRE(said.code == 0);
    const geo::Json report = report_of(said);
    CHECK(report["crs"]["axis_order"].to_string() == "northing-easting");
    CHECK(report["bbox"][1].to_double() == 312800.0);
    const scenarios::Project project = project_in(path);
    REQUIRE(project.sources.size() == 1);
    CHECK(project.sources[0].axis_order == "northing-easting");
    CHECK(project.sources[0].crs_override.empty());
}

TEST_CASE("an order of axes that nobody knows is wrong usage and names the known ones") {
    const TemporaryFolder folder;
    const std::string city = folder.file("city.gml", one_building()).string();
    for (const char* word : {"swapped", ""}) {
        CAPTURE(word);
        const Said said = smilectl({"import", city, "--axes", word});
        CHECK(said.code == 2);
        CHECK(said.err.find("easting-northing, northing-easting") != std::string::npos);
    }
}

TEST_CASE("a second import adds to the project what could be read, and only that") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "a.smile.gpkg";
    fs::create_directories(folder.path() / "tiles");
    folder.file("tiles/one.gml", one_building());
    folder.file("tiles/two.gml", one_building());
    const std::string ground = folder.file("ground.asc", heights).string();
    const std::string bad = folder.file("bad.gml", "<CityModel").string();
    REQUIRE(
        smilectl({"import", (folder.path() / "tiles").string(), "--out", path.string()}).code == 0);
    CHECK(project_in(path).sources.size() == 1); // a folder of city files is one source
    REQUIRE(smilectl({"import", bad, ground, "--crs", "25833", "--out", path.string()}).code == 0);
    const scenarios::Project project = project_in(path);
    REQUIRE(project.sources.size() == 2);
    CHECK(project.sources[0].crs_override.empty());
    CHECK(project.sources[1].role == scenarios::SourceRole::Terrain);
}

TEST_CASE("a known ending with other content says what is missing") {
    const TemporaryFolder folder;
    const auto said_of = [&folder](const char* name, const char* text) {
        return smilectl({"import", folder.file(name, text).string()}).err;
    };
    CHECK(said_of("a.csv", "name;wert\nBaum;3\n").find("no columns of coordinates") < 200);
    CHECK(said_of("a.tsv", "name\twert\nBaum\t3\n").find("no columns of coordinates") < 200);
    CHECK(said_of("a.png", "\x89PNG\r\n").find("has no world file") < 200);
    CHECK(said_of("a.xyz", "no numbers\n").find("known ending but other content") < 200);
    CHECK(said_of("a.docx", "no XML").find("Format not known") < 200);
}

TEST_CASE("one of a kind is counted in the singular") {
    const TemporaryFolder folder;
    const Said said = smilectl({"import", folder.file("a.gml", one_building()).string()});
    CHECK(said.out.find("1 file read, 0 not read") != std::string::npos);
    CHECK(said.out.find("1 object, 1 polygon (2 triangles), 0 polygons") != std::string::npos);
}

TEST_CASE("an import of nothing leaves no project behind") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "a.smile.gpkg";
    CHECK(smilectl({"import", "absent.gml", "--out", path.string()}).code == 1);
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("files in different systems are reported system by system, in the reader's words") {
    const TemporaryFolder folder;
    const std::string one = folder.file("a.gml", one_building("EPSG:25833")).string();
    const std::string two =
        folder.file("b.gml", one_building("urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH")).string();
    const Said said = smilectl({"--lang=de", "import", one, two});
    CHECK(said.out.find("EPSG:25833, Höhen nicht bekannt") != std::string::npos);
    CHECK(said.out.find("EPSG:25833+7837, Höhen DHHN2016\n") != std::string::npos);
    CHECK(said.out.find("unknown") == std::string::npos);
}

TEST_CASE("faults of polygons are said in words, with some of the objects that have them") {
    using namespace tests;
    const TemporaryFolder folder;
    std::string members;
    for (const char* id : {"b1", "b2", "b3", "b4"}) {
        members += building(
            id,
            surface("RoofSurface", polygon("0 0 5 4 3 5 4 0 5 0 4 5 0 0 5")) +
                surface("RoofSurface", polygon("0 0 5 4 3 5 4 0 5 0 4 5 0 0 5")));
    }
    const std::string file = folder.file("a.gml", citygml(members)).string();
    CHECK(
        smilectl({"--lang=de", "import", file})
            .out.find("8  Ring schneidet oder berührt sich selbst (104): b1, b2, b3, …\n") !=
        std::string::npos);
    CHECK(
        smilectl({"--lang=en", "import", file})
            .out.find("8  Ring crosses or touches itself (104): b1, b2, b3, …\n") !=
        std::string::npos);
}
