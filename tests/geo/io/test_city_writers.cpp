// What is written must be there again when it is read.

#include "geo/base/json.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/importer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <iostream>
#include <set>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

TEST_CASE("a city in CityJSON comes back as it was") {
    const TemporaryFolder folder;
    folder.file("wall.png", "an image");
    const auto source = folder.file(
        "model.city.json",
        cityjson(
            json_object(
                "house \\\"one\\\"",
                cube_geometry(
                    "2.2",
                    R"(,"semantics":{"surfaces":[{"type":"RoofSurface"}],"values":[[null,0]]},)"
                    R"("texture":{"a":{"values":[[[[null]],[[0,0,1,2,3]]]]}},)"
                    R"("material":{"a":{"values":[[0,null,0]]}})"),
                R"(,"attributes":{"height":10.5,"AGS":"01003000","name":"Müller","tags":["a","b"]},)"
                R"("children":["part"])") +
                "," + R"("part":{"type":"BuildingPart","parents":["house \"one\""],"geometry":[)" +
                cube_geometry("1") + "]}",
            "https://www.opengis.net/def/crs/EPSG/0/25833",
            R"(,"appearance":{"materials":[{"name":"r","diffuseColor":[0.75,0,0]}],)"
            R"("textures":[{"type":"PNG","image":"wall.png"}],)"
            R"("vertices-texture":[[0,0],[1,0],[1,1],[0,1]]})"));
    const auto city = read_city(source);
    fs::create_directory(folder.path() / "out");
    for (const char* name : {"again.city.json", "again.city.jsonl"}) {
        INFO(name);
        const fs::path written = folder.path() / "out" / name;
        const WriteReport report = write_city(*city, written);
        CHECK(report.objects == 2);
        CHECK(report.polygons == 12);
        CHECK(report.lost.empty());
        const auto again = read_city(written);
        CHECK(told(*again) == told(*city));
        CHECK(again->crs->horizontal_epsg() == 25833);
        // Read and written once more, nothing changes any further.
        const fs::path third = folder.path() / "out" / (std::string("third_") + name);
        write_city(*again, third);
        CHECK(told(*read_city(third)) == told(*city));
    }
}

TEST_CASE("a group names its members in CityJSON; they are no parts of it") {
    const TemporaryFolder folder;
    const auto source = folder.file(
        "model.city.json",
        cityjson(
            json_object(
                "house", cube_geometry("1"), R"(,"parents":["group"],"children":["part"])") +
            "," + R"("part":{"type":"BuildingPart","parents":["group","house"],"geometry":[]},)" +
            R"("group":{"type":"CityObjectGroup","attributes":{"name":"all"},)"
            R"("children":["house","part","elsewhere"],"geometry":[]})"));
    const auto city = read_city(source);
    const auto check = [](const City& read) {
        REQUIRE(read.objects.size() == 3);
        for (const CityObject& object : read.objects) {
            INFO(object.id);
            const bool is_part = object.id == "part";
            CHECK((object.parent >= 0) == is_part);
            if (is_part) {
                CHECK(read.objects[static_cast<std::size_t>(object.parent)].id == "house");
            }
            if (object.id == "group") {
                std::set<std::string> members;
                for (const Attribute& attribute : read.attributes_of(object)) {
                    if (attribute.name == "groupMember") {
                        members.insert(attribute.value);
                    }
                }
                CHECK(members == std::set<std::string>{"#elsewhere", "#house", "#part"});
            }
        }
    };
    check(*city);
    const fs::path written = folder.path() / "again.city.json";
    write_city(*city, written);
    CHECK(bytes_of(written).find(R"("children":["house","part"])") != std::string::npos);
    check(*read_city(written));
}

