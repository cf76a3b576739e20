// CityJSON that is read and written again says what it said, value for value.

#include "geo/base/json.hpp"
#include "geo/city/city_subset.hpp"
#include "geo/city/city_themes.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/geo/io/told_cityjson.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <set>
#include <sstream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

Json parsed(const std::string& text) {
    auto json = parse_json(text, {});
    REQUIRE(json.ok());
    return *json;
}

/// Read, written as `name`, and parsed.
Json again(const TemporaryFolder& folder, const std::string& text, const char* name) {
    const fs::path out = folder.path() / "out" / name;
    fs::create_directories(out.parent_path());
    const WriteReport report = write_city(*read_model(folder, text, "model.city.json").city, out);
    CHECK(report.lost.empty());
    return parsed(bytes_of(out));
}

void check_same(const Json& before, const Json& after) {
    ToldCityJson told_before(true);
    ToldCityJson told_after(true);
    told_before.add(before);
    told_after.add(after);
    CHECK(missing(told_before.lines, told_after.lines) == std::vector<std::string>());
    CHECK(missing(told_after.lines, told_before.lines) == std::vector<std::string>());
}

void check_comes_back(const std::string& text) {
    const TemporaryFolder folder;
    check_same(parsed(text), again(folder, text, "again.city.json"));
}

constexpr const char* rostock = "https://www.opengis.net/def/crs/EPSG/0/25833";

} // namespace

TEST_CASE("attributes of CityJSON come back with their types: numbers, lists of one, null") {
    check_comes_back(cityjson(json_object(
        "a",
        cube_geometry(),
        R"(,"attributes":{"whole":1,"real":1.0,"text":"1","truth":true,"nothing":null,)"
        R"("tiny":1e-7,"huge":1.5e300,"one":["1000"],"two":[1,2.0],"none":[],"empty":{},)"
        R"("mixed":[1,null,"x"],"lists":[[1,2],[3]],"things":[{"a":1},{"b":[2]}],)"
        R"("inner":{"one":[7],"deep":{"er":null,"":1}},"quote\"d":"a\\b\u0001ü"})")));
}

TEST_CASE("attributes of CityJSON nine objects deep come back") {
    check_comes_back(cityjson(json_object(
        "a",
        cube_geometry(),
        R"(,"attributes":{"1":{"2":{"3":{"4":{"5":{"6":{"7":{"8":{"9":{"10":[1]}}}}}}}}}})")));
}

TEST_CASE("what a document says of itself and its extensions come back") {
    const std::string text = cityjson(
        json_object("a", cube_geometry(), R"(,"attributes":{"+noise":{"day":55.5}})") +
            R"(,"yard":{"type":"+Yard","children":["shed"],"+fence":{"height":1.5,"gates":[1]},)"
            R"("geometry":[]},"shed":{"type":"+Shed","parents":["yard"],"geometry":[]},)"
            R"("inn":{"type":"Building","parents":["yard"],"geometry":[]})",
        rostock,
        R"(,"extensions":{"Noise":{"url":"https://x.org/noise.json","version":"1.1"}},)"
        R"("+census":{"persons":[1,2,{"a":null}]},"+plain":7)");
    Json before = parsed(text);
    Json metadata = before["metadata"];
    metadata.set("title", "Rostock").set("identifier", "0815").set("+made", Json::Array{1, 2.5});
    metadata.set("geographicalExtent", Json::Array{0, 0, 0, 1, 1, 1});
    before.set("metadata", metadata);
    const TemporaryFolder folder;
    const Json after = again(folder, dump_json(before), "again.city.json");
    check_same(before, after);
    CHECK(after["metadata"]["referenceSystem"].to_string() == rostock);
    CHECK(after["metadata"]["geographicalExtent"][3].to_double() == Approx(312810.0));
    const auto read = read_model(folder, dump_json(before), "model.city.json");
    CHECK(read.report.objects_by_type.at("+Yard") == 1);
    // In a sequence the header says it.
    const fs::path sequence = folder.path() / "out" / "again.city.jsonl";
    write_city(*read.city, sequence);
    const std::string lines = bytes_of(sequence);
    const Json header = parsed(lines.substr(0, lines.find('\n')));
    CHECK(header["+census"] == before["+census"]);
    CHECK(header["extensions"] == before["extensions"]);
    CHECK(header["metadata"]["title"].to_string() == "Rostock");
    const auto from_sequence = read_city(sequence);
    REQUIRE(from_sequence->document_members.size() == 1);
    CHECK(from_sequence->document_members[0].at("+plain") == "7");
    // A part of the city says the same of itself.
    CHECK(
        subset(*read.city, std::vector<bool>(4, true)).document_members ==
        read.city->document_members);
}

TEST_CASE("two documents in one say what both say, and contradictions are counted") {
    const TemporaryFolder folder;
    const auto model = [](const std::string& title) {
        return cityjson(
            json_object(title, cube_geometry()),
            rostock,
            R"(,"+of":")" + title + R"(","extensions":{")" + title +
                R"(":{"url":"https://x.org","version":"1.0"}})");
    };
    City both = *read_model(folder, model("a"), "a.city.json").city;
    append(both, *read_model(folder, model("b"), "b.city.json").city);
    const fs::path out = folder.path() / "both.city.json";
    const WriteReport report = write_city(both, out);
    CHECK(report.lost.at("document_member") == 1);
    const Json written = parsed(bytes_of(out));
    CHECK(written["+of"].to_string() == "a");
    CHECK(written["extensions"].size() == 2);
}

