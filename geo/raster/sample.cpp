#include "geo/raster/sample.hpp"

#include <limits>

namespace smiletwin::geo {

double sample_nearest(const Grid<float>& grid, Vec2d point_crs) {
    const int column = grid.frame.column_of(point_crs.x);
    const int row = grid.frame.row_of(point_crs.y);
    if (!grid.frame.contains(column, row)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return static_cast<double>(grid.at(column, row));
}

double sample_bilinear(const Grid<float>& grid, Vec2d point_crs) {
    const double nearest = sample_nearest(grid, point_crs);
    if (std::isnan(nearest)) {
        return nearest;
    }
    const GridFrame& frame = grid.frame;
    const double u = std::clamp(
        (point_crs.x - frame.west) / frame.cell_m - 0.5,
        0.0,
        static_cast<double>(frame.columns - 1));
    const double v = std::clamp(
        (frame.north - point_crs.y) / frame.cell_m - 0.5, 0.0, static_cast<double>(frame.rows - 1));
    const int column = static_cast<int>(u);
    const int row = static_cast<int>(v);
    const int next_column = std::min(column + 1, frame.columns - 1);
    const int next_row = std::min(row + 1, frame.rows - 1);
    const double fu = u - column;
    const double fv = v - row;
    const double top = (1.0 - fu) * static_cast<double>(grid.at(column, row)) +
                       fu * static_cast<double>(grid.at(next_column, row));
    const double bottom = (1.0 - fu) * static_cast<double>(grid.at(column, next_row)) +
                          fu * static_cast<double>(grid.at(next_column, next_row));
    const double value = (1.0 - fv) * top + fv * bottom;
    return std::isnan(value) ? nearest : value;
}

} // namespace smiletwin::geo
