// Regular grids, north-up: row 0 is the northern one, column 0 the western one, values belong to
// cell centres. No-data is NaN for floating point, stated by the owner for others.
#pragma once

#include "geo/geometry/vec.hpp"

#include <cassert>
#include <cstddef>
#include <vector>

namespace smiletwin::geo {

/// Where a grid lies: metres of a projected CRS.
struct GridFrame {
    double west = 0.0;  ///< x of the western border
    double north = 0.0; ///< y of the northern border
    double cell_m = 1.0;
    int columns = 0;
    int rows = 0;

    [[nodiscard]] std::size_t cells() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    [[nodiscard]] std::size_t index(int column, int row) const {
        assert(contains(column, row));
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] bool contains(int column, int row) const {
        return column >= 0 && column < columns && row >= 0 && row < rows;
    }
    [[nodiscard]] Vec2d center(int column, int row) const {
        return {west + (column + 0.5) * cell_m, north - (row + 0.5) * cell_m};
    }
    /// Column and row of a point; may lie outside.
    [[nodiscard]] int column_of(double x) const {
        return static_cast<int>(std::floor((x - west) / cell_m));
    }
    [[nodiscard]] int row_of(double y) const {
        return static_cast<int>(std::floor((north - y) / cell_m));
    }
    [[nodiscard]] Box2d box() const {
        return {{west, north - rows * cell_m}, {west + columns * cell_m, north}};
    }
    friend bool operator==(const GridFrame&, const GridFrame&) = default;
};

/// The frame that covers `box` with whole cells whose borders are multiples of `cell_m`.
inline GridFrame frame_over(const Box2d& box, double cell_m) {
    const double west = std::floor(box.min.x / cell_m) * cell_m;
    const double north = std::ceil(box.max.y / cell_m) * cell_m;
    const int columns = static_cast<int>(std::ceil((box.max.x - west) / cell_m - 1e-9));
    const int rows = static_cast<int>(std::ceil((north - box.min.y) / cell_m - 1e-9));
    return {west, north, cell_m, columns, rows};
}

template <typename T>
struct Grid {
    GridFrame frame;
    std::vector<T> values;

    Grid() = default;
    explicit Grid(const GridFrame& where, T fill = T{})
        : frame(where), values(where.cells(), fill) {}

    T& at(int column, int row) { return values[frame.index(column, row)]; }
    const T& at(int column, int row) const { return values[frame.index(column, row)]; }

    friend bool operator==(const Grid&, const Grid&) = default;
};

} // namespace smiletwin::geo
