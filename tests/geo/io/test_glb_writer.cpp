// A GLB by its bytes (glTF 2.0, clause 4): header, chunks, accessors; and as another library reads
// it.

#include "geo/base/json.hpp"
#include "geo/io/library_shape.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstring>
#include <iostream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

struct Glb {
    Json document;
    std::string binary;
};

std::uint32_t word(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    REQUIRE(at + 4 <= bytes.size());
    std::memcpy(&value, bytes.data() + at, 4);
    return value;
}

Glb glb_in(const fs::path& path) {
    const std::string bytes = bytes_of(path);
    CHECK(bytes.substr(0, 4) == "glTF");
    CHECK(word(bytes, 4) == 2);
    CHECK(word(bytes, 8) == bytes.size());
    const std::size_t json_bytes = word(bytes, 12);
    CHECK(json_bytes % 4 == 0);
    CHECK(bytes.substr(16, 4) == "JSON");
    auto document = parse_json(bytes.substr(20, json_bytes), "glb");
    REQUIRE(document.ok());
    const std::size_t binary = 20 + json_bytes;
    CHECK(bytes.substr(binary + 4, 4) == std::string("BIN\0", 4));
    CHECK(binary + 8 + word(bytes, binary) == bytes.size());
    return {std::move(document).value(), bytes.substr(binary + 8)};
}

const Json& at(const Json& list, std::int64_t index) {
    return list[static_cast<std::size_t>(index)];
}

/// Value `index` of an accessor's component array.
template <typename T>
T value(const Glb& glb, const Json& accessor, std::size_t index) {
    const Json& view = at(glb.document["bufferViews"], accessor["bufferView"].to_int());
    const auto offset =
        static_cast<std::size_t>(view["byteOffset"].to_int() + accessor["byteOffset"].to_int());
    T result{};
    REQUIRE(offset + (index + 1) * sizeof(T) <= glb.binary.size());
    std::memcpy(&result, glb.binary.data() + offset + index * sizeof(T), sizeof(T));
    return result;
}

/// Checks every primitive against its own numbers; triangles and the box of all positions.
struct Walked {
    std::size_t triangles = 0;
    Box3d box;
};
Walked walk(const Glb& glb) {
    Walked walked;
    const Json& accessors = glb.document["accessors"];
    for (const Json& mesh : glb.document["meshes"].items()) {
        for (const Json& primitive : mesh["primitives"].items()) {
            const Json& positions = at(accessors, primitive["attributes"]["POSITION"].to_int());
            const Json& indices = at(accessors, primitive["indices"].to_int());
            const auto vertices = static_cast<std::size_t>(positions["count"].to_int());
            Box3d box;
            for (std::size_t i = 0; i < vertices; ++i) {
                box.add(Vec3d{
                    value<float>(glb, positions, 3 * i),
                    value<float>(glb, positions, 3 * i + 1),
                    value<float>(glb, positions, 3 * i + 2)});
            }
            CHECK(box.min.y == Approx(positions["min"][1].to_double()));
            CHECK(box.max.x == Approx(positions["max"][0].to_double()));
            const auto count = static_cast<std::size_t>(indices["count"].to_int());
            bool inside = count % 3 == 0;
            for (std::size_t i = 0; i < count; ++i) {
                inside = inside && value<std::uint32_t>(glb, indices, i) < vertices;
            }
            CHECK(inside);
            walked.triangles += count / 3;
            walked.box.add(box);
        }
    }
    return walked;
}

} // namespace

