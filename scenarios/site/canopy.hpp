// Tree crowns, and what else shades from above, as cells.
#pragma once

#include "geo/city/tree.hpp"
#include "geo/raster/grid.hpp"
#include "geo/terrain/terrain.hpp"
#include "scenarios/site/site.hpp"

#include <vector>

namespace smiletwin::scenarios {

struct CanopyFields {
    geo::Grid<float>& top_m;  ///< above ground, 0 = none
    geo::Grid<float>& base_m; ///< above ground
};

/// The crown is an ellipsoid between crown base and top; cells whose centre lies under it.
/// Overlapping crowns: highest top, lowest base; the order of trees does not matter.
void add_crown(const CanopyFields& canopy, const geo::Tree& tree);

/// A raster of canopy heights above ground; the trunk space is a quarter of the height (Lindberg
/// and Grimmond 2011).
void add_canopy_raster(const CanopyFields& canopy, const geo::HeightField& raster);

/// The same for one cell of something that shades from `base_m` to `top_m` above the ground.
void add_cover(const CanopyFields& canopy, int column, int row, double top_m, double base_m);

/// Mean over the plan areas of crowns and covers; the standard where there are none.
double
mean_transmissivity(const std::vector<geo::Tree>& trees, const std::vector<SiteCover>& covers = {});

} // namespace smiletwin::scenarios
