// Values of a grid between its cell centres.
#pragma once

#include "geo/raster/grid.hpp"

namespace smiletwin::geo {

/// Bilinear between the four nearest cell centres. At the border the outermost cells go on for half
/// a cell; NaN outside the frame. Where one of the four is NaN, the nearest cell's value.
double sample_bilinear(const Grid<float>& grid, Vec2d point_crs);
/// Value of the cell that holds the point; NaN outside.
double sample_nearest(const Grid<float>& grid, Vec2d point_crs);

} // namespace smiletwin::geo
