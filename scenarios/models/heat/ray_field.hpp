// What can stand in the way of a ray, laid out for sweeps: solid surface (ground, roofs) and crowns
// as height intervals, once row by row and once column by column. Heights in metres above any
// common level; immutable after make_ray_field, any thread.
#pragma once

#include "geo/raster/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

/// Lower than any ground: no surface, no crown.
inline constexpr float no_height = -1e30F;

struct RayPlanes {
    int width = 0; ///< cells of a row that count
    int rows = 0;
    int stride = 0; ///< width rounded up to whole blocks of lanes
    std::vector<float> surface;
    std::vector<float> crown_top; ///< empty when there are no crowns at all
    std::vector<float> crown_base;

    [[nodiscard]] std::size_t offset(int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(stride);
    }
};

struct RayField {
    geo::GridFrame frame;
    RayPlanes by_row;
    RayPlanes by_column; ///< transposed: row = column of the frame

    [[nodiscard]] bool has_crowns() const { return !by_row.crown_top.empty(); }
};

/// Crowns are given above the ground level `crown_foot` (the surface itself for a reference run, in
/// which crowns stand on roofs); top <= 0 = none. Unknown surface (NaN) blocks nothing.
RayField make_ray_field(
    const geo::Grid<float>& surface,
    const geo::Grid<float>& crown_foot,
    const geo::Grid<float>& crown_top_above,
    const geo::Grid<float>& crown_base_above);

/// Row-by-row copy of a plane that is stored column by column; `rows` and `columns` of the result.
template <typename T>
void transpose(const T* from, std::size_t from_stride, T* to, int rows, int columns) {
    constexpr int tile = 32; // both sides of a tile stay in the first-level cache
    for (int row0 = 0; row0 < rows; row0 += tile) {
        for (int column0 = 0; column0 < columns; column0 += tile) {
            const int row1 = row0 + tile < rows ? row0 + tile : rows;
            const int column1 = column0 + tile < columns ? column0 + tile : columns;
            for (int row = row0; row < row1; ++row) {
                for (int column = column0; column < column1; ++column) {
                    to[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                       static_cast<std::size_t>(column)] = from
                        [static_cast<std::size_t>(column) * from_stride +
                         static_cast<std::size_t>(row)];
                }
            }
        }
    }
}

} // namespace smiletwin::scenarios
