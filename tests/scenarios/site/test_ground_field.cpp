#include "scenarios/site/ground_field.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin;
using scenarios::ground_field;

namespace {

const geo::GridFrame frame{100.0, 120.0, 2.0, 10, 10};
constexpr float gap = std::numeric_limits<float>::quiet_NaN();

/// The plane z = 3 + 0.1 x + 0.2 y on cells of 1 m, 40 x 40 m from (90, 90).
geo::HeightField plane() {
    geo::HeightField terrain{geo::Grid<float>({90.0, 130.0, 1.0, 40, 40}), {}, "test"};
    for (int row = 0; row < 40; ++row) {
        for (int column = 0; column < 40; ++column) {
            const geo::Vec2d at = terrain.height_m.frame.center(column, row);
            terrain.height_m.at(column, row) = static_cast<float>(3.0 + 0.1 * at.x + 0.2 * at.y);
        }
    }
    return terrain;
}

} // namespace

TEST_CASE("ground follows a sloping terrain between its cells") {
    const geo::HeightField terrain = plane();
    const auto ground = ground_field(frame, &terrain, nullptr);
    CHECK(ground.source.stamp == geo::Stamp::Measured);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const geo::Vec2d at = frame.center(column, row);
            // Single precision of a value near 35 m: 4e-6 m.
            const double truth = 3.0 + 0.1 * at.x + 0.2 * at.y;
            CHECK(ground.height_m.at(column, row) == Approx(truth).margin(1e-5));
        }
    }
}

TEST_CASE("gaps of the terrain take the nearest known height") {
    geo::Grid<float> grid({0.0, 3.0, 1.0, 4, 3}, gap);
    grid.at(0, 1) = 7.0F;
    grid.at(3, 1) = 9.0F;
    REQUIRE(scenarios::fill_gaps(grid));
    CHECK(grid.at(1, 0) == 7.0F);
    CHECK(grid.at(2, 2) == 9.0F);
    for (const float value : grid.values) {
        CHECK(std::isfinite(value));
    }
}

TEST_CASE("a grid that knows nothing cannot be filled") {
    geo::Grid<float> grid({0.0, 3.0, 1.0, 4, 3}, gap);
    CHECK_FALSE(scenarios::fill_gaps(grid));
}

TEST_CASE("without terrain the ground passes through the feet of the buildings") {
    const geo::City city = tests::BoxesCity()
                               .object("west")
                               .box(100.0, 108.0, 104.0, 112.0, 5.0, 15.0)
                               .object("east")
                               .box(116.0, 108.0, 120.0, 112.0, 9.0, 15.0)
                               .city();
    const auto ground = ground_field(frame, nullptr, &city);
    CHECK(ground.source.stamp == geo::Stamp::Computed);
    for (const float height_m : ground.height_m.values) {
        CHECK(height_m >= 5.0F);
        CHECK(height_m <= 9.0F);
    }
    // In the middle both weigh the same; bilinear steps of 10 m keep the symmetry.
    const float middle = 0.5F * (ground.height_m.at(4, 5) + ground.height_m.at(5, 5));
    CHECK(middle == Approx(7.0).margin(0.05));
    CHECK(ground.height_m.at(0, 5) < ground.height_m.at(9, 5));
}

TEST_CASE("with nothing known the ground is level zero and says that this is assumed") {
    const auto ground = ground_field(frame, nullptr, nullptr);
    CHECK(ground.source.stamp == geo::Stamp::Assumed);
    CHECK(ground.height_m.values == std::vector<float>(100, 0.0F));
}
