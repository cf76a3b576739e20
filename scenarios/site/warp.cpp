#include "scenarios/site/warp.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

constexpr int net_step = 32;
constexpr int border_points = 21;
/// A raster that would become larger than this in the other system was not meant to be.
constexpr double most_cells = 4e8;

geo::Problem cannot_transform(const geo::Crs& from, const geo::Crs& to) {
    return geo::Problem{
        {"error.crs.transform", {{"from", from.id()}, {"to", to.id()}}},
        {},
        {"help.crs.check_source", {}},
        {}};
}

/// Box around the transformed border; points that fail are left out.
geo::Box2d transformed_box(const geo::Transform& transform, const geo::Box2d& box) {
    geo::Box2d out;
    for (int i = 0; i < border_points; ++i) {
        const double share = static_cast<double>(i) / (border_points - 1);
        const double x = box.min.x + share * box.width();
        const double y = box.min.y + share * box.height();
        for (const geo::Vec2d point :
             {geo::Vec2d{x, box.min.y},
              geo::Vec2d{x, box.max.y},
              geo::Vec2d{box.min.x, y},
              geo::Vec2d{box.max.x, y}}) {
            const geo::Vec2d moved = transform(point);
            if (std::isfinite(moved.x) && std::isfinite(moved.y)) {
                out.add(moved);
            }
        }
    }
    return out;
}

/// Size of a source cell in target units, rounded to two digits: 0.99964 m becomes 1 m.
double cell_in_target(const geo::Transform& transform, geo::Vec2d middle, double source_cell) {
    const geo::Vec2d a = transform(middle);
    const double dx = length(transform({middle.x + source_cell, middle.y}) - a);
    const double dy = length(transform({middle.x, middle.y + source_cell}) - a);
    const double cell = std::min(dx, dy);
    const double unit = std::pow(10.0, std::floor(std::log10(cell)) - 1.0);
    return std::round(cell / unit) * unit;
}

} // namespace

geo::Result<Warp> Warp::between(
    const geo::Crs& from, const geo::Crs& to, const geo::Box2d& source_box, double source_cell) {
    const auto forward = geo::Transform::between(from, to);
    if (!forward) {
        return forward.problem();
    }
    const auto back = geo::Transform::between(to, from);
    if (!back) {
        return back.problem();
    }
    const geo::Box2d box = transformed_box(*forward, source_box);
    const double cell = cell_in_target(*forward, source_box.center(), source_cell);
    const bool usable = !box.empty() && std::isfinite(cell) && cell > 0.0;
    if (!usable || (box.width() / cell) * (box.height() / cell) > most_cells) {
        return cannot_transform(from, to);
    }
    Warp warp;
    warp.target_ = geo::frame_over(box, cell);
    warp.net_columns_ = (warp.target_.columns - 1) / net_step + 2;
    const int net_rows = (warp.target_.rows - 1) / net_step + 2;
    for (int row = 0; row < net_rows; ++row) {
        for (int column = 0; column < warp.net_columns_; ++column) {
            warp.net_.push_back((*back)(warp.target_.center(column * net_step, row * net_step)));
        }
    }
    return warp;
}

geo::Vec2d Warp::source_of(int column, int row) const {
    const int net_column = column / net_step;
    const int net_row = row / net_step;
    const double s = static_cast<double>(column % net_step) / net_step;
    const double t = static_cast<double>(row % net_step) / net_step;
    const auto at = [&](int dc, int dr) {
        return net_[static_cast<std::size_t>((net_row + dr) * net_columns_ + net_column + dc)];
    };
    const geo::Vec2d north = (1.0 - s) * at(0, 0) + s * at(1, 0);
    const geo::Vec2d south = (1.0 - s) * at(0, 1) + s * at(1, 1);
    return (1.0 - t) * north + t * south;
}

} // namespace smiletwin::scenarios
