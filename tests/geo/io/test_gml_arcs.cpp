#include "geo/io/gml_arcs.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace smiletwin::geo;

namespace {

/// Farthest that the middle of a piece lies from the circle.
double worst_distance(const std::vector<Vec2d>& line, Vec2d center, double radius) {
    double worst = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double x = 0.5 * (line[i - 1].x + line[i].x) - center.x;
        const double y = 0.5 * (line[i - 1].y + line[i].y) - center.y;
        worst = std::max(worst, std::abs(std::hypot(x, y) - radius));
    }
    return worst;
}

double lowest(const std::vector<Vec2d>& line) {
    return std::min_element(line.begin(), line.end(), [](Vec2d a, Vec2d b) { return a.y < b.y; })
        ->y;
}

constexpr Vec2d far_center{3'480'000.0, 5'889'000.0};

} // namespace

TEST_CASE("an arc of 50 m far from the origin is nowhere more than a centimetre off") {
    const Vec2d a{far_center.x + 50.0, far_center.y};
    const Vec2d top{far_center.x, far_center.y + 50.0};
    const Vec2d b{far_center.x - 50.0, far_center.y};
    std::vector<Vec2d> line{a};
    append_arc(a, top, b, 0.01, line);
    CHECK(line.back() == b);
    CHECK(worst_distance(line, far_center, 50.0) <= 0.0101);
    CHECK(lowest(line) >= far_center.y - 1e-6);
}

TEST_CASE("the middle point says on which side of its ends an arc runs") {
    std::vector<Vec2d> over{{1.0, 0.0}};
    append_arc({1.0, 0.0}, {0.0, 1.0}, {-1.0, 0.0}, 0.001, over);
    std::vector<Vec2d> under{{1.0, 0.0}};
    append_arc({1.0, 0.0}, {0.0, -1.0}, {-1.0, 0.0}, 0.001, under);
    CHECK(lowest(over) == Approx(0.0).margin(1e-9));
    CHECK(lowest(under) == Approx(-1.0).margin(0.001));
}

TEST_CASE("an arc over three points on a line is that line") {
    std::vector<Vec2d> line{{0.0, 0.0}};
    append_arc({0.0, 0.0}, {1.0, 1.0}, {2.0, 2.0}, 0.01, line);
    CHECK(line == std::vector<Vec2d>{{0.0, 0.0}, {1.0, 1.0}, {2.0, 2.0}});
}

TEST_CASE("a circle through three points comes back to where it began") {
    std::vector<Vec2d> line{{2.0, 0.0}};
    append_circle({2.0, 0.0}, {0.0, 2.0}, {-2.0, 0.0}, 0.001, line);
    CHECK(line.back() == Vec2d{2.0, 0.0});
    CHECK(lowest(line) == Approx(-2.0).margin(0.001));
    CHECK(worst_distance(line, {0.0, 0.0}, 2.0) <= 0.00101);
}

TEST_CASE("an arc that ends where it begins is the circle whose diameter reaches to its middle") {
    std::vector<Vec2d> line{{0.0, 0.0}};
    append_arc({0.0, 0.0}, {4.0, 0.0}, {0.0, 0.0}, 0.001, line);
    CHECK(worst_distance(line, {2.0, 0.0}, 2.0) <= 0.00101);
}

TEST_CASE("an arc by its centre runs from its start angle to its end angle") {
    std::vector<Vec2d> line;
    append_arc_by_center({10.0, 10.0}, 5.0, 0.0, std::acos(-1.0) / 2.0, 0.001, line);
    CHECK(line.front().x == Approx(15.0));
    CHECK(line.back().y == Approx(15.0));
    CHECK(line.back().x == Approx(10.0));
}
