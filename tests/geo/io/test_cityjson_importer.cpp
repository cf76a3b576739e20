#include "geo/base/json.hpp"
#include "geo/io/importer.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

struct Read {
    std::optional<Result<Imported>> result;
    std::shared_ptr<const City> city; ///< null when the reading failed

    [[nodiscard]] const ImportReport& report() const { return (*result)->report; }
    [[nodiscard]] const Problem& problem() const { return result->problem(); }
};

Read read(const std::string& text, const std::string& name = "model.city.json") {
    const TemporaryFolder folder;
    RunContext context;
    Read outcome;
    outcome.result = import_file(folder.file(name, text), {}, context);
    if (outcome.result->ok()) {
        outcome.city = std::get<std::shared_ptr<const City>>((*outcome.result)->data);
    }
    return outcome;
}

/// Signed volume of all triangles: that of the body when every face looks outward.
double volume_m3(const City& city) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 2 < city.triangles.size(); i += 3) {
        const auto corner = [&](std::size_t k) {
            return city.positions[city.triangles[i + k]] - city.bounds.min;
        };
        sum += dot(corner(0), cross(corner(1), corner(2))) / 6.0;
    }
    return sum;
}

std::string feature(std::string_view id, std::string_view vertices = cube_vertices) {
    return R"({"type":"CityJSONFeature","id":")" + std::string(id) + R"(","CityObjects":{)" +
           json_object(id, cube_geometry()) + R"(},"vertices":[)" + std::string(vertices) + "]}\n";
}

std::string sequence_header() {
    return R"({"type":"CityJSON","version":"2.0","transform":{"scale":[0.01,0.01,0.01],)"
           R"("translate":[312800,5997200,12]},"metadata":{"referenceSystem":)"
           R"("https://www.opengis.net/def/crs/EPSG/0/25833"},"CityObjects":{},"vertices":[]})"
           "\n";
}

} // namespace

TEST_CASE("a cube comes with its place, level, kinds of faces and attributes") {
    const Read cube = read(cityjson(json_object(
        "haus",
        cube_geometry(
            "2.2",
            R"(,"semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"RoofSurface"},)"
            R"({"type":"WallSurface"}],"values":[[0,1,2,2,2,null]]})"),
        R"(,"attributes":{"measuredHeight":10.5,"storeys":3,"AGS":"01003000","new":true,)"
        R"("owner":{"name":"Müller"},"nothing":null})")));
    REQUIRE(cube.city);
    const City& city = *cube.city;
    CHECK((*cube.result)->format == "cityjson");
    REQUIRE(city.objects.size() == 1);
    CHECK(city.objects[0].type == "Building");
    CHECK(city.bounds.min == Vec3d{312800, 5997200, 12});
    CHECK(city.bounds.max == Vec3d{312810, 5997210, 22});
    REQUIRE(city.crs);
    CHECK(city.crs->horizontal_epsg() == 25833);
    REQUIRE(city.polygons.size() == 6);
    CHECK(city.polygons[0].lod_tenths == 22);
    CHECK(city.polygons[1].kind == SurfaceKind::Roof);
    CHECK(city.polygons[4].kind == SurfaceKind::Wall);
    CHECK(city.polygons[5].kind == SurfaceKind::Other);
    CHECK(volume_m3(city) == Approx(1000.0));
    CHECK(city.attribute(city.objects[0], "measuredHeight") == "10.5");
    CHECK(city.attribute(city.objects[0], "storeys") == "3");
    CHECK(city.attribute(city.objects[0], "AGS") == "01003000");
    CHECK(city.attribute(city.objects[0], "owner\x1Fname") == "Müller");
    CHECK(city.attribute(city.objects[0], "nothing") == "");
    CHECK(city.objects[0].attribute_count == 6); // null is one, too
    CHECK(cube.report().repaired.empty());
    CHECK(cube.report().lods == std::set<std::string>{"2.2"});
}

