#include "geo/base/random.hpp"
#include "geo/crs/grid_transform.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace smiletwin::geo;

namespace {

constexpr double millimetre = 1e-3;

/// PROJ from one system to another, and the grid over it.
struct Pair {
    Pair(int from_epsg, int to_epsg)
        : from(Crs::from_epsg(from_epsg).value())
        , to(Crs::from_epsg(to_epsg).value())
        , exact(Transform::between(from, to).value())
        , grid([this](Vec2d point) { return exact(point); }, transform_mesh(from, to)) {}

    Crs from;
    Crs to;
    Transform exact;
    GridTransform grid;
};

/// Largest distance of the grid from PROJ at random places of a box.
double worst_m(Pair& pair, const Box2d& box, int places = 20'000) {
    CounterRandom random(7, 0);
    double worst = 0.0;
    for (int i = 0; i < places; ++i) {
        const Vec2d point{
            box.min.x + random.uniform() * box.width(),
            box.min.y + random.uniform() * box.height()};
        worst = std::max(worst, length(pair.grid(point) - pair.exact(point)));
    }
    return worst;
}

} // namespace

TEST_CASE("over five kilometres the grid is within a millimetre of PROJ, and asks it seldom") {
    SECTION("UTM zone 33 to zone 32") {
        Pair pair(25833, 25832);
        CHECK(worst_m(pair, {{312000, 6000000}, {317000, 6005000}}) <= millimetre);
        CHECK(pair.grid.exact_calls() <= 2700 * 9);
    }
    SECTION("degrees to UTM zone 33") {
        Pair pair(4326, 25833);
        CHECK(worst_m(pair, {{12.10, 54.07}, {12.18, 54.115}}) <= millimetre);
        CHECK(pair.grid.exact_calls() <= 82 * 47 * 9);
    }
    SECTION("Gauss-Krueger zone 4 to UTM zone 32, through the grid of BETA2007") {
        Pair pair(31468, 25832);
        CHECK(worst_m(pair, {{4468000, 5333000}, {4473000, 5338000}}) <= millimetre);
        CHECK(pair.grid.exact_calls() <= 2700 * 9);
    }
}

TEST_CASE("where a transform jumps, points near the jump are transformed by themselves") {
    // A metre between two operations of the register that meet at x = 250.3.
    const auto jumping = [](Vec2d p) { return Vec2d{p.x + (p.x < 250.3 ? 0.0 : 1.0), p.y}; };
    GridTransform grid(jumping, TransformMesh{});
    double worst = 0.0;
    for (int i = 0; i <= 5000; ++i) {
        const Vec2d point{0.1 * i, 33.0};
        worst = std::max(worst, length(grid(point) - jumping(point)));
    }
    CHECK(worst <= millimetre);
    CHECK(grid.exact_calls() < 500);
}

TEST_CASE("a strongly bent transform halves the cells until it is near enough") {
    // Cells of 100 m err by 25 mm, those of 25 m by 1.6 mm, those of 12.5 m by 0.4 mm.
    const auto bent = [](Vec2d p) { return Vec2d{p.x, p.y + 1e-5 * p.x * p.x}; };
    GridTransform grid(bent, TransformMesh{});
    double worst = 0.0;
    for (int i = 0; i <= 10'000; ++i) {
        const Vec2d point{0.01 * i, 50.0};
        worst = std::max(worst, length(grid(point) - bent(point)));
    }
    CHECK(worst <= millimetre);
    CHECK(worst > 0.0);
    CHECK(grid.exact_calls() < 200);
}

TEST_CASE("where a transform fails there is no number instead of a wrong one") {
    const double nan = std::nan("");
    const auto half = [nan](Vec2d p) { return p.x < 130.0 ? p : Vec2d{nan, nan}; };
    GridTransform grid(half, TransformMesh{});
    CHECK(grid({129.0, 5.0}) == Vec2d{129.0, 5.0});
    CHECK(std::isnan(grid({131.0, 5.0}).x));
    CHECK(grid({50.0, 5.0}).x == Approx(50.0));
    CHECK(std::isnan(grid({nan, 5.0}).x));
    CHECK(std::isnan(grid({1e300, 5.0}).x));
}

TEST_CASE("a point's result does not depend on the points before it") {
    Pair pair(25833, 25832);
    Pair fresh(25833, 25832);
    CounterRandom random(3, 0);
    bool same = true;
    for (int i = 0; i < 2000; ++i) {
        // On borders of cells, too.
        const Vec2d point{
            312000.0 + 25.0 * std::floor(40.0 * random.uniform()),
            6000000.0 + 25.0 * std::floor(40.0 * random.uniform())};
        pair.grid(point);
        GridTransform alone([&](Vec2d p) { return fresh.exact(p); }, TransformMesh{});
        same = same && alone(point) == pair.grid(point);
    }
    CHECK(same);
}

TEST_CASE("a grid pays for many points close together only") {
    const TransformMesh mesh;
    const Box2d town{{0, 0}, {5000, 5000}};
    CHECK(GridTransform::pays(1'000'000, town, mesh));
    CHECK_FALSE(GridTransform::pays(10'000, town, mesh));
    CHECK_FALSE(GridTransform::pays(500, {{0, 0}, {10, 10}}, mesh));
    CHECK_FALSE(GridTransform::pays(1'000'000, {{0, 0}, {1e6, 1e6}}, mesh));
    CHECK_FALSE(GridTransform::pays(1'000'000, {}, mesh));
}
