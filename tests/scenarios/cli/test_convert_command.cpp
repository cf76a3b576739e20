#include "geo/base/json.hpp"
#include "geo/io/city_writer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/scenarios/cli/small_project.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

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

/// Houses "a" and "b" on the same square, "c" a thousand metres to the east.
std::string three_buildings() {
    using namespace tests;
    std::string east(square_positions);
    for (std::size_t at = 0; (at = east.find("312", at)) != std::string::npos; ++at) {
        east[at + 2] = '3';
    }
    return citygml(
        building("a", surface("RoofSurface", polygon(square_positions, "p1"))) +
            building("b", surface("RoofSurface", polygon(square_positions, "p2"))) +
            building("c", surface("RoofSurface", polygon(east, "p3"))),
        "EPSG:25833");
}

std::int64_t number(const std::string& json, const char* name) {
    const auto read = geo::parse_json(json, "stdout");
    REQUIRE(read.ok());
    return (*read)[name].to_int();
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

TEST_CASE("a city is written with its axes exchanged when --axes says so") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", one_building("a")).string();
    const std::string out = (folder.path() / "a.city.json").string();
    REQUIRE(smilectl({"convert", source, out, "--axes", "northing-easting"}).code == 0);
    const Said read = smilectl({"import", out, "--axes", "easting-northing", "--json"});
    const auto report = geo::parse_json(read.out, "stdout");
    REQUIRE(report.ok());
    CHECK((*report)["bbox"][1].to_double() == 312800.0);
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

TEST_CASE("a file that cannot be read is named once, in one sentence") {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "out.obj").string();
    const Said said = smilectl({"convert", folder.file("a.gml", "<CityModel").string(), out});
    CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
    CHECK(said.err.find("a.gml") == said.err.rfind("a.gml"));
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

TEST_CASE("chosen buildings alone are written, by comma, by repeating, and counted") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", three_buildings()).string();
    const std::string out = (folder.path() / "out.gml").string();
    const Said one = smilectl({"convert", source, out, "--select", "b", "--json"});
    CHECK(one.code == 0);
    CHECK(number(one.out, "objects") == 1);
    CHECK(number(one.out, "selected") == 1);
    CHECK(number(one.out, "selected_of") == 3);
    CHECK(tests::bytes_of(out).find("gml:id=\"b\"") != std::string::npos);
    CHECK(tests::bytes_of(out).find("gml:id=\"a\"") == std::string::npos);
    const Said comma = smilectl({"convert", source, out, "--select", "a,c,nobody", "--json"});
    CHECK(number(comma.out, "selected") == 2);
    CHECK(comma.err.find("nobody") != std::string::npos);
    const Said repeated =
        smilectl({"convert", source, out, "--select", "a", "--select", "b", "--lang", "de"});
    CHECK(repeated.code == 0);
    CHECK(repeated.out.find("2 von 3 Objekten") != std::string::npos);
}

TEST_CASE("a box holds what lies in it; with identifiers both must hold") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", three_buildings()).string();
    const std::string out = (folder.path() / "out.city.json").string();
    const std::string west = "312000,5997000,312999,5998000";
    const Said box = smilectl({"convert", source, out, "--bbox", west, "--json"});
    CHECK(number(box.out, "selected") == 2);
    const Said both =
        smilectl({"convert", source, out, "--bbox", west, "--select", "b,c", "--json"});
    CHECK(number(both.out, "selected") == 1);
}

TEST_CASE("a selection that holds nothing writes nothing and says so in both languages") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", three_buildings()).string();
    const std::string out = (folder.path() / "out.gml").string();
    const Said none = smilectl({"convert", source, out, "--select", "nobody", "--lang", "en"});
    CHECK(none.code == 1);
    CHECK(none.err.find("none of the 3 objects") != std::string::npos);
    const Said german = smilectl({"convert", source, out, "--bbox", "0,0,1,1", "--lang", "de"});
    CHECK(german.code == 1);
    CHECK(german.err.find("keines der 3 Objekte") != std::string::npos);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a box of other than four rising numbers is wrong usage") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", three_buildings()).string();
    const std::string out = (folder.path() / "out.gml").string();
    for (const char* words : {"1,2,3", "1,2,3,x", "3,3,1,1", "1,2,3,4,5", ""}) {
        INFO(words);
        CHECK(smilectl({"convert", source, out, std::string("--bbox=") + words}).code == 2);
    }
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a project's variant comes back as trees when the city is read again") {
    const tests::SmallProject project;
    for (const char* name : {"out.gml", "out.city.json", "out.city.jsonl"}) {
        const std::string out = project.in_folder(name);
        const Said said = smilectl({"convert", project.path(), out, "--variant", "A", "--json"});
        INFO(said.err);
        CHECK(said.code == 0);
        CHECK(number(said.out, "objects") == 1);
        const Said read = smilectl({"import", out, "--json"});
        const auto report = geo::parse_json(read.out, "stdout");
        REQUIRE(report.ok());
        CHECK((*report)["objects_by_type"]["SolitaryVegetationObject"].to_int() == 1);
        CHECK((*report)["crs"]["used"].to_string() == "EPSG:25833");
        CHECK((*report)["bbox"][2].to_double() == Approx(10.0)); // the ground
    }
}

