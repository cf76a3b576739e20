#include "geo/io/cityjson_boundaries.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

using namespace smiletwin::geo;

namespace {

constexpr std::uint32_t no = CityJsonBoundaries::no_vertex;

CityJsonBoundaries read(std::string_view text, int level) {
    CityJsonBoundaries boundaries;
    REQUIRE(boundaries.read(text, level));
    return boundaries;
}

/// Corners of the rings of a surface.
std::vector<std::vector<std::uint32_t>>
rings(const CityJsonBoundaries& boundaries, std::uint32_t surface) {
    std::vector<std::vector<std::uint32_t>> rings;
    const auto list = boundaries.list(1, surface);
    for (std::uint32_t ring = list.begin; ring < list.end; ++ring) {
        const auto corners = boundaries.list(0, ring);
        rings.emplace_back(
            boundaries.corners().begin() + corners.begin,
            boundaries.corners().begin() + corners.end);
    }
    return rings;
}

using Rings = std::vector<std::vector<std::uint32_t>>;

} // namespace

TEST_CASE("a square with a hole and a triangle are two surfaces of three rings") {
    const auto surfaces = read(" [[[0,1,2,3],[10, 11,\n12]] , [[1234567,12345678,123456789]]]", 2);
    CHECK(surfaces.list(2, 0).end == 2);
    CHECK(rings(surfaces, 0) == Rings{{0, 1, 2, 3}, {10, 11, 12}});
    CHECK(rings(surfaces, 1) == Rings{{1234567, 12345678, 123456789}});
    CHECK(surfaces.odd() == 0);
}

TEST_CASE("solids hold shells, shells surfaces, and empty lists count") {
    const auto solids = read("[[[[[0,1,2]]],[]],[[[[3,4,5]],[[6,7,8]]]]]", 4);
    CHECK(solids.list(4, 0).end == 2);
    CHECK(solids.list(3, 0).end == 2); // an outer shell and an empty one
    CHECK(solids.list(3, 1).begin == 2);
    CHECK(solids.list(3, 1).end == 3);
    CHECK(solids.list(2, 1).begin == solids.list(2, 1).end);
    CHECK(solids.list(2, 2).begin == 1);
    CHECK(solids.list(2, 2).end == 3);
    CHECK(rings(solids, 2) == Rings{{6, 7, 8}});
}

TEST_CASE("what is no index is no vertex, and keeps its place") {
    const auto odd = read(R"([[[0,-1,2.5,"x",null,[7],99999999999,3]],[5],null,[[],[4]]])", 2);
    CHECK(rings(odd, 0) == Rings{{0, no, no, no, no, no, no, 3}});
    CHECK(rings(odd, 1) == Rings{{no}});
    CHECK(rings(odd, 2) == Rings{{no}});
    CHECK(rings(odd, 3) == Rings{{}, {4}});
    CHECK(read("[[[[0,1,2]]],7]", 3).odd() == 1);
    CHECK(read("{}", 2).odd() == 1);
}

TEST_CASE("boundaries that are no JSON are refused") {
    CityJsonBoundaries boundaries;
    for (const std::string_view bad :
         {"[[[0,1,02]]]",
          "[[[0,1,2]]",
          "[[[0,1,2]]]]",
          "[[[0,1,]]]",
          "[[[0 1 2]]]",
          "[[[0,1,2],]]",
          "[[[+1,0,2]]]",
          ""}) {
        INFO(bad);
        CHECK_FALSE(boundaries.read(bad, 2));
    }
}
