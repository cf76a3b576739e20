#include "geo/io/cityjson_vertices.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

using namespace smiletwin::geo;

namespace {

const CityJsonTransform in_millimetres{{0.001, 0.001, 0.01}, {1000.0, 2000.0, 30.0}};

} // namespace

TEST_CASE("vertices are scaled and moved as the transform says") {
    auto vertices = read_vertices("[[1000,-2000,100], [0,0,0]\n]");
    REQUIRE(vertices);
    place_vertices(*vertices, in_millimetres);
    CHECK(*vertices == std::vector<Vec3d>{{1001.0, 1998.0, 31.0}, {1000.0, 2000.0, 30.0}});
    CHECK(read_vertices("[]")->empty());
    CHECK(read_vertices("")->empty());
}

TEST_CASE("numbers of vertices may be written in all forms of JSON") {
    const auto vertices = read_vertices("[ [ 1.25 , -0.5, 1e3],[0.0,-0,12345678.123456]]");
    REQUIRE(vertices);
    CHECK(*vertices == std::vector<Vec3d>{{1.25, -0.5, 1000.0}, {0.0, 0.0, 12345678.123456}});
}

TEST_CASE("whole numbers of any length are read to the last digit") {
    std::string text = "[[0,0,0]";
    std::vector<Vec3d> expected{{0.0, 0.0, 0.0}};
    double number = 0.0;
    for (int digits = 1; digits <= 15; ++digits) {
        number = 10.0 * number + digits % 10;
        const std::string written = fmt::format("{:.0f}", number);
        text += fmt::format(",[{0},-{0},{0} ]", written);
        expected.push_back({number, -number, number});
    }
    const auto vertices = read_vertices(text + "]");
    REQUIRE(vertices);
    CHECK(*vertices == expected);
}

TEST_CASE("a vertex that is none keeps its place in the list") {
    for (const std::string_view odd : {"null", "[1,2]", "[1,null,3]", "\"x\"", "[1,[2],3]"}) {
        INFO(odd);
        const auto vertices = read_vertices("[[1,2,3]," + std::string(odd) + ",[4,5,6,7]]");
        REQUIRE(vertices);
        REQUIRE(vertices->size() == 3);
        CHECK((*vertices)[0] == Vec3d{1, 2, 3});
        CHECK(std::isnan((*vertices)[1].x + (*vertices)[1].y + (*vertices)[1].z));
        CHECK((*vertices)[2] == Vec3d{4, 5, 6});
    }
}

TEST_CASE("what is no JSON is no list of vertices") {
    for (const std::string_view bad :
         {"[[01,2,3]]",
          "[[.5,2,3]]",
          "[[1.,2,3]]",
          "[[+1,2,3]]",
          "[[1,2,3],]",
          "[[1,2,3]",
          "[[1 2 3]]",
          "[[nan,2,3]]",
          "[[1,2,3]]]"}) {
        INFO(bad);
        CHECK_FALSE(read_vertices(bad));
    }
}
