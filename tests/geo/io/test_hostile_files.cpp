// Files that lead out of the data set, unpack without end, or claim to be larger than they are.
#include "geo/io/image_file.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/library_shape.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/support/bounds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <string>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace fs = std::filesystem;

namespace {

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        bytes += static_cast<char>(number >> shift & 0xFFU);
    }
    return bytes;
}

std::string png_chunk(std::string_view type, std::string_view data) {
    const std::string typed = std::string(type) + std::string(data);
    const auto checked =
        ::crc32(0L, reinterpret_cast<const Bytef*>(typed.data()), static_cast<uInt>(typed.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + typed +
           big_endian(static_cast<std::uint32_t>(checked));
}

/// A PNG of some hundred bytes whose head says 40,000 by 40,000 pixels.
std::string boasting_png() {
    const std::string side = big_endian(40000);
    return "\x89PNG\r\n\x1A\n" +
           png_chunk("IHDR", side + side + std::string("\x08\x06\x00\x00\x00", 5)) +
           png_chunk("IDAT", std::string(100, 'x')) + png_chunk("IEND", {});
}

class GzipFile {
public:
    explicit GzipFile(const fs::path& path) : file_(::gzopen(path.c_str(), "wb6")) {}
    ~GzipFile() { ::gzclose(file_); }
    GzipFile(const GzipFile&) = delete;
    GzipFile& operator=(const GzipFile&) = delete;

    void write(std::string_view text) {
        REQUIRE(::gzwrite(file_, text.data(), static_cast<unsigned>(text.size())) > 0);
    }

private:
    gzFile file_;
};

std::string texture(std::string_view uri) {
    return "<app:surfaceDataMember><app:ParameterizedTexture><app:imageURI>" + std::string(uri) +
           "</app:imageURI><app:target uri=\"#p\"><app:TexCoordList><app:textureCoordinates "
           "ring=\"#p_ring\">0 0 1 0 1 1 0 1 0 0</app:textureCoordinates></app:TexCoordList>"
           "</app:target></app:ParameterizedTexture></app:surfaceDataMember>";
}

} // namespace

TEST_CASE("no way leads out of the data set: dots, roots and links") {
    const TemporaryFolder elsewhere;
    const auto secret = elsewhere.file("secret.png", "x");
    const TemporaryFolder folder;
    const fs::path set = folder.path() / "set";
    fs::create_directory(set);
    folder.file("beside.png", "x");
    fs::create_symlink(secret, set / "link.png");
    fs::create_directory_symlink(elsewhere.path(), set / "door");
    std::string textures;
    std::string images;
    for (const std::string& uri :
         {std::string("../beside.png"),
          secret.string(),
          std::string("link.png"),
          std::string("door/secret.png"),
          std::string("door/../../beside.png"),
          "file://" + secret.string(),
          std::string("/vsicurl/http://127.0.0.1/a.png")}) {
        textures += texture(uri);
        images += (images.empty() ? "" : ",") + (R"({"type":"PNG","image":")" + uri + "\"}");
    }
    RunContext context;
    SECTION("imageURI") {
        const auto path = folder.file(
            "set/model.gml",
            citygml(
                building("b", multi_surface(polygon(square_positions, "p"))) +
                "<app:appearanceMember><app:Appearance>" + textures +
                "</app:Appearance></app:appearanceMember>"));
        const auto read = import_file(path, {}, context);
        REQUIRE(read.ok());
        CHECK(read->report.textures == 0);
        CHECK(read->report.missing_images == 7);
    }
    SECTION("CityJSON image") {
        const auto path = folder.file(
            "set/model.city.json",
            cityjson(
                json_object("a", cube_geometry()),
                "EPSG:25833",
                R"(,"appearance":{"textures":[)" + images + "]}"));
        const auto read = import_file(path, {}, context);
        REQUIRE(read.ok());
        CHECK(read->report.textures == 0);
        CHECK(read->report.missing_images == 7);
    }
    SECTION("libraryObject") {
        elsewhere.file("secret.obj", "v 0 0 0\nv 1 0 0\nv 1 1 0\nf 1 2 3\n");
        fs::create_symlink(elsewhere.path() / "secret.obj", set / "link.obj");
        std::string members;
        for (const char* uri : {"link.obj", "door/secret.obj"}) {
            members += member(
                "<f:CityFurniture xmlns:f=\"http://www.opengis.net/citygml/cityfurniture/2.0\">"
                "<f:lod2ImplicitRepresentation><ImplicitGeometry><libraryObject>" +
                std::string(uri) +
                "</libraryObject><referencePoint><gml:Point><gml:pos>1 2 3</gml:pos></gml:Point>"
                "</referencePoint></ImplicitGeometry></f:lod2ImplicitRepresentation>"
                "</f:CityFurniture>");
        }
        const auto read = import_file(folder.file("set/model.gml", citygml(members)), {}, context);
        REQUIRE(read.ok());
        CHECK(read->report.ignored.at("library_object") == 2);
    }
}

