#include "viewer/scene/paint_polygon.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace smiletwin::viewer {

namespace {

/// Where the rings cross the height `y`, from west to east.
void crossings_at(double y, std::span<const geo::Ring2d> rings, std::vector<double>& crossings) {
    crossings.clear();
    for (const geo::Ring2d& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::Vec2d a = ring[i];
            const geo::Vec2d b = ring[(i + 1) % ring.size()];
            if ((a.y > y) != (b.y > y)) {
                crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    std::sort(crossings.begin(), crossings.end());
}

} // namespace

void paint_polygon(
    geo::Image& image,
    const geo::Box2d& box,
    std::span<const geo::Ring2d> rings,
    const std::function<void(std::uint8_t* pixel)>& paint) {
    geo::Box2d own;
    for (const geo::Ring2d& ring : rings) {
        for (const geo::Vec2d& p : ring) {
            own.add(p);
        }
    }
    if (own.empty() || image.height == 0) {
        return;
    }
    const double cell_x = box.width() / image.width;
    const double cell_y = box.height() / image.height;
    const auto row_of = [&](double y) {
        return std::clamp((box.max.y - y) / cell_y, 0.0, static_cast<double>(image.height));
    };
    const int first_row = static_cast<int>(std::floor(row_of(own.max.y)));
    const int end_row = static_cast<int>(std::ceil(row_of(own.min.y)));
    const auto column_of = [&](double x) {
        return std::clamp((x - box.min.x) / cell_x - 0.5, -1.0, static_cast<double>(image.width));
    };
    std::vector<double> crossings;
    for (int row = first_row; row < end_row; ++row) {
        crossings_at(box.max.y - (row + 0.5) * cell_y, rings, crossings);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const int first = std::max(0, static_cast<int>(std::ceil(column_of(crossings[i]))));
            const int last = std::min(
                image.width - 1, static_cast<int>(std::floor(column_of(crossings[i + 1]))));
            for (int column = first; column <= last; ++column) {
                paint(image.pixel(column, row));
            }
        }
    }
}

} // namespace smiletwin::viewer
