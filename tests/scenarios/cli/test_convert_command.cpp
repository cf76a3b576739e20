#include "geo/base/json.hpp"
#include "geo/io/city_writer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin;
using tests::Said;
using tests::smilectl;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::string one_building(std::string_view id, std::string_view srs = "EPSG:25833") {
    using namespace tests;
    return citygml(building(id, surface("RoofSurface", polygon(square_positions, "p1"))), srs);
}

} // namespace

TEST_CASE("a folder of CityGML becomes one CityJSON with all its buildings") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "tiles");
    folder.file("tiles/a.gml", one_building("a"));
    folder.file("tiles/b.gml", one_building("b"));
    const std::string out = (folder.path() / "city.city.json").string();
    const Said said = smilectl({"convert", (folder.path() / "tiles").string(), out, "--json"});
    CHECK(said.code == 0);
    const auto report = geo::parse_json(said.out, "stdout");
    REQUIRE(report.ok());
    CHECK((*report)["objects"].to_int() == 2);
    CHECK((*report)["polygons"].to_int() == 2);
    CHECK((*report)["lost"].size() == 0);
    const Said read = smilectl({"import", out, "--json"});
    CHECK(read.code == 0);
    CHECK(geo::parse_json(read.out, "stdout").value()["objects"].to_int() == 2);
}

TEST_CASE("a form that nobody writes, and a file onto itself, are wrong usage") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.city.json", "{}").string();
    const Said ending = smilectl({"convert", source, (folder.path() / "a.docx").string()});
    CHECK(ending.code == 2);
    CHECK(ending.err.find(".city.jsonl") != std::string::npos);
    const Said project = smilectl({"convert", source, (folder.path() / "a.smile.gpkg").string()});
    CHECK(project.code == 2);
    const Said itself = smilectl({"convert", source, source});
    CHECK(itself.code == 2);
    CHECK(tests::bytes_of(source) == "{}");
}

TEST_CASE("what holds no city model is not written") {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "out.obj").string();
    const Said broken = smilectl({"convert", folder.file("a.gml", "<CityModel").string(), out});
    CHECK(broken.code == 1);
    const Said absent = smilectl({"convert", (folder.path() / "absent.gml").string(), out});
    CHECK(absent.code == 1);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("city models of different systems are not put into one file") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "tiles");
    folder.file("tiles/a.gml", one_building("a"));
    folder.file("tiles/b.gml", one_building("b", "EPSG:25832"));
    const std::string out = (folder.path() / "city.obj").string();
    const Said said = smilectl({"convert", (folder.path() / "tiles").string(), out});
    CHECK(said.code == 1);
    CHECK(said.err.find("b.gml") != std::string::npos);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("CityGML is written in the version asked for, and in no other") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", one_building("a")).string();
    const std::string out = (folder.path() / "out.gml").string();
    CHECK(smilectl({"convert", source, out}).code == 0);
    CHECK(tests::bytes_of(out).find("citygml/building/2.0") != std::string::npos);
    CHECK(smilectl({"convert", source, out, "--version", "3.0"}).code == 0);
    CHECK(tests::bytes_of(out).find("citygml/building/3.0") != std::string::npos);
    const Said unknown = smilectl({"convert", source, out, "--version", "4.0"});
    CHECK(unknown.code == 2);
    CHECK(unknown.err.find("2.0, 3.0") != std::string::npos);
    const std::string obj = (folder.path() / "out.obj").string();
    CHECK(smilectl({"convert", source, obj, "--version", "2.0"}).code == 2);
    CHECK_FALSE(fs::exists(obj));
}

TEST_CASE("a reference system that nobody knows is wrong usage, a known one is written") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", one_building("a")).string();
    const std::string out = (folder.path() / "out.gml").string();
    const Said unknown = smilectl({"convert", source, out, "--crs", "EPSG:99999999"});
    CHECK(unknown.code == 2);
    CHECK_FALSE(fs::exists(out));
    CHECK(smilectl({"convert", source, out, "--crs", "EPSG:25833+7837"}).code == 0);
    CHECK(
        tests::bytes_of(out).find("urn:ogc:def:crs,crs:EPSG::25833,crs:EPSG::7837") !=
        std::string::npos);
}

TEST_CASE("the help names every ending that is written") {
    const Said help = smilectl({"convert", "--help"});
    CHECK(help.code == 0);
    for (const geo::CityWriter& writer : geo::city_writers()) {
        for (const std::string_view ending : writer.endings) {
            INFO(ending);
            CHECK(help.out.find(ending) != std::string::npos);
        }
    }
}
