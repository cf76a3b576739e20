#include "scenarios/models/heat/ray_field.hpp"

#include "scenarios/models/heat/lanes.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

RayPlanes empty_planes(int width, int rows, bool with_crowns) {
    RayPlanes planes;
    planes.width = width;
    planes.rows = rows;
    planes.stride = (width + lane_block - 1) / lane_block * lane_block;
    const std::size_t cells = planes.offset(rows);
    planes.surface.assign(cells, no_height);
    if (with_crowns) {
        planes.crown_top.assign(cells, no_height);
        planes.crown_base.assign(cells, no_height);
    }
    return planes;
}

} // namespace

RayField make_ray_field(
    const geo::Grid<float>& surface,
    const geo::Grid<float>& crown_foot,
    const geo::Grid<float>& crown_top_above,
    const geo::Grid<float>& crown_base_above) {
    const geo::GridFrame& frame = surface.frame;
    const bool with_crowns =
        std::any_of(crown_top_above.values.begin(), crown_top_above.values.end(), [](float top) {
            return top > 0.0F;
        });
    RayField field;
    field.frame = frame;
    field.by_row = empty_planes(frame.columns, frame.rows, with_crowns);
    field.by_column = empty_planes(frame.rows, frame.columns, with_crowns);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const std::size_t cell = frame.index(column, row);
            const std::size_t here = field.by_row.offset(row) + static_cast<std::size_t>(column);
            const std::size_t there =
                field.by_column.offset(column) + static_cast<std::size_t>(row);
            if (!std::isnan(surface.values[cell])) {
                field.by_row.surface[here] = surface.values[cell];
                field.by_column.surface[there] = surface.values[cell];
            }
            const float top = with_crowns ? crown_top_above.values[cell] : 0.0F;
            if (top > 0.0F && !std::isnan(crown_foot.values[cell])) {
                const float foot = crown_foot.values[cell];
                const float base = std::min(crown_base_above.values[cell], top);
                field.by_row.crown_top[here] = foot + top;
                field.by_row.crown_base[here] = foot + base;
                field.by_column.crown_top[there] = foot + top;
                field.by_column.crown_base[there] = foot + base;
            }
        }
    }
    return field;
}

} // namespace smiletwin::scenarios