TEST_CASE("an instance of a template stands turned and moved at its place") {
    // The template is a square of 1 m in the plane; the matrix doubles it, turns it by 90 degrees
    // and lifts it by 3 m; the reference point is a corner of the cube.
    const Read read_city = read(cityjson(
        json_object(
            "bench",
            R"({"type":"GeometryInstance","template":0,"boundaries":[1],)"
            R"("transformationMatrix":[0,-2,0,0, 2,0,0,0, 0,0,1,3, 0,0,0,1]})"),
        "https://www.opengis.net/def/crs/EPSG/0/25833",
        R"(,"geometry-templates":{"templates":[{"type":"MultiSurface","lod":"3",)"
        R"("boundaries":[[[0,1,2,3]]]}],"vertices-templates":[[0,0,0],[1,0,0],[1,1,0],[0,1,0]]})"));
    REQUIRE(read_city.city);
    CHECK(read_city.city->bounds.min == Vec3d{312808, 5997200, 15});
    CHECK(read_city.city->bounds.max == Vec3d{312810, 5997202, 15});
    CHECK(read_city.city->polygons[0].lod_tenths == 30);
}

TEST_CASE("a template counts once however many instances there are, one without any is skipped") {
    const std::string instance = R"({"type":"GeometryInstance","template":0,"boundaries":[1],)"
                                 R"("transformationMatrix":[1,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1]})";
    const std::string square = R"({"type":"MultiSurface","lod":"3","boundaries":[[[0,1,2,3]]]})";
    const Read read_city = read(cityjson(
        json_object("left", instance) + "," + json_object("right", instance),
        "",
        R"(,"geometry-templates":{"templates":[)" + square + "," + square +
            R"(],"vertices-templates":[[0,0,0],[1,0,0],[1,1,0],[0,1,0]]})"));
    REQUIRE(read_city.city);
    CHECK(read_city.city->polygons.size() == 2);
    CHECK(read_city.report().polygons == 1);
    CHECK(
        read_city.report().skipped ==
        std::map<std::string, std::uint64_t>{{"implicit_geometry", 1}});
}

TEST_CASE("a face carries the colour of its material or the picture of its texture") {
    const TemporaryFolder folder;
    folder.file("wall.png", "not looked into by the importer");
    const std::string surfaces =
        R"({"type":"MultiSurface","lod":"2","boundaries":[[[0,1,2,3]],[[4,5,6,7]],[[0,1,5,4]]],)"
        R"("material":{"summer":{"values":[0,0,0]}},)"
        R"("texture":{"winter":{"values":[[[null]],[[0,0,1,2,3]],[[1,0,1,2,3]]]}}})";
    const auto path = folder.file(
        "model.city.json",
        cityjson(
            json_object("haus", surfaces),
            "",
            R"(,"appearance":{"materials":[{"name":"red","diffuseColor":[0.75,0,0]}],)"
            R"("textures":[{"type":"PNG","image":"wall.png","wrapMode":"mirror"},)"
            R"({"type":"PNG","image":"../outside.png"}],)"
            R"("vertices-texture":[[0,0],[1,0],[1,1],[0,1]]})"));
    RunContext context;
    const auto imported = import_file(path, {}, context);
    REQUIRE(imported.ok());
    const City& city = *std::get<std::shared_ptr<const City>>(imported->data);
    REQUIRE(city.polygons.size() == 3);
    const auto look = [&](std::size_t polygon) {
        return city.appearances[static_cast<std::size_t>(city.polygons[polygon].appearance)];
    };
    CHECK(look(0).diffuse_rgb[0] == 0.75F);
    CHECK(look(1).image.filename() == "wall.png");
    CHECK(look(1).wrap == TextureWrap::Mirror);
    const std::uint32_t corner = city.ring_starts[city.polygons[1].first_ring];
    CHECK(city.texture_coordinates[corner + 2] == Vec2f{1.0F, 1.0F});
    CHECK(look(2).image.empty()); // the missing picture leaves the colour
    CHECK(imported->report.textures == 1);
    CHECK(imported->report.missing_images == 1);
}

TEST_CASE("parts find their building, and a circle of parents is cut") {
    const auto child = [](std::string_view id, std::string_view parent) {
        return json_object(id, "", R"(,"parents":[")" + std::string(parent) + "\"]");
    };
    const Read family =
        read(cityjson(child("part", "haus") + "," + json_object("haus", cube_geometry())));
    REQUIRE(family.city);
    CHECK(family.city->objects[0].parent == 1);
    CHECK(family.report().unresolved_references == 0);
    const Read circle = read(cityjson(child("a", "b") + "," + child("b", "a")));
    REQUIRE(circle.city);
    CHECK(circle.report().unresolved_references == 1);
    CHECK(top_level_object(*circle.city, 0) == top_level_object(*circle.city, 1));
}