TEST_CASE("the finest level of detail CityJSON knows is 3.3, and terrain is one surface") {
    const TemporaryFolder folder;
    const std::string surface =
        "<gml:MultiSurface><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing>"
        "<gml:posList>0 0 0 1 0 0 1 1 0 0 0 0</gml:posList></gml:LinearRing></gml:exterior>"
        "</gml:Polygon></gml:surfaceMember></gml:MultiSurface>";
    const auto source = folder.file(
        "model.gml",
        citygml(member(
            "<b:Building gml:id=\"a\"><b:lod4MultiSurface>" + surface +
            "</b:lod4MultiSurface></b:Building>")));
    const fs::path written = folder.path() / "again.city.json";
    const WriteReport report = write_city(*read_city(source), written);
    CHECK(report.lost.at("lod") == 1);
    CHECK(read_city(written)->polygons.at(0).lod_tenths == 33);
    City terrain = *read_city(source);
    terrain.objects.at(0).type = "TINRelief";
    write_city(terrain, written);
    CHECK(bytes_of(written).find(R"("type":"CompositeSurface")") != std::string::npos);
}

TEST_CASE("what CityJSON has no place for is counted") {
    const TemporaryFolder folder;
    const auto source = folder.file(
        "model.gml",
        citygml(
            member("<b:Building gml:id=\"a\"><b:measuredHeight uom=\"m\">12</b:measuredHeight>"
                   "</b:Building>") +
            member("<ext:Windmill gml:id=\"b\"/>")));
    const WriteReport report = write_city(*read_city(source), folder.path() / "model.city.json");
    CHECK(report.lost.at("unit") == 1);
    CHECK(report.lost.at("type") == 1);
}

TEST_CASE("an OBJ has small numbers and every triangle") {
    const TemporaryFolder folder;
    const auto city =
        read_city(folder.file("model.city.json", cityjson(json_object("a b", cube_geometry()))));
    const fs::path written = folder.path() / "model.obj";
    const WriteReport report = write_city(*city, written);
    CHECK(report.polygons == 6);
    const std::string text = bytes_of(written);
    CHECK(text.find("o a_b\n") != std::string::npos);
    CHECK(text.find("v 10.000 10.000 22.000\n") != std::string::npos);
    std::size_t faces = 0;
    for (std::size_t at = text.find("\nf "); at != std::string::npos;
         at = text.find("\nf ", at + 1)) {
        ++faces;
    }
    CHECK(faces == 12);
}

TEST_CASE("the ending chooses the writer, whatever its letters") {
    CHECK(writer_for("a/Model.CITY.JSON")->name == "cityjson");
    CHECK(writer_for("tile.city.jsonl")->name == "cityjsonseq");
    CHECK(writer_for("model.obj")->name == "obj");
    CHECK(writer_for("model.doc") == nullptr);
}

TEST_CASE("every real city survives being written as CityJSON", "[real]") {
    const auto root = fs::path(SMILETWIN_SOURCE_DIR) / "../shared/data";
    if (!fs::exists(root)) {
        std::cout << "SKIPPED: " << root << " is not here\n";
        return;
    }
    const TemporaryFolder folder;
    std::size_t cities = 0;
    RunContext context;
    for (const auto& imported : import_paths({root}, {}, context).imported) {
        const auto* held = std::get_if<std::shared_ptr<const City>>(&imported.data);
        if (held == nullptr || (*held)->objects.empty()) {
            continue;
        }
        const City& city = **held;
        INFO(imported.path);
        const fs::path written = folder.path() / "city.city.json";
        const WriteReport report = write_city(city, written);
        CHECK(report.objects == city.objects.size());
        CHECK(report.polygons == city.polygons.size());
        const auto again = read_city(written);
        CHECK(again->objects.size() == city.objects.size());
        // Corners closer than a millimetre become one, so slivers may vanish.
        CHECK(again->polygons.size() >= city.polygons.size() * 999 / 1000);
        ++cities;
    }
    std::cout << cities << " cities written as CityJSON and read again\n";
    CHECK(cities > 100);
}
