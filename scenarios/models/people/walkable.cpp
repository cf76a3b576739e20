#include "scenarios/models/people/walkable.hpp"

#include "geo/base/parallel.hpp"

#include <algorithm>

namespace smiletwin::scenarios {

namespace {

constexpr double bucket_m = 2.0;

std::vector<Wall> edges_of(const std::vector<geo::Polygon2d>& polygons) {
    std::vector<Wall> walls;
    for (const geo::Polygon2d& polygon : polygons) {
        for (const geo::Ring2d& ring : polygon.rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                walls.push_back({ring[i], ring[(i + 1) % ring.size()]});
            }
        }
    }
    return walls;
}

/// Edges across the period at its two ends are open: who walks out there comes in at the other.
void remove_period_ends(std::vector<Wall>& walls, geo::Vec2d periodic) {
    if (periodic == geo::Vec2d{} || walls.empty()) {
        return;
    }
    const auto along = [&](geo::Vec2d point) { return dot(point, periodic) / length(periodic); };
    double first = along(walls.front().a);
    double last = first;
    for (const Wall& wall : walls) {
        first = std::min(first, along(wall.a));
        last = std::max(last, along(wall.a));
    }
    constexpr double same_m = 1e-6;
    std::erase_if(walls, [&](const Wall& wall) {
        const auto at = [&](double end) {
            return std::abs(along(wall.a) - end) < same_m && std::abs(along(wall.b) - end) < same_m;
        };
        return at(first) || at(last);
    });
}

std::vector<geo::Box2d> boxes_of(const std::vector<geo::Polygon2d>& polygons) {
    std::vector<geo::Box2d> boxes;
    for (const geo::Polygon2d& polygon : polygons) {
        boxes.push_back(geo::bounds(polygon));
    }
    return boxes;
}

bool any_contains(
    const std::vector<geo::Polygon2d>& polygons,
    const std::vector<geo::Box2d>& boxes,
    geo::Vec2d point) {
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        if (boxes[i].contains(point) && geo::contains(polygons[i], point)) {
            return true;
        }
    }
    return false;
}

} // namespace

Walkable::Walkable(
    std::vector<geo::Polygon2d> free,
    std::vector<geo::Polygon2d> obstacles,
    double cell_m,
    geo::Vec2d periodic)
    : free_(std::move(free))
    , obstacles_(std::move(obstacles))
    , free_boxes_(boxes_of(free_))
    , obstacle_boxes_(boxes_of(obstacles_)) {
    geo::Box2d box;
    for (const geo::Box2d& free_box : free_boxes_) {
        box.add(free_box);
    }
    mask_ = geo::Grid<std::uint8_t>(geo::frame_over(box.grown(cell_m), cell_m));
    clearance_m_ = geo::Grid<float>(mask_.frame);
    buckets_ = geo::frame_over(box.grown(bucket_m), bucket_m);
    collect_walls(periodic);
    fill_mask();
}

bool Walkable::contains(geo::Vec2d point) const {
    return any_contains(free_, free_boxes_, point) &&
           !any_contains(obstacles_, obstacle_boxes_, point);
}

std::span<const Wall> Walkable::walls_near(geo::Vec2d point) const {
    const int column = buckets_.column_of(point.x);
    const int row = buckets_.row_of(point.y);
    if (!buckets_.contains(column, row)) {
        return {};
    }
    const std::size_t bucket = buckets_.index(column, row);
    return std::span(bucket_walls_)
        .subspan(bucket_starts_[bucket], bucket_starts_[bucket + 1] - bucket_starts_[bucket]);
}

void Walkable::collect_walls(geo::Vec2d periodic) {
    std::vector<Wall> walls = edges_of(free_);
    remove_period_ends(walls, periodic);
    const std::vector<Wall> inner = edges_of(obstacles_);
    walls.insert(walls.end(), inner.begin(), inner.end());
    // A wall belongs to every bucket it comes within reach of.
    const double reach_m = wall_reach_m() + bucket_m * std::sqrt(0.5);
    std::vector<std::vector<Wall>> lists(buckets_.cells());
    for (const Wall& wall : walls) {
        geo::Box2d box;
        box.add(wall.a);
        box.add(wall.b);
        box = box.grown(reach_m);
        const int first_row = std::max(0, buckets_.row_of(box.max.y));
        const int last_row = std::min(buckets_.rows - 1, buckets_.row_of(box.min.y));
        const int first_column = std::max(0, buckets_.column_of(box.min.x));
        const int last_column = std::min(buckets_.columns - 1, buckets_.column_of(box.max.x));
        for (int row = first_row; row <= last_row; ++row) {
            for (int column = first_column; column <= last_column; ++column) {
                const geo::Vec2d center = buckets_.center(column, row);
                if (geo::distance_to_segment_m(center, wall.a, wall.b) <= reach_m) {
                    lists[buckets_.index(column, row)].push_back(wall);
                }
            }
        }
    }
    bucket_starts_.assign(1, 0);
    for (const std::vector<Wall>& list : lists) {
        bucket_walls_.insert(bucket_walls_.end(), list.begin(), list.end());
        bucket_starts_.push_back(static_cast<std::uint32_t>(bucket_walls_.size()));
    }
}

void Walkable::fill_mask() {
    const geo::GridFrame& frame = mask_.frame;
    const auto fill_row = [&](int row) {
        for (int column = 0; column < frame.columns; ++column) {
            const geo::Vec2d center = frame.center(column, row);
            if (!contains(center)) {
                continue;
            }
            double nearest_m = wall_reach_m();
            for (const Wall& wall : walls_near(center)) {
                nearest_m = std::min(nearest_m, geo::distance_to_segment_m(center, wall.a, wall.b));
            }
            mask_.at(column, row) = 1;
            clearance_m_.at(column, row) = static_cast<float>(nearest_m);
        }
    };
    geo::parallel_blocks(
        static_cast<std::size_t>(frame.rows), 16, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                fill_row(static_cast<int>(row));
            }
        });
}

} // namespace smiletwin::scenarios
