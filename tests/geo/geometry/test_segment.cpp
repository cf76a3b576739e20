#include "geo/geometry/polygon.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("the nearest point of a segment lies beside the point or at an end") {
    const Vec2d a{0.0, 0.0};
    const Vec2d b{10.0, 0.0};
    CHECK(nearest_on_segment({4.0, 3.0}, a, b) == Vec2d{4.0, 0.0});
    CHECK(nearest_on_segment({-3.0, 4.0}, a, b) == a);
    CHECK(nearest_on_segment({13.0, 4.0}, a, b) == b);
    CHECK(distance_to_segment_m({13.0, 4.0}, a, b) == 5.0);
}

TEST_CASE("a segment of one point is nearest to everything there") {
    const Vec2d a{2.0, 1.0};
    CHECK(nearest_on_segment({5.0, 5.0}, a, a) == a);
    CHECK(distance_to_segment_m({5.0, 5.0}, a, a) == 5.0);
}
