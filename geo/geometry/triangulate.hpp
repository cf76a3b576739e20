// Triangles of plane polygons with holes in space, by clipping ears in the polygon's own plane.
// Frame and units are the caller's; metres are assumed for the straightness tolerance. One
// Triangulator per thread: it keeps its working memory from polygon to polygon.
#pragma once

#include "geo/geometry/edge_rows.hpp"
#include "geo/geometry/point_grid.hpp"
#include "geo/geometry/vec.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace smiletwin::geo {

/// Twice the area times the unit normal (Newell). The zero vector for a ring without area.
Vec3d newell_normal(std::span<const Vec3d> ring);

class Triangulator {
public:
    struct Outcome {
        double area_m2 = 0.0;  ///< outer ring minus holes, in the plane of the outer ring
        bool exact = true;     ///< the triangles cover just that; false for crossing rings
        bool given_up = false; ///< more work than a polygon is worth; without any triangle
    };

    /// `ring_starts`: first position of each ring and one past the last; rings are open, the first
    /// is the outer one, either sense of rotation. Appends three indices of `positions` per
    /// triangle; they turn as the outer ring does. Vertices on a straight line (within 0.1 mm) get
    /// no triangle of their own. Rings known to meet neither themselves nor each other are quicker.
    /// Many corners and holes are looked up by place; where that does not help (spirals, crossing
    /// rings, many thousand holes in one line), a polygon that takes about a second is given up.
    Outcome operator()(
        std::span<const Vec3d> positions,
        std::span<const std::uint32_t> ring_starts,
        std::vector<std::uint32_t>& triangles,
        bool simple = false);

private:
    struct Node {
        Vec2d at;
        std::uint32_t position = 0;
        std::uint32_t previous = 0;
        std::uint32_t next = 0;
    };
    struct Plane {
        Vec3d origin;
        int dropped_axis = 2;
        bool mirrored = false;
        double area_factor = 1.0; ///< area in space per projected area
    };

    [[nodiscard]] Vec2d project(Vec3d point) const;
    std::uint32_t
    add_loop(std::span<const Vec3d> positions, std::uint32_t begin, std::uint32_t end, bool hole);
    [[nodiscard]] bool is_worth_it() const { return visited_ <= most_visited_; }
    void join_holes(std::uint32_t outer, std::vector<std::uint32_t>& holes);
    [[nodiscard]] std::uint32_t find_bridge(std::uint32_t outer, Vec2d from);
    void splice(std::uint32_t outer_node, std::uint32_t hole_node);
    [[nodiscard]] double turn(std::uint32_t node) const;
    [[nodiscard]] bool is_straight(std::uint32_t node) const;
    [[nodiscard]] bool is_inside_angle(std::uint32_t node, Vec2d point) const;
    [[nodiscard]] bool is_ear(std::uint32_t node);
    [[nodiscard]] bool is_ear_of_simple_ring(std::uint32_t node);
    void collect_reflex(std::uint32_t start);
    void lay_grid(std::uint32_t start);
    /// Not yet removed.
    [[nodiscard]] bool remains(std::uint32_t node) const {
        return nodes_[nodes_[node].previous].next == node;
    }
    /// An edge of the node runs into the angle between two points as seen from it.
    [[nodiscard]] bool enters(std::uint32_t node, Vec2d before, Vec2d after) const;
    void remove(std::uint32_t node);
    std::uint32_t drop_straight(std::uint32_t start, std::size_t& count);
    bool splice_at_touch(std::uint32_t outer, std::uint32_t hole);
    bool splice_at_corner(std::uint32_t outer_node, std::uint32_t hole);
    void join_many_holes(std::uint32_t outer, const std::vector<std::uint32_t>& holes);
    void lay_places(std::uint32_t outer, const std::vector<std::uint32_t>& holes);
    void take_into_places(std::uint32_t loop);
    void add_upward_edge(std::uint32_t from, std::uint32_t to);
    void splice_places(std::uint32_t outer_node, std::uint32_t hole_node);
    [[nodiscard]] std::optional<std::uint32_t> seeing(std::uint32_t node, Vec2d point);
    bool splice_at_same_place(std::uint32_t hole);
    [[nodiscard]] std::uint32_t find_bridge_by_place(std::uint32_t outer, Vec2d from);
    bool clip(std::uint32_t start, std::size_t count, std::vector<std::uint32_t>& triangles);
    double emit(std::uint32_t node, std::vector<std::uint32_t>& triangles);

    std::vector<Node> nodes_;
    std::vector<std::uint32_t> holes_;
    std::vector<std::uint32_t> reflex_; ///< of a simple ring: no others can stand in an ear
    std::vector<PointGrid::Point> grid_points_;
    PointGrid grid_; ///< of many corners
    EdgeRows rows_;  ///< of the loops joined so far, where there are many holes
    std::vector<std::uint8_t> is_joined_;
    std::vector<std::uint32_t> same_place_; ///< the next node at the same place, in a circle
    bool many_ = false;                     ///< the polygon at hand has them
    bool simple_ = false;                   ///< one ring that does not meet itself
    Plane plane_;
    double clipped_area_ = 0.0; ///< projected, doubled
    std::uint64_t visited_ = 0; ///< corners, of the polygon at hand
    std::uint64_t most_visited_ = 0;
};

} // namespace smiletwin::geo
