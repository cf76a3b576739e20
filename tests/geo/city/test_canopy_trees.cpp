#include "geo/city/canopy_trees.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin;

namespace {

/// Half ball of canopy: `height_m` in the middle, falling to 0 at `radius_m`.
void add_crown(geo::Grid<float>& canopy, geo::Vec2d middle, double height_m, double radius_m) {
    for (int row = 0; row < canopy.frame.rows; ++row) {
        for (int column = 0; column < canopy.frame.columns; ++column) {
            const double r = length(canopy.frame.center(column, row) - middle) / radius_m;
            if (r < 1.0) {
                float& cell = canopy.at(column, row);
                cell = std::max(cell, static_cast<float>(height_m * std::sqrt(1.0 - r * r)));
            }
        }
    }
}

} // namespace

TEST_CASE("a round crown is one tree of its height and about its width") {
    geo::Grid<float> canopy(geo::GridFrame{0.0, 40.0, 1.0, 40, 40});
    add_crown(canopy, {20.5, 20.5}, 12.0, 5.0);
    const auto trees = geo::trees_from_canopy(canopy);
    REQUIRE(trees.size() == 1);
    CHECK(trees[0].foot_crs == geo::Vec2d{20.5, 20.5});
    CHECK(trees[0].height_m == Approx(12.0));
    // Half the height is reached at 0.87 of the radius; cells of 1 m round that by up to one cell.
    CHECK(trees[0].crown_diameter_m == Approx(8.7).margin(1.5));
}

TEST_CASE("two crowns that touch are two trees") {
    geo::Grid<float> canopy(geo::GridFrame{0.0, 40.0, 1.0, 40, 40});
    add_crown(canopy, {12.5, 20.5}, 12.0, 5.0);
    add_crown(canopy, {21.5, 20.5}, 10.0, 5.0);
    CHECK(geo::trees_from_canopy(canopy).size() == 2);
}

TEST_CASE("a level canopy, low shrubs and cells without data are no trees of their own") {
    geo::Grid<float> canopy(geo::GridFrame{0.0, 40.0, 1.0, 40, 40}, 1.0F);
    CHECK(geo::trees_from_canopy(canopy).empty());
    canopy = geo::Grid<float>(canopy.frame, std::numeric_limits<float>::quiet_NaN());
    CHECK(geo::trees_from_canopy(canopy).empty());
    // A level roof of leaves: of equal heights one stands for each reach, not every cell.
    canopy = geo::Grid<float>(canopy.frame, 8.0F);
    CHECK(geo::trees_from_canopy(canopy).size() == 1);
}
