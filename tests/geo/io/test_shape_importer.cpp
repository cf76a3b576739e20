// OBJ and glTF files read as things of their own.

#include "geo/io/packed_images.hpp"
#include "geo/io/shape_importer.hpp"
#include "tests/geo/io/read_model.hpp"
#include "tests/support/own_cache.hpp"
#include "tests/support/reference_data.hpp"

#include <array>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

/// A mast of 0.2 m by 0.2 m, 3 m high, of which the front and the top are there; `up` says how its
/// height is written.
std::string mast_obj(char up) {
    const auto vertex = [up](const char* x, const char* depth, const char* height) {
        const std::string tail =
            up == 'y' ? std::string(height) + " -" + depth : std::string(depth) + " " + height;
        return "v " + std::string(x) + " " + tail + "\n";
    };
    return "mtllib mast.mtl\n" + vertex("-0.1", "0.1", "0") + vertex("0.1", "0.1", "0") +
           vertex("0.1", "0.1", "3") + vertex("-0.1", "0.1", "3") + vertex("0.1", "0.3", "3") +
           vertex("-0.1", "0.3", "3") + "usemtl steel\nf 1 2 3 4\nf 4 3 5 6\n";
}

ReadModel
read_shape(const TemporaryFolder& folder, const std::string& text, const ImportOptions& options) {
    RunContext context;
    auto read = import_file(folder.file("mast.obj", text), options, context);
    REQUIRE(read.ok());
    CHECK(is_shape(*read));
    return {std::get<std::shared_ptr<const City>>(read->data), read->report};
}

} // namespace

TEST_CASE("a mast from an OBJ file is one piece of furniture named like its file") {
    const TemporaryFolder folder;
    folder.file("mast.mtl", "newmtl steel\nKd 0.4 0.4 0.5\nmap_Kd not_there.png\n");
    const auto [city, report] = read_shape(folder, mast_obj('z'), {});
    REQUIRE(city->objects.size() == 1);
    CHECK(city->objects[0].type == "CityFurniture");
    CHECK(city->objects[0].id == "mast");
    CHECK_FALSE(city->crs);
    CHECK(city->polygons.size() == 2);
    CHECK(city->bounds.max.z == Approx(3.0));
    REQUIRE(city->polygons[0].appearance == 0);
    CHECK(city->appearances[0].diffuse_rgb[2] == 0.5F);
    CHECK(report.polygons == 2);
    CHECK(report.missing_images == 1);
    CHECK(report.objects_by_type.at("CityFurniture") == 1);
    CHECK(report.crs.note.key == "crs.note.shape_seen");
    CHECK(report.crs.note.values.front().second == "z");
}

TEST_CASE("a mast that stands on zero of its y axis is set upright, unless the user says z") {
    const TemporaryFolder folder;
    const auto [upright, report] = read_shape(folder, mast_obj('y'), {});
    CHECK(upright->bounds.max.z == Approx(3.0));
    CHECK(upright->bounds.max.y == Approx(0.3));
    CHECK(report.crs.note.values.front().second == "y");
    ImportOptions options;
    options.up_axis = UpAxis::Z;
    const auto [lying, said] = read_shape(folder, mast_obj('y'), options);
    CHECK(lying->bounds.max.y == Approx(3.0));
    CHECK(said.crs.note.key == "crs.note.shape_wished");
}

TEST_CASE("what stands on zero of both axes, or of none, is taken as drawn with z upwards") {
    const auto box = [](Vec3d min, Vec3d max) {
        Box3d made;
        made.add(min);
        made.add(max);
        return made;
    };
    CHECK(standing_axis(box({0, 0, 0}, {1, 1, 1})) == UpAxis::Z);
    CHECK(standing_axis(box({-1, -1, -1}, {1, 1, 1})) == UpAxis::Z);
    CHECK(standing_axis(box({-1, 0, -1}, {1, 3, 1})) == UpAxis::Y);
    CHECK(standing_axis({}) == UpAxis::Z);
}