TEST_CASE("addresses of CityJSON come back beside the attributes") {
    check_comes_back(cityjson(json_object(
        "a",
        cube_geometry(),
        R"(,"address":[{"Country":"DE","Street":"Am Markt","Number":7},)"
        R"({"Country":"DE","Tags":["x"],"Parts":{"floor":2}}])")));
}

TEST_CASE("equal semantic surfaces stay two, and openings know their wall, which may be empty") {
    check_comes_back(cityjson(json_object(
        "a",
        cube_geometry(
            "\"3\"",
            R"(,"semantics":{"surfaces":[{"type":"RoofSurface","slope":1},)"
            R"({"type":"RoofSurface","slope":1},{"type":"WallSurface"},{"type":"WallSurface"},)"
            R"({"type":"Door","parent":2},{"type":"+PatioDoor","+glass":true},)"
            R"({"type":"WallSurface","children":[7],"name":"south"},{"type":"Window","parent":6},)"
            R"({"type":"GroundSurface"},{"type":"TransportationHole"}],)"
            R"("values":[[0,1,4,5,7,3]]})"))));
}

TEST_CASE("solids of one body stay that, one alone, too") {
    const std::string cube = "[[" + std::string(cube_shell) + "]]";
    const auto body = [&](const char* type, const std::string& solids) {
        return R"({"type":")" + std::string(type) + R"(","lod":"1","boundaries":[)" + solids + "]}";
    };
    const std::string text = cityjson(
        R"("tree":{"type":"SolitaryVegetationObject","geometry":[)" +
        body("MultiSolid", cube + "," + cube) + "," + body("CompositeSolid", cube + "," + cube) +
        "]}," + json_object("house", body("CompositeSolid", cube)));
    check_comes_back(text);
}

TEST_CASE("numbers beyond those of a program come back digit for digit") {
    const TemporaryFolder folder;
    const std::string attributes =
        R"("long":12345678901234567890,"longer":-123456789012345678901234567890,)"
        R"("vast":1e400,"deep":{"list":[[12345678901234567890123,1]]})";
    const std::string text = cityjson(
        json_object("a", cube_geometry(), R"(,"attributes":{)" + attributes + "}"),
        rostock,
        R"(,"+checksum":{"sum":98765432109876543210987})");
    write_city(*read_model(folder, text, "model.city.json").city, folder.path() / "b.city.json");
    const std::string written = bytes_of(folder.path() / "b.city.json");
    CHECK(written.find(attributes) != std::string::npos);
    CHECK(written.find(R"("+checksum":{"sum":98765432109876543210987})") != std::string::npos);
}

TEST_CASE("geometries of one object and level stay apart, composite surfaces stay one") {
    const auto flat = [](const char* type, int face) {
        return fmt::format(
            R"({{"type":"{}","lod":"2","boundaries":[{}]}})",
            type,
            std::array{"[[0,3,2,1]]", "[[4,5,6,7]]", "[[0,1,5,4]]"}.at(
                static_cast<std::size_t>(face)));
    };
    const std::string text = cityjson(
        json_object(
            "a",
            flat("MultiSurface", 0) + "," + flat("CompositeSurface", 1) + "," +
                flat("MultiSurface", 2) + "," + cube_geometry() + "," + cube_geometry()) +
        "," + json_object("b", flat("CompositeSurface", 2)));
    const TemporaryFolder folder;
    const auto types = [](const Json& document, const char* id) {
        std::multiset<std::string> all;
        for (const Json& geometry : document["CityObjects"][id]["geometry"].items()) {
            all.insert(fmt::format(
                "{} of {}", geometry["type"].to_string(), geometry["boundaries"].size()));
        }
        return all;
    };
    const Json after = again(folder, text, "again.city.json");
    for (const char* id : {"a", "b"}) {
        CHECK(types(after, id) == types(parsed(text), id));
    }
    // A part of the city says the same.
    const City part = subset(*read_model(folder, text, "m.city.json").city, {false, true});
    write_city(part, folder.path() / "part.city.json");
    const Json of_part = parsed(bytes_of(folder.path() / "part.city.json"));
    CHECK(types(of_part, "b") == types(parsed(text), "b"));
}