TEST_CASE("a picture of 40,000 by 40,000 pixels is refused by what its head says") {
    const TemporaryFolder folder;
    const auto path = folder.file("wall.png", boasting_png());
    within_bounds([&] {
        const auto read = read_image(path);
        REQUIRE_FALSE(read.ok());
        CHECK(read.problem().what.key == "error.image.too_large");
    });
}

TEST_CASE("a packed file that unpacks without end is a bomb") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "bomb.gml.gz";
    std::string block;
    SECTION("blanks") {
        block = std::string(std::size_t{1} << 20U, ' ');
    }
    SECTION("members") {
        while (block.size() < std::size_t{1} << 20U) {
            block += member({}) + std::string(4000, ' ');
        }
    }
    {
        const std::string whole = citygml({});
        GzipFile file(path);
        file.write(std::string_view(whole).substr(0, whole.rfind("</CityModel>")));
        for (int i = 0; i < 300; ++i) {
            file.write(block);
        }
    }
    within_bounds([&] {
        RunContext context;
        const auto read = import_file(path, {}, context);
        REQUIRE_FALSE(read.ok());
        CHECK(read.problem().what.key == "error.gzip.too_large");
    });
}

TEST_CASE("an OBJ file that names its materials a million times is read once") {
    const TemporaryFolder folder;
    std::string materials;
    for (int i = 0; i < 2000; ++i) {
        materials += "newmtl m" + std::to_string(i) + "\nKd 1 0 0\n";
    }
    folder.file("a.mtl", materials);
    std::string text;
    for (int i = 0; i < 100000; ++i) {
        text += "mtllib a.mtl\n";
    }
    const auto path = folder.file("a.obj", text + "v 0 0 0\nv 1 0 0\nv 1 1 0\nf 1 2 3\n");
    within_bounds([&] {
        const auto shape = read_library_shape(path, folder.path());
        REQUIRE(shape.ok());
        CHECK(shape->model.polygons.size() == 1);
    });
}

TEST_CASE("a glTF file nested deeper than a stack is refused") {
    const TemporaryFolder folder;
    const std::string deep(200000, '[');
    const auto path = folder.file(
        "a.gltf",
        R"({"asset":{"version":"2.0"},"extras":)" + deep + std::string(deep.size(), ']') + "}");
    CHECK_FALSE(read_library_shape(path, folder.path()).ok());
}

TEST_CASE("a glTF file whose nodes show one large mesh again and again is cut short") {
    const TemporaryFolder folder;
    folder.file("zeros.bin", std::string(12'000'000, '\0'));
    std::string nodes = R"({"mesh":0})";
    std::string roots = "0";
    for (int i = 1; i < 50000; ++i) {
        nodes += R"(,{"mesh":0})";
        roots += "," + std::to_string(i);
    }
    // Corners that are not there: none of the triangles counts as one.
    const auto path = folder.file(
        "a.gltf",
        R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[)" + roots +
            R"(]}],"nodes":[)" + nodes +
            R"(],"meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],)"
            R"("buffers":[{"uri":"zeros.bin","byteLength":12000000}],)"
            R"("bufferViews":[{"buffer":0,"byteLength":12000000}],)"
            R"("accessors":[{"bufferView":0,"componentType":5126,"count":0,"type":"VEC3"},)"
            R"({"bufferView":0,"componentType":5125,"count":3000000,"type":"SCALAR"}]})");
    within_bounds([&] { CHECK_FALSE(read_library_shape(path, folder.path()).ok()); });
}
