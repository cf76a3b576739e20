// Single trees out of a raster of canopy heights: good enough to be looked at, not to be counted.
// Climate models use the raster itself.
#pragma once

#include "geo/city/tree.hpp"
#include "geo/raster/grid.hpp"

#include <vector>

namespace smiletwin::geo {

/// One tree at each local maximum above `least_height_m`; the reach in which a maximum must be the
/// highest grows with its height (a tenth, at least 1.5 m: tops of one crown are not two trees).
/// The crown reaches out to where the canopy falls below half the height. Heights above ground; NaN
/// and 0 = no canopy. Ids are "canopy" and the number of the cell.
std::vector<Tree> trees_from_canopy(const Grid<float>& canopy_m, double least_height_m = 2.5);

} // namespace smiletwin::geo
