#include "geo/raster/affine.hpp"
#include "tests/support/catch.hpp"

#include <limits>
#include <numbers>
#include <vector>

using namespace smiletwin::geo;

namespace {

/// Pixels of `columns` by `rows` with the value x + 10 y of their centre.
std::vector<float> plane(const AffineFrame& frame) {
    std::vector<float> pixels;
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const Vec2d centre = frame.corner(column + 0.5, row + 0.5);
            pixels.push_back(static_cast<float>(centre.x + 10.0 * centre.y));
        }
    }
    return pixels;
}

} // namespace

TEST_CASE("a raster stored from south to north comes out with north on top and equal values") {
    const AffineFrame frame{{100.0, 2.0, 0.0, 50.0, 0.0, 2.0}, 3, 2}; // row 0 at y 50..52
    CHECK_FALSE(frame.is_grid());
    const std::vector<float> pixels{1, 2, 3, 4, 5, 6};
    const GridFrame target = grid_frame(frame);
    CHECK(target == GridFrame{100.0, 54.0, 2.0, 3, 2});
    const Grid<float> grid = resample_bilinear(pixels, frame, target);
    CHECK(grid.values == std::vector<float>{4, 5, 6, 1, 2, 3});
}

TEST_CASE("a plane stays a plane when oblong pixels become squares") {
    const AffineFrame frame{{0.0, 1.0, 0.0, 100.0, 0.0, -2.0}, 12, 6};
    const Grid<float> grid = resample_bilinear(plane(frame), frame, grid_frame(frame));
    REQUIRE(grid.frame.cell_m == 1.0);
    REQUIRE(grid.frame.rows == 12);
    // Away from the border, where the outermost pixels go on unchanged.
    const Vec2d centre = grid.frame.center(6, 5);
    CHECK(static_cast<double>(grid.at(6, 5)) == Approx(centre.x + 10.0 * centre.y).margin(1e-3));
}

TEST_CASE("a raster turned by 45 degrees leaves the corners of its box empty") {
    const double edge = 1.0 / std::numbers::sqrt2;
    const AffineFrame frame{{0.0, edge, edge, 0.0, edge, -edge}, 20, 20};
    const Grid<float> grid = resample_bilinear(plane(frame), frame, grid_frame(frame));
    const int middle = grid.frame.columns / 2;
    const Vec2d centre = grid.frame.center(middle, middle);
    CHECK(
        static_cast<double>(grid.at(middle, middle)) ==
        Approx(centre.x + 10.0 * centre.y).margin(1e-3));
    CHECK(std::isnan(grid.at(0, 0)));
    CHECK(std::isnan(grid.at(grid.frame.columns - 1, grid.frame.rows - 1)));
}

TEST_CASE("an empty pixel empties only what is mixed from it") {
    const float nothing = std::numeric_limits<float>::quiet_NaN();
    const AffineFrame frame{{0.0, 1.0, 0.0, 0.0, 0.0, 1.0}, 3, 1};
    const Grid<float> same =
        resample_bilinear(std::vector<float>{1, nothing, 3}, frame, grid_frame(frame));
    CHECK(same.at(0, 0) == 1.0F);
    CHECK(std::isnan(same.at(1, 0)));
    CHECK(same.at(2, 0) == 3.0F);
}

TEST_CASE("classes are taken over, never mixed") {
    const AffineFrame frame{{0.0, 1.0, 0.0, 2.0, 0.0, -2.0}, 2, 1};
    const Grid<std::uint8_t> classes =
        resample_nearest(std::vector<std::uint8_t>{1, 7}, frame, grid_frame(frame), 255);
    CHECK(classes.values == std::vector<std::uint8_t>{1, 7, 1, 7});
}

TEST_CASE("a transform without extent is not usable") {
    CHECK_FALSE(AffineFrame{{0.0, 0.0, 0.0, 0.0, 0.0, 0.0}, 2, 2}.usable());
    CHECK(AffineFrame{{0.0, 1.0, 0.0, 0.0, 0.0, -1.0}, 2, 2}.usable());
}
