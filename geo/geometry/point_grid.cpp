#include "geo/geometry/point_grid.hpp"

#include <cmath>

namespace smiletwin::geo {

void PointGrid::build(std::span<const Point> points) {
    Box2d box;
    for (const Point& point : points) {
        box.add(point.at);
    }
    const auto count = static_cast<double>(std::max<std::size_t>(points.size(), 1));
    const double width = points.empty() ? 0.0 : box.max.x - box.min.x;
    const double depth = points.empty() ? 0.0 : box.max.y - box.min.y;
    const double longest = std::max(width, depth);
    // A cell holds one point on average; a line of points has cells along the line only.
    const double cell =
        longest > 0.0 ? std::max(std::sqrt(width * depth / count), longest / count) : 1.0;
    origin_ = points.empty() ? Vec2d{} : box.min;
    cells_per_unit_ = 1.0 / cell;
    columns_ = static_cast<std::size_t>(width / cell) + 1;
    rows_ = static_cast<std::size_t>(depth / cell) + 1;
    starts_.assign(columns_ * rows_ + 1, 0);
    for (const Point& point : points) {
        ++starts_[cell_of(point.at) + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) {
        starts_[i] += starts_[i - 1];
    }
    ids_.resize(points.size());
    for (const Point& point : points) {
        ids_[starts_[cell_of(point.at)]++] = point.id;
    }
    // Each start has moved to the next one.
    std::rotate(starts_.begin(), starts_.end() - 1, starts_.end());
    starts_.front() = 0;
}

} // namespace smiletwin::geo
