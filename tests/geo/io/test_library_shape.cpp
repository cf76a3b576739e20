// Shapes in files of their own, placed by a city model or read by themselves.

#include "geo/io/library_shape.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

#include <cstring>
#include <iostream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

/// A square of 1 m standing upright in the plane of x and z, as two faces.
constexpr std::string_view wall_obj = R"(mtllib wall.mtl
v 0 0 0
v 1 0 0
v 1 0 1
v 0 0 1
vt 0 0
vt 1 0
vt 1 1
vt 0 1
usemtl brick
f 1/1 2/2 3/3 4/4
usemtl plain
f -4 -3 -2
f 1 2 99
)";
constexpr std::string_view wall_mtl =
    "newmtl brick\nKd 0.5 0.25 0\nmap_Kd brick.png\nnewmtl plain\nKd 0 0.5 1\n";

template <typename T>
std::string raw(std::initializer_list<T> numbers) {
    std::string bytes;
    for (const T number : numbers) {
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number); // NOLINT
    }
    return bytes;
}

/// One triangle, 2 m high: y is up.
std::string triangle_bytes() {
    return raw<float>({0, 0, 0, 1, 0, 0, 0, 2, 0}) + raw<std::uint16_t>({0, 1, 2, 0});
}

/// A document with that triangle under a node that moves it by 10 m along x, 5 m along z.
std::string triangle_gltf(std::string_view buffer) {
    return R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],)"
           R"("nodes":[{"translation":[10,0,5],"children":[1]},{"mesh":0,"scale":[1,1,1]}],)"
           R"("materials":[{"pbrMetallicRoughness":{"baseColorFactor":[1,0,0.2140411,1]}}],)"
           R"("meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"material":0}]}],)"
           R"("buffers":[)" +
           std::string(buffer) +
           R"(],"bufferViews":[{"buffer":0,"byteLength":36},)"
           R"({"buffer":0,"byteOffset":36,"byteLength":6}],)"
           R"("accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},)"
           R"({"bufferView":1,"componentType":5123,"count":3,"type":"SCALAR"}]})";
}

std::string glb(std::string json, const std::string& bytes) {
    json.resize((json.size() + 3) / 4 * 4, ' ');
    const auto chunk = [](std::string_view type, const std::string& data) {
        return raw<std::uint32_t>({static_cast<std::uint32_t>(data.size())}) + std::string(type) +
               data;
    };
    const std::string body = chunk("JSON", json) + chunk(std::string_view("BIN\0", 4), bytes);
    return "glTF" + raw<std::uint32_t>({2, static_cast<std::uint32_t>(12 + body.size())}) + body;
}

void check_triangle(const LibraryShape& shape) {
    REQUIRE(shape.model.positions.size() == 3);
    CHECK(shape.model.positions[0] == Vec3d{10, -5, 0});
    CHECK(shape.model.positions[2] == Vec3d{10, -5, 2});
    REQUIRE(shape.appearances.size() == 1);
    CHECK(shape.appearances[0].diffuse_rgb[0] == 1.0F);
    CHECK(shape.appearances[0].diffuse_rgb[2] == Approx(0.5).margin(0.01));
}

std::string lamp(std::string_view file) {
    return member(
        "<f:CityFurniture xmlns:f=\"http://www.opengis.net/citygml/cityfurniture/2.0\" "
        "gml:id=\"L1\"><f:lod2ImplicitRepresentation><ImplicitGeometry><libraryObject>" +
        std::string(file) +
        "</libraryObject><referencePoint><gml:Point><gml:pos>312800 5997200 12</gml:pos>"
        "</gml:Point></referencePoint></ImplicitGeometry></f:lod2ImplicitRepresentation>"
        "</f:CityFurniture>");
}

} // namespace

TEST_CASE("a wall from an OBJ file stands in the city with its colours and its picture") {
    const TemporaryFolder folder;
    folder.file("wall.obj", wall_obj);
    folder.file("wall.mtl", wall_mtl);
    folder.file("brick.png", "not looked into");
    const auto [city, report] = read_model(folder, citygml(lamp("wall.obj")));
    REQUIRE(city->polygons.size() == 2);
    CHECK(city->ring(0).size() == 4);
    CHECK(city->bounds.min == Vec3d{312800, 5997200, 12});
    CHECK(city->bounds.max == Vec3d{312801, 5997200, 13});
    const auto look = [&](std::size_t i) {
        return city->appearances[static_cast<std::size_t>(city->polygons[i].appearance)];
    };
    CHECK(look(0).image.filename() == "brick.png");
    CHECK(look(1).diffuse_rgb[1] == 0.5F);
    CHECK(city->texture_coordinates[2] == Vec2f{1, 1});
    CHECK(report.polygons == 0); // the city model itself holds none
    CHECK(report.triangles == 3);
    CHECK(report.ignored.empty());
}