TEST_CASE("a skipped surface leaves the geometry it was in what it is") {
    const std::string text = cityjson(json_object(
        "a",
        R"({"type":"CompositeSurface","lod":"1","boundaries":[[[0,0,0]],[[0,3,2,1]]]},)"
        R"({"type":"CompositeSurface","lod":"1","boundaries":[[[1,1]]]},)"
        R"({"type":"MultiSurface","lod":"1","boundaries":[[[4,5,6,7]]]})"));
    const auto read = read_model(text, "model.city.json");
    CHECK(read.city->surface_groups == std::vector<SurfaceGroup>{{0, 1, true}});
    CHECK(read.city->polygons.size() == 2);
}

TEST_CASE("an object without geometry gets no list of none, one material stays one") {
    const TemporaryFolder folder;
    const std::string material = R"({"name":"brick","diffuseColor":[0.5,0.25,0],"shininess":0.2})";
    const std::string text = cityjson(
        R"("yard":{"type":"Building"},)" +
            json_object("a", cube_geometry("\"2\"", R"(,"material":{"summer":{"value":0}})")),
        rostock,
        R"(,"appearance":{"materials":[)" + material + "]}");
    const Json after = again(folder, text, "again.city.json");
    CHECK_FALSE(after["CityObjects"]["yard"].contains("geometry"));
    const Json& geometry = after["CityObjects"]["a"]["geometry"][std::size_t{0}];
    CHECK(dump_json(geometry["material"]) == R"({"summer":{"value":0}})");
    CHECK(after["appearance"]["materials"][std::size_t{0}] == parsed(material));
}

TEST_CASE("the extent of an object comes back while it holds what the object has") {
    const auto extent_after = [](const std::string& stated) {
        const TemporaryFolder folder;
        const std::string house =
            R"({"type":"Building","children":["part"],"geographicalExtent":)" + stated + "}";
        const Json after = again(
            folder,
            cityjson(
                R"("house":)" + house + R"(,"part":{"type":"BuildingPart","parents":["house"],)" +
                R"("geometry":[)" + cube_geometry() + "]}"),
            "again.city.json");
        CHECK_FALSE(after["CityObjects"]["part"].contains("geographicalExtent"));
        return dump_json(after["CityObjects"]["house"]["geographicalExtent"]);
    };
    // As stated, also where it is wider than the surfaces; else that of the parts.
    CHECK(
        extent_after("[312799.5,5997200,12.0,312810,5997210,22]") ==
        "[312799.5,5997200,12.0,312810,5997210,22]");
    CHECK(
        extent_after("[0,0,0,1,1,1]") ==
        dump_json(Json::Array{312800, 5997200, 12, 312810, 5997210, 22}));
}

TEST_CASE("the code of a system with heights comes back, while the city is in it") {
    const std::string compound = "https://www.opengis.net/def/crs/EPSG/0/7415";
    const TemporaryFolder folder;
    std::string text = cityjson(json_object("a", cube_geometry()), compound);
    const std::string place = "312800,5997200";
    text.replace(text.find(place), place.size(), "85000,447000"); // in Delft
    const Json after = again(folder, text, "again.city.json");
    CHECK(after["metadata"]["referenceSystem"].to_string() == compound);
    City moved = *read_model(folder, text, "model.city.json").city;
    moved.crs = Crs::from_epsg(28992).value();
    write_city(moved, folder.path() / "b.city.json");
    const Json of_moved = parsed(bytes_of(folder.path() / "b.city.json"));
    CHECK(
        of_moved["metadata"]["referenceSystem"].to_string() ==
        "https://www.opengis.net/def/crs/EPSG/0/28992");
}

TEST_CASE("a surface that a theme leaves bare is written bare in it") {
    const std::string text = cityjson(
        json_object(
            "a",
            cube_geometry(
                "\"2\"",
                R"(,"material":{"summer":{"values":[[0,1,null,null,null,null]]},)"
                R"("winter":{"values":[[null,0,1,1,1,1]]}})")),
        rostock,
        R"(,"appearance":{"default-theme-material":"summer","materials":[)"
        R"({"name":"brick, red","diffuseColor":[0.75,0,0]},)"
        R"({"name":"brick, old","diffuseColor":[0.75,0,0]}]})");
    check_comes_back(text);
    const auto read = read_model(text, "model.city.json");
    REQUIRE(read.city->borrowed_looks == std::vector<std::uint32_t>{2, 3, 4, 5});
    CHECK(read.city->polygons[2].appearance >= 0); // it is drawn nevertheless
    // Exchanged and exchanged back, each theme dresses what it says.
    City shown = *read.city;
    show_theme(shown, "winter");
    CHECK(shown.polygons[0].appearance == -1);
    show_theme(shown, "summer");
    const TemporaryFolder folder;
    write_city(shown, folder.path() / "again.city.json");
    check_same(parsed(text), parsed(bytes_of(folder.path() / "again.city.json")));
}