TEST_CASE("a sequence of features is one city, however it is cut") {
    std::string text = sequence_header();
    for (int i = 0; i < 50; ++i) {
        text += feature("haus" + std::to_string(i));
    }
    const Read city = read(text, "tile.city.jsonl");
    REQUIRE(city.city);
    CHECK(city.city->objects.size() == 50);
    CHECK(city.city->objects[49].id == "haus49");
    CHECK(city.report().polygons == 300);
    CHECK(volume_m3(*city.city) == Approx(50 * 1000.0));
}

TEST_CASE("a bad line of a sequence is named, the other features are there") {
    const std::string text =
        sequence_header() + feature("a") + "{\"type\":\"CityJSONFeature\",\n" + feature("b");
    const Read city = read(text, "tile.city.jsonl");
    REQUIRE(city.city);
    CHECK(city.city->objects.size() == 2);
    CHECK(city.report().ignored.at("line") == 1);
    REQUIRE(city.report().warnings.size() >= 1);
    CHECK(city.report().warnings[0].what.values[0].second == "3");
}

TEST_CASE("of a feature that breaks in its last object nothing stays, and all of those around it") {
    const std::string breaking =
        R"({"type":"CityJSONFeature","id":"b","CityObjects":{)" +
        json_object("b", cube_geometry()) + "," +
        json_object("b2", R"({"type":"MultiSurface","lod":"2","boundaries":[[[0,1,02]]]})") +
        R"(},"vertices":[)" + std::string(cube_vertices) + "]}\n";
    const Read city =
        read(sequence_header() + feature("a") + breaking + feature("c"), "tile.city.jsonl");
    REQUIRE(city.city);
    REQUIRE(city.city->objects.size() == 2);
    CHECK(city.city->objects[0].id == "a");
    CHECK(city.city->objects[1].id == "c");
    CHECK(city.report().polygons == 12);
    CHECK(city.report().ignored.at("line") == 1);
}

TEST_CASE("a bad object among good ones is counted, the others are there") {
    const std::string bad_index =
        R"({"type":"MultiSurface","lod":"2","boundaries":[[[0,1,2,99]],[[0,1,2]]]})";
    const Read city = read(cityjson(
        R"("broken":17,)" + json_object("half", bad_index) + "," +
        json_object("strange", R"({"type":"MultiPoint","lod":"x","boundaries":[0]})") + "," +
        json_object("whole", cube_geometry("\"LoDe.0\""))));
    REQUIRE(city.city);
    CHECK(city.city->objects.size() == 3);
    CHECK(city.report().polygons == 7);
    CHECK(city.report().skipped.at("vertex_index") == 1);
    CHECK(city.report().ignored.at("object") == 1);
    CHECK(city.report().ignored.at("MultiPoint") == 1);
    CHECK(city.report().ignored.at("lod") == 1);
}

TEST_CASE(
    "a document is told by its type, whatever its attributes are called and where it stands") {
    const std::string properties = cityjson(
        json_object("a", cube_geometry(), R"(,"attributes":{"properties":1,"$schema":"x"})"));
    const std::string plain = cityjson(json_object("a", cube_geometry()));
    std::string vertices_first = R"({"vertices":[[0,0,0])";
    for (int i = 0; i < 20'000; ++i) {
        vertices_first += ",[0,0,0]";
    }
    vertices_first += R"(],"CityObjects":{},"version":"2.0","type":"CityJSON"})";
    CHECK(read(properties, "tile.json").city->objects.size() == 1);
    CHECK(read("\n" + std::string(100, ' ') + plain, "tile.json").city->objects.size() == 1);
    CHECK(read(vertices_first, "tile.json").city);
    std::string escaped = plain;
    escaped.replace(escaped.find(R"("type")"), 6, R"("\u0074yp\u0065")");
    escaped.replace(escaped.find(R"("CityObjects")"), 13, R"("City\u004fbjects")");
    CHECK(read(escaped, "tile.json").city->objects.size() == 1);
}

TEST_CASE("a document without objects is an empty city") {
    const Read empty = read(cityjson(""));
    REQUIRE(empty.city);
    CHECK(empty.city->objects.empty());
}

TEST_CASE("a document on one line is no sequence") {
    const Read one_line = read(cityjson(json_object("haus", cube_geometry())) + "\n");
    REQUIRE(one_line.city);
    CHECK(one_line.city->polygons.size() == 6);
}

TEST_CASE("a truncated document says that it breaks off, and where") {
    const std::string whole = cityjson(json_object("haus", cube_geometry()));
    const Read half = read(whole.substr(0, whole.size() / 2));
    CHECK_FALSE(half.result->ok());
    CHECK(half.problem().what.key == "error.json.malformed");
    CHECK(half.problem().help.key == "help.file.copy_again");
}

