#include "geo/io/image_file.hpp"
#include "geo/io/raster_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <string>
#include <utility>

using namespace smiletwin::geo;
using smiletwin::tests::bytes_of;
using smiletwin::tests::TemporaryFolder;

namespace {

/// A red, a green and a half-transparent blue pixel.
Image three_pixels(std::uint8_t last_alpha) {
    return {3, 1, {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, last_alpha}};
}

} // namespace

TEST_CASE("a picture written as PNG reads back equal, with and without transparency") {
    const TemporaryFolder folder;
    for (const std::uint8_t alpha : {std::uint8_t{255}, std::uint8_t{128}}) {
        const auto path = folder.path() / "picture.png";
        REQUIRE(write_png(path, three_pixels(alpha)).ok());
        const auto read = read_image(path);
        REQUIRE(read.ok());
        CHECK(*read == three_pixels(alpha));
    }
}

TEST_CASE("the same picture gives the same bytes") {
    const auto first = encode_png(three_pixels(128));
    const auto second = encode_png(three_pixels(128));
    REQUIRE(first.ok());
    CHECK(*first == *second);
    CHECK(first->starts_with("\x89PNG"));
}

TEST_CASE("textures in the other usual kinds are read") {
    using namespace std::string_literals;
    const TemporaryFolder folder;
    // The header of 14 bytes, that of 40, then rows of blue, green and red filled up to four bytes.
    const std::string bitmap =
        "BM\x42\0\0\0\0\0\0\0\x36\0\0\0"
        "\x28\0\0\0\3\0\0\0\1\0\0\0\1\0\x18\0\0\0\0\0\x0C\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "\0\0\xFF\0\xFF\0\xFF\0\0\0\0\0"s;
    // True colour, 3 by 1 pixels from the upper left corner.
    const std::string targa = "\0\0\2\0\0\0\0\0\0\0\0\0\3\0\1\0\x18\x20"
                              "\0\0\xFF\0\xFF\0\xFF\0\0"s;
    // A table of four colours, then the codes 4 (begin), 0, 1, 2, 5 (end).
    const std::string gif = "GIF89a\3\0\1\0\x81\0\0"
                            "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"
                            "\x2C\0\0\0\0\3\0\1\0\0\2\2\x44\x54\0\x3B"s;
    for (const auto& [name, bytes] :
         {std::pair("t.bmp", bitmap), std::pair("t.tga", targa), std::pair("t.gif", gif)}) {
        INFO(name);
        const auto read = read_image(folder.file(name, bytes));
        REQUIRE(read.ok());
        CHECK(*read == three_pixels(255));
    }
}

TEST_CASE("a picture that claims too many pixels is refused before it is decoded") {
    const TemporaryFolder folder;
    REQUIRE(write_png(folder.path() / "picture.png", three_pixels(255)).ok());
    const auto read = read_image(folder.path() / "picture.png", 2);
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().what.key == "error.image.too_large");
}

TEST_CASE("empty, cut and foreign files are no pictures") {
    const TemporaryFolder folder;
    Image noise{200, 200, std::vector<std::uint8_t>(4 * 200 * 200, 255)};
    for (std::size_t i = 0; i < noise.rgba.size(); i += 4) {
        noise.rgba[i] = static_cast<std::uint8_t>((i * i / 7) % 251);
    }
    const auto encoded = encode_png(noise);
    REQUIRE(encoded.ok());
    CHECK_FALSE(read_image(folder.file("empty.png")).ok());
    CHECK_FALSE(read_image(folder.file("text.png", "no picture")).ok());
    CHECK_FALSE(read_image(folder.file("cut.png", encoded->substr(0, encoded->size() / 2))).ok());
}

TEST_CASE("a PNG with a world file is an orthophoto where the user names the system") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "dop.png";
    REQUIRE(write_png(path, three_pixels(255)).ok());
    CHECK_FALSE(read_imagery(path, {"EPSG:25833", true}).ok()); // no place yet
    // Pixel size 0.5 m, centre of the first pixel at 312000.25, 6000000.25.
    folder.file("dop.pgw", "0.5\n0\n0\n-0.5\n312000.25\n6000000.25\n");
    const auto read = read_imagery(path, {"EPSG:25833", true});
    REQUIRE(read.ok());
    CHECK(read->image == three_pixels(255));
    CHECK(read->box.min == Vec2d{312000.0, 6000000.0});
    CHECK(read->box.max == Vec2d{312001.5, 6000000.5});
    const auto nameless = read_imagery(path);
    REQUIRE_FALSE(nameless.ok());
    CHECK(nameless.problem().what.key == "error.raster.no_crs");
}
