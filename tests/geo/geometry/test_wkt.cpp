#include "geo/geometry/wkt.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("a square with a hole keeps both rings without closing vertices") {
    const auto polygons =
        polygons_from_wkt("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))");
    REQUIRE(polygons.ok());
    REQUIRE(polygons->size() == 1);
    CHECK(polygons->front().rings.size() == 2);
    CHECK(polygons->front().rings[0].size() == 4);
    CHECK(area_m2(polygons->front()) == Approx(15.0));
}

TEST_CASE("text that is no polygon is refused with the text in the message") {
    for (const char* text : {"", "POLYGON", "POINT (1 2)", "POLYGON ((0 0, 1 1))", "hello"}) {
        const auto polygons = polygons_from_wkt(text);
        INFO(text);
        REQUIRE_FALSE(polygons.ok());
        CHECK(polygons.problem().what.key == "error.wkt.not_understood");
    }
}

TEST_CASE("a polygon written and read again is the same") {
    const Polygon2d square{{{{0.0, 0.0}, {4.5, 0.0}, {4.5, 4.25}, {0.0, 4.25}}}};
    const auto again = polygons_from_wkt(to_wkt(square));
    REQUIRE(again.ok());
    CHECK(again->front() == square);
}

TEST_CASE("a line keeps its points in order") {
    const auto line = line_from_wkt("LINESTRING (0 0, 1 2, 3 4)");
    REQUIRE(line.ok());
    CHECK(*line == std::vector<Vec2d>{{0, 0}, {1, 2}, {3, 4}});
    CHECK_FALSE(line_from_wkt("POLYGON ((0 0, 4 0, 4 4, 0 0))").ok());
}