TEST_CASE("a GLB has the city y upwards and near zero, objects with their attributes as nodes") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(
            json_object(
                "house",
                cube_geometry(
                    "2",
                    R"(,"semantics":{"surfaces":[{"type":"RoofSurface"}],)"
                    R"("values":[[null,0]]})"),
                R"(,"attributes":{"AGS":"01003000","height":10.5},"children":["part"])") +
            R"(,"part":{"type":"BuildingPart","parents":["house"],"geometry":[)" +
            cube_geometry("1") + "]}")));
    const fs::path written = folder.path() / "town.glb";
    const WriteReport report = write_city(*city, written);
    CHECK(report.objects == 2);
    CHECK(report.polygons == 12);
    CHECK(report.lost.empty());
    const Glb glb = glb_in(written);
    const Json& nodes = glb.document["nodes"];
    REQUIRE(nodes.items().size() == 3);
    CHECK(nodes[0]["name"].to_string() == "town");
    CHECK(nodes[0]["extras"]["origin"][0].to_double() == 312800.0);
    CHECK(nodes[0]["extras"]["origin"][2].to_double() == 12.0);
    CHECK(nodes[0]["extras"]["referenceSystem"].to_string() == "EPSG:25833");
    CHECK(nodes[0]["children"].items().size() == 1);
    CHECK(nodes[1]["extras"]["id"].to_string() == "house");
    CHECK(nodes[1]["extras"]["attributes"]["AGS"].to_string() == "01003000");
    CHECK(nodes[1]["extras"]["attributes"]["height"].to_double() == 10.5);
    CHECK(nodes[1]["children"][0].to_int() == 2);
    CHECK(nodes[2]["extras"]["type"].to_string() == "BuildingPart");
    const Walked walked = walk(glb);
    CHECK(walked.triangles == 24);
    CHECK(walked.box.min == Vec3d{0.0, 0.0, -10.0});
    CHECK(walked.box.max == Vec3d{10.0, 10.0, 0.0});
    CHECK(glb.document["materials"].items().size() == 2); // roof, and wall for all the rest
}

TEST_CASE("images of a GLB lie in it, and their first row is the top one") {
    const TemporaryFolder folder;
    const std::string png = "\x89PNG\r\n\x1A\nthe rest of an image";
    folder.file("wall.png", png);
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(
            json_object(
                "a",
                cube_geometry("2", R"(,"texture":{"t":{"values":[[[[null]],[[0,0,1,2,3]]]]}})")),
            "",
            R"(,"appearance":{"textures":[{"type":"PNG","image":"wall.png","wrapMode":"wrap"}],)"
            R"("vertices-texture":[[0,0],[1,0],[1,0.75],[0,0.75]]})")));
    const fs::path written = folder.path() / "a.glb";
    CHECK(write_city(*city, written).lost.empty());
    const Glb glb = glb_in(written);
    const Json& image = glb.document["images"][0];
    CHECK(image["mimeType"].to_string() == "image/png");
    const Json& view = at(glb.document["bufferViews"], image["bufferView"].to_int());
    const auto offset = static_cast<std::size_t>(view["byteOffset"].to_int());
    CHECK(offset % 4 == 0);
    CHECK(glb.binary.substr(offset, static_cast<std::size_t>(view["byteLength"].to_int())) == png);
    CHECK(glb.document["samplers"][0]["wrapS"].to_int() == 10497);
    for (const Json& primitive : glb.document["meshes"][0]["primitives"].items()) {
        const Json& attributes = primitive["attributes"];
        if (attributes.contains("TEXCOORD_0")) {
            const Json& uv = at(glb.document["accessors"], attributes["TEXCOORD_0"].to_int());
            CHECK(uv["count"].to_int() == 4);
            CHECK(value<float>(glb, uv, 1) == 1.0F);
            CHECK(value<float>(glb, uv, 5) == 0.25F);
        }
    }
}

TEST_CASE("a city without polygons is a GLB of nodes alone") {
    const TemporaryFolder folder;
    const auto city = read_city(
        folder.file("model.city.json", cityjson(R"("a":{"type":"Building","geometry":[]})")));
    const fs::path written = folder.path() / "a.glb";
    write_city(*city, written);
    const Glb glb = glb_in(written);
    CHECK(glb.document["nodes"].items().size() == 2);
    CHECK_FALSE(glb.document.contains("meshes"));
    CHECK_FALSE(glb.document.contains("bufferViews"));
}

TEST_CASE("a tile of Berlin as GLB is read by the glTF library with all its triangles", "[real]") {
    const fs::path tile = reference_data("data/berlin-lod2-tiles/Berlin1b/3910_5820.gml");
    if (tile.empty()) {
        return;
    }
    const TemporaryFolder folder;
    const auto city = read_city(tile);
    const fs::path written = folder.path() / "tile.glb";
    const WriteReport report = write_city(*city, written);
    CHECK(report.polygons == city->polygons.size());
    const Walked walked = walk(glb_in(written));
    CHECK(walked.triangles == city->triangles.size() / 3);
    CHECK(walked.box.max.y == Approx(city->bounds.max.z - std::floor(city->bounds.min.z)));
    const auto shape = read_library_shape(written, folder.path());
    REQUIRE(shape.ok());
    std::cout << "Berlin tile as GLB: " << fs::file_size(written) << " bytes, "
              << shape->model.polygons.size() << " triangles\n";
    CHECK(shape->model.polygons.size() >= walked.triangles * 999 / 1000);
}
