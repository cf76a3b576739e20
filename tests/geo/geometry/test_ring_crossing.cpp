#include "geo/geometry/ring_crossing.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace smiletwin::geo;

TEST_CASE("a square, an L and a round plot do not cross themselves") {
    CHECK_FALSE(ring_crossing({{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
    CHECK_FALSE(ring_crossing({{0, 0}, {4, 0}, {4, 1}, {1, 1}, {1, 4}, {0, 4}}));
    CHECK_FALSE(ring_crossing({{0, 0}, {2, 0}, {4, 0}, {4, 4}, {0, 4}})); // a corner on an edge
    Ring2d round;
    for (int i = 0; i < 5000; ++i) {
        round.push_back(
            {std::cos(i * 2e-4 * std::acos(-1.0) * 2.0),
             std::sin(i * 2e-4 * std::acos(-1.0) * 2.0)});
    }
    CHECK_FALSE(ring_crossing(round));
}

TEST_CASE("a bow tie crosses in its middle") {
    const auto place = ring_crossing({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
    REQUIRE(place);
    CHECK(place->x == Approx(1.0));
    CHECK(place->y == Approx(1.0));
}

TEST_CASE("an edge that runs back, and a corner upon another edge, are found") {
    CHECK(ring_crossing({{0, 0}, {4, 0}, {2, 0}, {2, 3}}));
    CHECK(ring_crossing({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}}));
}
