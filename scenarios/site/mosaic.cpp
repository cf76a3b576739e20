#include "scenarios/site/mosaic.hpp"

#include "geo/raster/sample.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

/// The frame of the union, on the cell borders of the finest member.
template <typename FrameOf, typename Items>
geo::GridFrame union_frame(const Items& items, const FrameOf& frame_of) {
    geo::GridFrame finest = frame_of(*items.front());
    geo::Box2d box;
    for (const auto& item : items) {
        const geo::GridFrame& frame = frame_of(*item);
        box.add(frame.box());
        finest = frame.cell_m < finest.cell_m ? frame : finest;
    }
    const double cell = finest.cell_m;
    // Rounded with a small margin, so that tiles of one grid do not gain a cell by rounding errors.
    const double west_cells = std::ceil((finest.west - box.min.x) / cell - 1e-6);
    const double north_cells = std::ceil((box.max.y - finest.north) / cell - 1e-6);
    geo::GridFrame frame;
    frame.cell_m = cell;
    frame.west = finest.west - west_cells * cell;
    frame.north = finest.north + north_cells * cell;
    frame.columns = static_cast<int>(std::ceil((box.max.x - frame.west) / cell - 1e-6));
    frame.rows = static_cast<int>(std::ceil((frame.north - box.min.y) / cell - 1e-6));
    return frame;
}

/// Cells of `frame` whose centres lie in the box of a member.
struct Window {
    int first_column, last_column, first_row, last_row;
};

Window window_of(const geo::GridFrame& frame, const geo::Box2d& box) {
    return {
        std::max(0, frame.column_of(box.min.x)),
        std::min(frame.columns - 1, frame.column_of(box.max.x)),
        std::max(0, frame.row_of(box.max.y)),
        std::min(frame.rows - 1, frame.row_of(box.min.y))};
}

template <typename T, typename ValueAt, typename IsKnown>
void lay(
    geo::Grid<T>& whole, const geo::Box2d& box, const ValueAt& value_at, const IsKnown& is_known) {
    const Window window = window_of(whole.frame, box);
    for (int row = window.first_row; row <= window.last_row; ++row) {
        for (int column = window.first_column; column <= window.last_column; ++column) {
            T& value = whole.at(column, row);
            if (!is_known(value)) {
                value = value_at(whole.frame.center(column, row));
            }
        }
    }
}

} // namespace

std::shared_ptr<const geo::HeightField>
mosaic(const std::vector<std::shared_ptr<const geo::HeightField>>& fields) {
    if (fields.size() <= 1) {
        return fields.empty() ? nullptr : fields.front();
    }
    const auto frame = union_frame(fields, [](const geo::HeightField& f) -> const geo::GridFrame& {
        return f.height_m.frame;
    });
    geo::HeightField whole{
        geo::Grid<float>(frame, std::numeric_limits<float>::quiet_NaN()),
        fields.front()->crs,
        fields.front()->vertical};
    for (const auto& field : fields) {
        const bool same_cells = field->height_m.frame.cell_m == frame.cell_m;
        lay(
            whole.height_m,
            field->height_m.frame.box(),
            [&](geo::Vec2d place) {
                return static_cast<float>(
                    same_cells ? geo::sample_nearest(field->height_m, place)
                               : geo::sample_bilinear(field->height_m, place));
            },
            [](float value) { return std::isfinite(value); });
    }
    return std::make_shared<const geo::HeightField>(std::move(whole));
}

std::shared_ptr<const geo::ClassRaster>
mosaic(const std::vector<std::shared_ptr<const geo::ClassRaster>>& rasters) {
    if (rasters.size() <= 1) {
        return rasters.empty() ? nullptr : rasters.front();
    }
    const auto frame = union_frame(rasters, [](const geo::ClassRaster& r) -> const geo::GridFrame& {
        return r.classes.frame;
    });
    geo::ClassRaster whole{geo::Grid<std::uint8_t>(frame, 255), rasters.front()->crs};
    for (const auto& raster : rasters) {
        const geo::GridFrame& own = raster->classes.frame;
        lay(
            whole.classes,
            own.box(),
            [&](geo::Vec2d place) {
                const int column = own.column_of(place.x);
                const int row = own.row_of(place.y);
                return own.contains(column, row) ? raster->classes.at(column, row)
                                                 : std::uint8_t{255};
            },
            [](std::uint8_t value) { return value != 255; });
    }
    return std::make_shared<const geo::ClassRaster>(std::move(whole));
}

} // namespace smiletwin::scenarios
