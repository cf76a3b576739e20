// The ground people may walk on: polygons minus obstacles, as walls to keep off and as a mask of
// cells. Metres of any plane frame. Immutable after construction; any thread may ask.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "geo/raster/grid.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace smiletwin::scenarios {

struct Wall {
    geo::Vec2d a;
    geo::Vec2d b;
};

class Walkable {
public:
    /// `cell_m` is the width of the cells of masks and arrival-time fields. With a `periodic` shift
    /// the edges at both ends of the period are no walls.
    Walkable(
        std::vector<geo::Polygon2d> free,
        std::vector<geo::Polygon2d> obstacles,
        double cell_m,
        geo::Vec2d periodic = {});

    [[nodiscard]] bool contains(geo::Vec2d point) const;
    [[nodiscard]] const geo::GridFrame& frame() const { return mask_.frame; }
    /// 1 where the centre of the cell is walkable.
    [[nodiscard]] const geo::Grid<std::uint8_t>& mask() const { return mask_; }
    /// Distance of each walkable cell's centre to the nearest wall, capped at wall_reach_m().
    [[nodiscard]] const geo::Grid<float>& clearance_m() const { return clearance_m_; }
    /// All walls within wall_reach_m() of a point (and some beyond).
    [[nodiscard]] std::span<const Wall> walls_near(geo::Vec2d point) const;
    [[nodiscard]] const std::vector<geo::Polygon2d>& free() const { return free_; }
    [[nodiscard]] const std::vector<geo::Polygon2d>& obstacles() const { return obstacles_; }
    /// Farther walls do not matter to anybody.
    static constexpr double wall_reach_m() { return 1.0; }

private:
    void collect_walls(geo::Vec2d periodic);
    void fill_mask();

    std::vector<geo::Polygon2d> free_;
    std::vector<geo::Polygon2d> obstacles_;
    std::vector<geo::Box2d> free_boxes_;
    std::vector<geo::Box2d> obstacle_boxes_;
    geo::Grid<std::uint8_t> mask_;
    geo::Grid<float> clearance_m_;
    /// Walls by bucket: walls of bucket i lie at [starts[i], starts[i + 1]).
    geo::GridFrame buckets_;
    std::vector<std::uint32_t> bucket_starts_;
    std::vector<Wall> bucket_walls_;
};

} // namespace smiletwin::scenarios
