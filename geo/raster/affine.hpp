// Rasters as files hold them: pixels placed by six numbers, perhaps rotated, upside down or with
// oblong pixels. The models know square north-up grids only (grid.hpp).
#pragma once

#include "geo/raster/grid.hpp"

#include <cstdint>
#include <span>

namespace smiletwin::geo {

/// Column and row (corners at whole numbers) to coordinates:
/// x = x0 + column * x_per_column + row * x_per_row, y likewise.
struct PixelTransform {
    double x0 = 0.0;
    double x_per_column = 1.0;
    double x_per_row = 0.0;
    double y0 = 0.0;
    double y_per_column = 0.0;
    double y_per_row = -1.0;
};

struct AffineFrame {
    PixelTransform transform;
    int columns = 0;
    int rows = 0;

    [[nodiscard]] Vec2d corner(double column, double row) const;
    [[nodiscard]] Box2d box() const;
    /// False when the transform cannot be inverted.
    [[nodiscard]] bool usable() const;
    [[nodiscard]] bool north_up() const;
    /// North-up, and treating the pixels as square moves none by more than 1 % of a pixel.
    [[nodiscard]] bool is_grid() const;
};

/// The grid itself when is_grid(); else a north-up one over the box with the shorter pixel edge.
GridFrame grid_frame(const AffineFrame& frame);

/// Values at the cell centres of `target`, bilinear between pixel centres; NaN outside and where a
/// pixel that counts is NaN.
Grid<float> resample_bilinear(
    std::span<const float> pixels, const AffineFrame& source, const GridFrame& target);

/// Value of the pixel under each cell centre; `outside` where there is none.
Grid<std::uint8_t> resample_nearest(
    std::span<const std::uint8_t> pixels,
    const AffineFrame& source,
    const GridFrame& target,
    std::uint8_t outside);

} // namespace smiletwin::geo
