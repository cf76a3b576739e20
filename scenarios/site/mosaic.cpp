#include "scenarios/site/mosaic.hpp"

#include "geo/raster/sample.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

/// 1.6 GB of heights; tiles of a whole town at 1 m stay below.
constexpr double most_cells = 4e8;

double cells_in(const geo::Box2d& box, double cell_m) {
    return (box.width() / cell_m) * (box.height() / cell_m);
}

/// The part of `box` within `reach_m` of `home`; may be empty.
geo::Box2d around(const geo::Box2d& box, const geo::Box2d& home, double reach_m) {
    const geo::Box2d near = home.grown(reach_m);
    return {
        {std::max(box.min.x, near.min.x), std::max(box.min.y, near.min.y)},
        {std::min(box.max.x, near.max.x), std::min(box.max.y, near.max.y)}};
}

/// As much of `box` around `home` as there may be cells for: the surroundings are given up before
/// the detail of the place itself.
geo::Box2d affordable(const geo::Box2d& box, const geo::Box2d& home, double cell_m) {
    geo::Box2d part = box;
    constexpr double widest_m = 32e3;
    constexpr double narrowest_m = 500.0;
    for (double reach_m = widest_m; reach_m >= narrowest_m; reach_m *= 0.5) {
        const geo::Box2d smaller = around(box, home, reach_m);
        if (home.empty() || smaller.empty() || cells_in(part, cell_m) <= most_cells) {
            break;
        }
        part = smaller;
    }
    return part;
}

template <typename T, typename FrameOf>
std::vector<geo::GridFrame>
frames_of(const std::vector<std::shared_ptr<const T>>& items, const FrameOf& frame_of) {
    std::vector<geo::GridFrame> frames;
    for (const auto& item : items) {
        frames.push_back(frame_of(*item));
    }
    return frames;
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

geo::GridFrame joined_frame(const std::vector<geo::GridFrame>& frames, const geo::Box2d& home) {
    geo::GridFrame finest = frames.front();
    geo::Box2d box;
    for (const geo::GridFrame& frame : frames) {
        box.add(frame.box());
        finest = frame.cell_m < finest.cell_m ? frame : finest;
    }
    double cell = finest.cell_m;
    box = affordable(box, home, cell);
    while (cells_in(box, cell) > most_cells) {
        cell *= 2.0;
    }
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

std::shared_ptr<const geo::HeightField>
mosaic(const std::vector<std::shared_ptr<const geo::HeightField>>& fields, const geo::Box2d& home) {
    if (fields.size() <= 1) {
        return fields.empty() ? nullptr : fields.front();
    }
    const auto frame = joined_frame(
        frames_of(fields, [](const geo::HeightField& f) { return f.height_m.frame; }), home);
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

std::shared_ptr<const geo::ClassRaster> mosaic(
    const std::vector<std::shared_ptr<const geo::ClassRaster>>& rasters, const geo::Box2d& home) {
    if (rasters.size() <= 1) {
        return rasters.empty() ? nullptr : rasters.front();
    }
    const auto frame = joined_frame(
        frames_of(rasters, [](const geo::ClassRaster& r) { return r.classes.frame; }), home);
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
