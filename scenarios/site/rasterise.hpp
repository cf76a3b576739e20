// Shapes to cells. A cell belongs to a shape when its centre lies in it; neighbouring shapes leave
// no gap. Results do not depend on the order of shapes.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "geo/geometry/vec.hpp"
#include "geo/raster/grid.hpp"

#include <functional>

namespace smiletwin::scenarios {

/// Calls `cell(column, row)` for each cell of `frame` whose centre lies in the polygon.
void for_cells_in(
    const geo::GridFrame& frame,
    const geo::Polygon2d& polygon,
    const std::function<void(int column, int row)>& cell);

/// Calls `cell(column, row, height)` for each cell centre under or over the triangle, with the
/// triangle's height there. Upright triangles have no cells. A centre within 1e-6 m of an edge
/// belongs to the triangle.
void for_cells_in(
    const geo::GridFrame& frame,
    const geo::Vec3d& a,
    const geo::Vec3d& b,
    const geo::Vec3d& c,
    const std::function<void(int column, int row, double z)>& cell);

} // namespace smiletwin::scenarios