TEST_CASE("a texture whose image is missing is written again by its name") {
    const std::string text = cityjson(
        json_object(
            "a",
            cube_geometry(
                "\"2\"",
                R"(,"material":{"x":{"value":0}},"texture":{"x":{"values":[[[[0,0,1,2,3]],)"
                R"([[1,3,2,1,0]],[[null]],[[null]],[[null]],[[null]]]]}})")),
        rostock,
        R"(,"appearance":{"materials":[{"name":"m","diffuseColor":[0.5,0,0]}],"textures":[)"
        R"({"type":"PNG","image":"gone/roof.png"},{"type":"JPG","image":"here.jpg"}],)"
        R"("vertices-texture":[[0,0],[1,0],[1,1],[0,1]]})");
    const TemporaryFolder folder;
    folder.file("here.jpg", "an image");
    const auto read = read_model(folder, text, "model.city.json");
    CHECK(read.report.missing_images == 1);
    CHECK(read.city->appearances.at(static_cast<std::size_t>(read.city->polygons[0].appearance))
              .image.empty()); // the material is drawn
    const Json after = again(folder, text, "again.city.json");
    check_same(parsed(text), after);
    CHECK(
        bytes_of(folder.path() / "out" / "again.city.json").find("\"gone/roof.png\"") !=
        std::string::npos);
    CHECK(theme_names(*read.city) == std::set<std::string>{"x"});
}

namespace {

/// The document, or header and features of a sequence; empty for what is no CityJSON, and for lines
/// that are none.
std::vector<Json> documents_in(const fs::path& path) {
    std::vector<Json> documents;
    const bool is_sequence = path.extension() == ".jsonl";
    std::istringstream lines(bytes_of(path));
    for (std::string text; std::getline(lines, text, is_sequence ? '\n' : '\0');) {
        if (auto json = parse_json(text, {}); json.ok()) {
            documents.push_back(std::move(json).value());
        }
    }
    const bool fits = !documents.empty() && documents[0]["type"].to_string() == "CityJSON";
    return fits ? documents : std::vector<Json>();
}

ToldCityJson told_documents(const std::vector<Json>& documents, bool with_shapes) {
    ToldCityJson told(with_shapes);
    for (const Json& document : documents) {
        told.add(document);
    }
    return told;
}

/// Shapes are compared where every surface could be read; templates are written as what they make.
/// Before 2.0 objects had other members and names.
void check_written_again(const fs::path& path, const std::vector<Json>& before) {
    RunContext context;
    const auto imported = import_file(path, {}, context);
    REQUIRE(imported.ok());
    const std::string& version = before[0]["version"].to_string();
    const ImportReport& report = imported->report;
    const bool is_whole = version == "2.0" && report.skipped_polygons() == 0 &&
                          report.ignored.empty() && !before[0].contains("geometry-templates");
    const TemporaryFolder folder;
    const fs::path out = folder.path() / ("again.city" + path.extension().string());
    write_city(*std::get<std::shared_ptr<const City>>(imported->data), out);
    const ToldCityJson told_before = told_documents(before, is_whole);
    const ToldCityJson told_after = told_documents(documents_in(out), is_whole);
    std::vector<std::string> lost = missing(told_before.lines, told_after.lines);
    if (version != "2.0") {
        std::erase_if(
            lost, [](const std::string& line) { return line.find(" has ") == std::string::npos; });
    }
    lost.resize(std::min<std::size_t>(lost.size(), 5));
    CHECK(lost == std::vector<std::string>());
}

} // namespace

TEST_CASE("every real CityJSON file is written again as it was, value for value", "[real]") {
    const fs::path root = reference_data("data");
    if (root.empty()) {
        return;
    }
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const fs::path& path = entry.path();
        constexpr std::uintmax_t bearable_bytes = 40'000'000;
        if ((path.extension() != ".json" && path.extension() != ".jsonl") ||
            entry.file_size() > bearable_bytes) {
            continue;
        }
        const std::vector<Json> before = documents_in(path);
        if (before.empty()) {
            continue;
        }
        INFO(path);
        check_written_again(path, before);
        ++files;
    }
    CHECK(files >= 50);
}
