// What a person sees of ground and walls within some 20 cells: the mean over 18 directions of the
// ground's emission and reflection, up to the first building (ground-view factors of Lindberg and
// Grimmond 2011, with wall influence). Independent of who looks; per cell of the frame.
#pragma once

#include "geo/raster/grid.hpp"
#include "scenarios/models/heat/sky_view.hpp"
#include "scenarios/models/heat/sun_shade.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

/// Whole view and its four halves, in the order of SkyView::Part.
using FiveGrids = std::array<geo::Grid<float>, SkyView::parts>;

struct GroundView {
    FiveGrids excess_w_m2; ///< emission above that of air temperature
    FiveGrids lit_albedo;  ///< albedo of what the sun lights
};

struct GroundScene {
    const geo::Grid<std::uint8_t>& building; ///< 1 ends the view
    const WallField& walls;
    double wall_albedo = 0.2;
};

/// Albedo of what is seen, lit or not; depends on surfaces alone.
FiveGrids view_albedo(const GroundScene& scene, const geo::Grid<float>& albedo);

/// `ground_excess_w_m2` and `lit_albedo` are the cells' own values, already reduced by shade;
/// `wall_excess_w_m2` is that of a lit wall.
GroundView view_ground(
    const GroundScene& scene,
    const geo::Grid<float>& ground_excess_w_m2,
    const geo::Grid<float>& lit_albedo,
    const geo::Grid<std::uint8_t>& wall_lit,
    double wall_excess_w_m2);

} // namespace smiletwin::scenarios