TEST_CASE("a project's variant goes out as DXF faces that drawing programs place") {
    const tests::SmallProject project;
    const std::string out = project.in_folder("plan.dxf");
    const Said said = smilectl({"convert", project.path(), out, "--variant", "A", "--json"});
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK(number(said.out, "objects") == 1);
    CHECK(number(said.out, "polygons") > 0);
    const std::string drawing = tests::bytes_of(out);
    CHECK(drawing.find("3DFACE") != std::string::npos);
    CHECK(drawing.find("SolitaryVegetationObject") != std::string::npos);
    CHECK(drawing.find("\n3125") != std::string::npos); // eastings of the project
}

TEST_CASE("a variant is written without the houses that it demolishes") {
    const TemporaryFolder folder;
    const std::string source = folder.file("a.gml", three_buildings()).string();
    const std::string project = (folder.path() / "p.smile.gpkg").string();
    REQUIRE(smilectl({"new", project, source}).code == 0);
    const auto city = smilectl({"import", source, "--json"});
    const auto report = geo::parse_json(city.out, "stdout");
    REQUIRE(report.ok());
    const geo::Json& box = (*report)["bbox"]; // "a" and "b" are at its western end
    const double x0 = box[0].to_double() - 1.0;
    const double y0 = box[1].to_double() - 1.0;
    const std::string ring = fmt::format(
        "[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]", x0, y0, x0 + 102.0, y0 + 102.0);
    const std::string actions =
        R"({"action":"variant.add","id":"A","name":"Free"})"
        "\n"
        R"({"action":"measure.add","variant":"A","kind":"demolition","geometry":{"type":"Polygon","coordinates":[)" +
        ring + "]}}\n";
    const Said changed = smilectl({"apply", project, folder.file("a.jsonl", actions).string()});
    INFO(changed.err);
    REQUIRE(changed.code == 0);
    const std::string out = (folder.path() / "out.city.json").string();
    const Said today = smilectl({"convert", project, out, "--json"});
    CHECK(number(today.out, "objects") == 3);
    const Said planned = smilectl({"convert", project, out, "--variant", "A", "--json"});
    INFO(planned.err);
    CHECK(number(planned.out, "objects") == 2); // "c" and the outline of the demolition
    CHECK(tests::bytes_of(out).find("\"c\"") != std::string::npos);
    CHECK(tests::bytes_of(out).find("\"a\"") == std::string::npos);
}

TEST_CASE("an area of the project holds the trees that are planned in it") {
    const tests::SmallProject project;
    const std::string out = project.in_folder("out.gml");
    const Said inside =
        smilectl({"convert", project.path(), out, "--variant", "A", "--area", "Square", "--json"});
    CHECK(inside.code == 0);
    CHECK(number(inside.out, "selected") == 1);
    const Said unknown =
        smilectl({"convert", project.path(), out, "--variant", "A", "--area", "Harbour"});
    CHECK(unknown.code == 1);
    CHECK(unknown.err.find("Square") != std::string::npos);
}

TEST_CASE("a variant that is not there is answered with those that are") {
    const tests::SmallProject project;
    const std::string out = project.in_folder("out.gml");
    const Said unknown =
        smilectl({"convert", project.path(), out, "--variant", "Z", "--lang", "en"});
    CHECK(unknown.code == 1);
    CHECK(unknown.err.find("A (Tree)") != std::string::npos);
    const Said empty = smilectl({"convert", project.path(), out}); // today: ground and gates only
    CHECK(empty.code == 1);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("variant and area belong to projects, a system to files") {
    const tests::SmallProject project;
    const std::string source = project.file("a.gml", three_buildings());
    const std::string out = project.in_folder("out.gml");
    const Said variant = smilectl({"convert", source, out, "--variant", "A", "--lang", "de"});
    CHECK(variant.code == 2);
    CHECK(variant.err.find("--variant gehört zu einem Projekt") != std::string::npos);
    CHECK(smilectl({"convert", source, out, "--area", "Square"}).code == 2);
    CHECK(smilectl({"convert", project.path(), out, "--crs", "25832"}).code == 2);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("what reading left out is counted in the answer") {
    using namespace tests;
    const TemporaryFolder folder;
    const std::string input =
        folder
            .file(
                "a.gml",
                citygml(
                    building(
                        "a",
                        surface(
                            "RoofSurface",
                            polygon(square_positions, "p1") +
                                polygon("312800 5997200 12 312810 5997200 12", "p2"))),
                    "EPSG:25833"))
            .string();
    const std::string out = (folder.path() / "a.obj").string();
    const auto answer = geo::parse_json(smilectl({"convert", input, out, "--json"}).out, "stdout");
    REQUIRE(answer.ok());
    CHECK((*answer)["polygons"].to_int() == 1);
    CHECK((*answer)["not_read"].size() == 1);
    CHECK((*answer)["not_read"]["101"].to_int() == 1);
    CHECK(
        smilectl({"convert", input, out}).out.find("Left out or not found while reading") !=
        std::string::npos);
}
