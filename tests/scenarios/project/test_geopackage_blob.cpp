#include "scenarios/project/geopackage_blob.hpp"
#include "tests/support/catch.hpp"

#include <cstring>

using namespace smiletwin;
using scenarios::geopackage_blob;
using scenarios::read_geopackage_blob;

namespace {

const geo::PlanGeometry square_with_hole = geo::Polygon2d{
    {{{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}, {0.0, 10.0}},
     {{4.0, 4.0}, {4.0, 6.0}, {6.0, 6.0}, {6.0, 4.0}}}};

std::vector<std::byte> bytes_of(std::string_view hex) {
    std::vector<std::byte> bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(
            static_cast<std::byte>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    return bytes;
}

} // namespace

TEST_CASE("geometries come back from a GeoPackage blob bit by bit") {
    const geo::PlanGeometry geometries[] = {
        geo::Vec2d{312200.123456789, 6000200.987654321},
        geo::Line2d{{0.1, 0.2}, {1e-9, -3.0}, {1e9, 0.3}},
        square_with_hole};
    for (const geo::PlanGeometry& geometry : geometries) {
        const auto back = read_geopackage_blob(geopackage_blob(geometry, 25833));
        REQUIRE(back.has_value());
        CHECK(*back == geometry);
    }
}

TEST_CASE("the header of a blob names system and envelope") {
    const std::vector<std::byte> blob = geopackage_blob(square_with_hole, 25833);
    CHECK(std::memcmp(blob.data(), "GP\0\3", 4) == 0);
    std::int32_t srs_id = 0;
    std::memcpy(&srs_id, blob.data() + 4, 4);
    CHECK(srs_id == 25833);
    double envelope[4] = {};
    std::memcpy(envelope, blob.data() + 8, 32);
    CHECK(envelope[0] == 0.0); // minx, maxx, miny, maxy
    CHECK(envelope[1] == 10.0);
    CHECK(envelope[3] == 10.0);
}

TEST_CASE("a big-endian point with height, as another program may write it, is read") {
    // GP, version 0, flags 0 (big-endian header, no envelope), srs 0; WKB big-endian Point Z 1 2 3.
    const auto blob = bytes_of("4750000000000000"
                               "00000003E9"
                               "3FF0000000000000"
                               "4000000000000000"
                               "4008000000000000");
    const auto point = read_geopackage_blob(blob);
    REQUIRE(point.has_value());
    CHECK(*point == geo::PlanGeometry(geo::Vec2d{1.0, 2.0}));
}

TEST_CASE("a blob cut off anywhere is nothing, never a crash") {
    const std::vector<std::byte> blob = geopackage_blob(square_with_hole, 25833);
    for (std::size_t size = 0; size < blob.size(); ++size) {
        CHECK_FALSE(read_geopackage_blob({blob.data(), size}).has_value());
    }
}

TEST_CASE("an absurd count of points is refused before memory is asked for") {
    // Line string with 0xFFFFFFFF points.
    CHECK_FALSE(read_geopackage_blob(bytes_of("475000010000000001"
                                              "02000000FFFFFFFF"))
                    .has_value());
}
