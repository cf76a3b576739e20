// Where a hand that is nearly right means to put a thing: at corners, on edges and in line with
// them, as far from its neighbour as that from the next, on a grid. Plain plan geometry.
#pragma once

#include "geo/geometry/vec.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

struct SnapEdge {
    geo::Vec2d from_crs;
    geo::Vec2d to_crs;
};

struct SnapTargets {
    std::vector<SnapEdge> edges;    ///< of things, areas, walls
    std::vector<geo::Vec2d> things; ///< single ones, for equal spacing
};

enum class SnapKind : std::uint8_t { Corner, Spacing, Edge, InLine, Grid };

struct Snapped {
    geo::Vec2d place_crs;
    SnapKind kind = SnapKind::Grid;
    /// What it is in line with or spaced from; none at corners and on the grid.
    std::optional<SnapEdge> guide;
};

/// Within `reach_m` corners count first, then equal spacing, edges, lines along edges, and at last
/// the grid (0 = none), whose lines are whole multiples of its width. Nothing when nothing is near.
std::optional<Snapped>
snapped(geo::Vec2d place_crs, const SnapTargets& targets, double reach_m, double grid_m);

} // namespace smiletwin::viewer