TEST_CASE("shapes beside a city model are its parts, alone in a folder they are things") {
    const TemporaryFolder folder;
    folder.file("bank.obj", mast_obj('z'));
    folder.file("leuchte.obj", mast_obj('z'));
    RunContext context;
    CHECK(import_paths({folder.path()}, {}, context).imported.size() == 2);
    folder.file("city.gml", "<CityModel xmlns=\"http://www.opengis.net/citygml/2.0\"></CityModel>");
    const ImportBatch batch = import_paths({folder.path()}, {}, context);
    REQUIRE(batch.imported.size() == 1);
    CHECK(batch.imported[0].format == "citygml");
}

TEST_CASE("what a compiler left behind is no model") {
    const TemporaryFolder folder;
    const std::string machine_code("\x64\x86\x02\0v 0 0 0\n", 12);
    RunContext context;
    const auto read = import_file(folder.file("main.obj", machine_code), {}, context);
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().what.key == "error.import.other_content");
}

TEST_CASE("a picture is kept once under the name of its content, other bytes are not kept") {
    const TemporaryFolder folder;
    const std::array<unsigned char, 12> png{
        0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3, 4};
    const auto kept = keep_packed_image(png, folder.path() / "images");
    CHECK(kept.extension() == ".png");
    CHECK(std::filesystem::file_size(kept) == png.size());
    CHECK(keep_packed_image(png, folder.path() / "images") == kept);
    const std::array<unsigned char, 4> text{'t', 'e', 'x', 't'};
    CHECK(keep_packed_image(text, folder.path() / "images").empty());
    CHECK(keep_packed_image({}, folder.path() / "images").empty());
}

TEST_CASE("a picture that a glTF file holds in itself covers its triangle") {
    const OwnCache cache;
    const TemporaryFolder folder;
    // The first bytes of a PNG and four more; three corners as floats.
    const auto path = folder.file(
        "tafel.gltf",
        R"({"asset":{"version":"2.0"},"meshes":[{"primitives":[{"attributes":{"POSITION":0},)"
        R"("material":0}]}],"materials":[{"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}}],)"
        R"("textures":[{"source":0}],)"
        R"("images":[{"uri":"data:image/png;base64,iVBORw0KGgoBAgME"}],)"
        R"("buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,)"
        R"(AAAAAAAAAAAAAAAAAACAPwAAAAAAAAAAAAAAAAAAgD8AAAAA"}],)"
        R"("bufferViews":[{"buffer":0,"byteLength":36}],)"
        R"("accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}]})");
    RunContext context;
    const auto read = import_file(path, {}, context);
    REQUIRE(read.ok());
    const City& city = *std::get<std::shared_ptr<const City>>(read->data);
    REQUIRE(city.appearances.size() == 1);
    CHECK(city.appearances[0].image.parent_path() == cache.path() / "smiletwin" / "images");
    CHECK(city.appearances[0].image.extension() == ".png");
    CHECK(read->report.textures == 1);
    CHECK(city.bounds.max.z == 1.0); // y points up
}

TEST_CASE("street lamps of Rostock come upright in metres with their pictures", "[real]") {
    const std::filesystem::path lamps = reference_data("data/rostock-3dmodels/glb");
    if (lamps.empty()) {
        return;
    }
    const OwnCache cache;
    RunContext context;
    const auto mast = import_file(lamps / "Stahl_3500.glb", {}, context);
    REQUIRE(mast.ok());
    const City& city = *std::get<std::shared_ptr<const City>>(mast->data);
    CHECK(city.bounds.max.z == Approx(3.5).margin(0.01));
    CHECK(mast->report.crs.note.key == "crs.note.shape_format");
    CHECK(mast->report.textures == 1);
    CHECK(mast->report.missing_images == 0);
    // Some triangles of the mesh have two corners in one place.
    CHECK(mast->report.polygons > 2 * mast->report.skipped_polygons());
}