TEST_CASE("keys mean the same in escaped spelling") {
    std::string text = cityjson(json_object("haus", cube_geometry()));
    const auto respell = [&text](std::string_view key, std::string_view escaped) {
        const std::size_t at = text.find(key);
        REQUIRE(at != std::string::npos);
        text.replace(at, key.size(), escaped);
    };
    respell("\"CityObjects\"", "\"City\\u004fbjects\"");
    respell("\"vertices\"", "\"verti\\u0063es\"");
    respell("\"boundaries\"", "\"\\u0062oundaries\"");
    const Read city = read(text);
    REQUIRE(city.city);
    CHECK(city.city->polygons.size() == 6);
    CHECK(city.city->bounds.max == Vec3d{312810, 5997210, 22});
}

TEST_CASE("numbers too large for a program spoil neither the file nor the other attributes") {
    const Read city = read(cityjson(json_object(
        "haus",
        cube_geometry(),
        R"(,"attributes":{"huge":1e999,"long":123456789012345678901234,"year":1960})")));
    REQUIRE(city.city);
    CHECK(city.city->polygons.size() == 6);
    const auto value_of = [&city](std::string_view name) {
        for (const Attribute& attribute : city.city->attributes) {
            if (attribute.name == name) {
                return attribute.value;
            }
        }
        return std::string();
    };
    CHECK(value_of("huge") == "1e999");
    CHECK(std::stod(value_of("long")) == 123456789012345678901234.0);
    CHECK(value_of("year") == "1960");
}

TEST_CASE("only a truncated document is called incomplete") {
    const std::string whole = cityjson(json_object("haus", cube_geometry()));
    std::string not_a_number = whole;
    not_a_number.replace(not_a_number.find("[1000,0,0]"), 10, "[NaN,0,0]");
    const Read refused = read(not_a_number);
    REQUIRE_FALSE(refused.result->ok());
    CHECK(refused.problem().what.key == "error.json.no_number");
    std::string utf16 = "\xFF\xFE";
    for (const char c : whole) {
        utf16 += c;
        utf16 += '\0';
    }
    const Read wide = read(utf16);
    REQUIRE_FALSE(wide.result->ok());
    CHECK(wide.problem().what.key == "error.json.utf16");
    const Read plain_name = read(utf16, "tile.json");
    REQUIRE_FALSE(plain_name.result->ok());
    CHECK(plain_name.problem().what.key == "error.json.utf16");
}

TEST_CASE("indices that are none leave out their surface, and say of which object") {
    for (const char* index :
         {"-1", "8", "2.5", "4294967298", "18446744073709551618", "99999999999999999999999"}) {
        INFO(index);
        const std::string bad = R"({"type":"MultiSurface","lod":"1","boundaries":[[[0,1,)" +
                                std::string(index) + R"(]],[[0,1,2]]]})";
        const Read city = read(cityjson(json_object("a", bad)));
        REQUIRE(city.city);
        CHECK(city.city->polygons.size() == 1);
        CHECK(city.report().skipped == std::map<std::string, std::uint64_t>{{"vertex_index", 1}});
        const auto& findings = city.report().findings.by_code().at("vertex_index");
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].object == "a");
    }
}

TEST_CASE("JSON of another kind is no city") {
    const Read other = read(R"({"type":"FeatureCollection","CityObjects":{},"features":[]})");
    CHECK_FALSE(other.result->ok());
    CHECK(other.problem().what.key == "error.cityjson.not_cityjson");
}

TEST_CASE("a city whose system nobody knows keeps its coordinates and says so") {
    const Read unknown = read(cityjson(json_object("haus", cube_geometry()), "EPSG:999999"));
    REQUIRE(unknown.city);
    CHECK_FALSE(unknown.city->crs);
    CHECK(unknown.report().crs.note.key == "crs.note.unknown");
    CHECK(unknown.city->bounds.min == Vec3d{312800, 5997200, 12});
}

TEST_CASE("of a version never seen is read what is understood, with a word about it") {
    std::string text = cityjson(json_object("haus", cube_geometry()));
    text.replace(text.find("2.0"), 3, "9.7");
    const Read future = read(text);
    REQUIRE(future.city);
    CHECK(future.report().warnings.at(0).what.key == "warning.cityjson.version");
}
