#include "geo/raster/affine.hpp"

#include <limits>

namespace smiletwin::geo {

namespace {

double determinant(const PixelTransform& t) {
    return t.x_per_column * t.y_per_row - t.x_per_row * t.y_per_column;
}

/// Coordinates to column and row.
Vec2d pixel_of(const PixelTransform& t, Vec2d point_crs) {
    const double x = point_crs.x - t.x0;
    const double y = point_crs.y - t.y0;
    const double scale = 1.0 / determinant(t);
    return {
        scale * (t.y_per_row * x - t.x_per_row * y),
        scale * (t.x_per_column * y - t.y_per_column * x)};
}

/// One of the two neighbours of a position along an axis, clamped to the raster, and its weight.
struct Neighbour {
    int index;
    double weight;
};

std::pair<Neighbour, Neighbour> neighbours(double position, int count) {
    // Rounding of the inverse transform must not turn a pixel centre into a mixture of two.
    constexpr double exact = 1e-6;
    const double centred = position - 0.5;
    double first = std::floor(centred);
    double share = centred - first;
    if (share > 1.0 - exact) {
        first += 1.0;
        share = 0.0;
    } else if (share < exact) {
        share = 0.0;
    }
    const int index = static_cast<int>(first);
    return {
        {std::clamp(index, 0, count - 1), 1.0 - share},
        {std::clamp(index + 1, 0, count - 1), share}};
}

float bilinear_at(std::span<const float> pixels, const AffineFrame& source, Vec2d pixel) {
    const auto [left, right] = neighbours(pixel.x, source.columns);
    const auto [upper, lower] = neighbours(pixel.y, source.rows);
    double sum = 0.0;
    for (const Neighbour row : {upper, lower}) {
        for (const Neighbour column : {left, right}) {
            const double weight = row.weight * column.weight;
            if (weight > 0.0) { // zero times NaN would be NaN
                const std::size_t index =
                    static_cast<std::size_t>(row.index) * static_cast<std::size_t>(source.columns) +
                    static_cast<std::size_t>(column.index);
                sum += weight * static_cast<double>(pixels[index]);
            }
        }
    }
    return static_cast<float>(sum);
}

bool inside(const AffineFrame& source, Vec2d pixel) {
    constexpr double rounding = 1e-6;
    return pixel.x > -rounding && pixel.y > -rounding && pixel.x < source.columns + rounding &&
           pixel.y < source.rows + rounding;
}

} // namespace

Vec2d AffineFrame::corner(double column, double row) const {
    return {
        transform.x0 + column * transform.x_per_column + row * transform.x_per_row,
        transform.y0 + column * transform.y_per_column + row * transform.y_per_row};
}

Box2d AffineFrame::box() const {
    Box2d box;
    for (const double column : {0.0, static_cast<double>(columns)}) {
        for (const double row : {0.0, static_cast<double>(rows)}) {
            box.add(corner(column, row));
        }
    }
    return box;
}

bool AffineFrame::usable() const {
    return std::isfinite(determinant(transform)) && determinant(transform) != 0.0 && columns > 0 &&
           rows > 0;
}

bool AffineFrame::north_up() const {
    return transform.x_per_row == 0.0 && transform.y_per_column == 0.0 &&
           transform.x_per_column > 0.0 && transform.y_per_row < 0.0;
}

bool AffineFrame::is_grid() const {
    const double cell = transform.x_per_column;
    const double drift = std::abs(-transform.y_per_row - cell) * rows;
    return north_up() && drift <= 0.01 * cell;
}

GridFrame grid_frame(const AffineFrame& frame) {
    const PixelTransform& t = frame.transform;
    if (frame.is_grid()) {
        return {t.x0, t.y0, t.x_per_column, frame.columns, frame.rows};
    }
    const double cell_m =
        std::min(std::hypot(t.x_per_column, t.y_per_column), std::hypot(t.x_per_row, t.y_per_row));
    const Box2d box = frame.box();
    const auto cells_along = [cell_m](double length_m) {
        constexpr double most = 1e9; // absurd pixel shapes must not overflow
        return static_cast<int>(std::min(std::ceil(length_m / cell_m - 1e-6), most));
    };
    return {box.min.x, box.max.y, cell_m, cells_along(box.width()), cells_along(box.height())};
}

Grid<float> resample_bilinear(
    std::span<const float> pixels, const AffineFrame& source, const GridFrame& target) {
    Grid<float> result(target, std::numeric_limits<float>::quiet_NaN());
    for (int row = 0; row < target.rows; ++row) {
        for (int column = 0; column < target.columns; ++column) {
            const Vec2d pixel = pixel_of(source.transform, target.center(column, row));
            if (inside(source, pixel)) {
                result.at(column, row) = bilinear_at(pixels, source, pixel);
            }
        }
    }
    return result;
}

Grid<std::uint8_t> resample_nearest(
    std::span<const std::uint8_t> pixels,
    const AffineFrame& source,
    const GridFrame& target,
    std::uint8_t outside) {
    Grid<std::uint8_t> result(target, outside);
    for (int row = 0; row < target.rows; ++row) {
        for (int column = 0; column < target.columns; ++column) {
            const Vec2d pixel = pixel_of(source.transform, target.center(column, row));
            if (inside(source, pixel)) {
                const int x = std::clamp(static_cast<int>(pixel.x), 0, source.columns - 1);
                const int y = std::clamp(static_cast<int>(pixel.y), 0, source.rows - 1);
                result.at(column, row) = pixels
                    [static_cast<std::size_t>(y) * static_cast<std::size_t>(source.columns) +
                     static_cast<std::size_t>(x)];
            }
        }
    }
    return result;
}

} // namespace smiletwin::geo