TEST_CASE("a library object outside the data set, on the network or of another kind is counted") {
    const TemporaryFolder folder;
    folder.file("lamp.wrl", "#VRML V2.0 utf8");
    folder.file("broken.obj", "v 1 2\nf 7 8 9");
    folder.file("broken.glb", "glTF\2\0\0\0");
    const auto [city, report] = read_model(
        folder,
        citygml(
            lamp("../wall.obj") + lamp("http://example.org/wall.obj") + lamp("lamp.wrl") +
            lamp("broken.obj") + lamp("broken.glb") + lamp("/etc/hostname")));
    CHECK(city->polygons.empty());
    CHECK(report.ignored.at("library_object") == 6);
    CHECK(report.ignored.count("ImplicitGeometry") == 0);
    CHECK(report.warnings.size() == 3); // those that are files
}

TEST_CASE("a triangle of a glTF file stands upright where its nodes put it") {
    const TemporaryFolder folder;
    folder.file("triangle.bin", triangle_bytes());
    const auto path =
        folder.file("triangle.gltf", triangle_gltf(R"({"uri":"triangle.bin","byteLength":44})"));
    const auto shape = read_library_shape(path, folder.path());
    REQUIRE(shape.ok());
    check_triangle(*shape);
    const auto packed =
        folder.file("triangle.glb", glb(triangle_gltf(R"({"byteLength":44})"), triangle_bytes()));
    const auto from_packed = read_library_shape(packed, folder.path());
    REQUIRE(from_packed.ok());
    check_triangle(*from_packed);
}

TEST_CASE("a glTF file reads no buffers outside the data set and none that are too short") {
    const TemporaryFolder outside;
    const auto secret = outside.file("secret.bin", triangle_bytes());
    const TemporaryFolder folder;
    for (const std::string& uri :
         {secret.string(), "../" + outside.path().filename().string() + "/secret.bin"}) {
        const auto path = folder.file(
            "triangle.gltf", triangle_gltf("{\"uri\":\"" + uri + "\",\"byteLength\":44}"));
        CHECK_FALSE(read_library_shape(path, folder.path()).ok());
    }
    std::string bytes = glb(triangle_gltf(R"({"byteLength":20})"), triangle_bytes().substr(0, 20));
    const auto cut = folder.file("cut.glb", bytes);
    CHECK_FALSE(read_library_shape(cut, folder.path()).ok());
    bytes = glb(triangle_gltf(R"({"byteLength":44})"), triangle_bytes());
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        const auto path = folder.file("cut.glb", bytes.substr(0, size));
        const auto shape = read_library_shape(path, folder.path());
        CHECK((!shape.ok() || shape->model.polygons.size() <= 1));
    }
}

TEST_CASE("nodes of a glTF file that hold each other come to an end") {
    const TemporaryFolder folder;
    std::string json = triangle_gltf(R"({"byteLength":44})");
    const std::string child = R"({"mesh":0,"scale":[1,1,1]})";
    json.replace(json.find(child), child.size(), R"({"mesh":0,"children":[0,0,0,0]})");
    const auto path = folder.file("loop.glb", glb(json, triangle_bytes()));
    const auto shape = read_library_shape(path, folder.path());
    REQUIRE(shape.ok());
    CHECK(shape->model.polygons.size() <= 100'000);
}

TEST_CASE("Rostock's street furniture has the size of street furniture", "[real]") {
    const auto folder =
        std::filesystem::path(SMILETWIN_SOURCE_DIR) / "../shared/data/rostock-3dmodels/glb";
    if (!std::filesystem::exists(folder)) {
        std::cout << "SKIPPED: " << folder << " is not here\n";
        return;
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        INFO(entry.path().filename());
        const auto shape = read_library_shape(entry.path(), folder);
        REQUIRE(shape.ok());
        Box3d box;
        for (const Vec3d& p : shape->model.positions) {
            box.add(p);
        }
        std::cout << entry.path().filename().string() << ": " << shape->model.polygons.size()
                  << " triangles, " << box.max.z - box.min.z << " m high\n";
        const double height_m = box.max.z - box.min.z;
        CHECK(height_m > 0.1);
        CHECK(height_m < 15.0);
        ++files;
    }
    CHECK(files == 8);
}
