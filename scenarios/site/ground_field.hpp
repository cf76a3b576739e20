// The ground of a Site: terrain, else a surface through the buildings' ground levels, else level 0.
#pragma once

#include "geo/city/city.hpp"
#include "geo/raster/grid.hpp"
#include "geo/terrain/terrain.hpp"
#include "scenarios/site/site.hpp"

#include <vector>

namespace smiletwin::scenarios {

/// Plan position and height of one building's foot.
struct GroundPoint {
    geo::Vec2d place_crs;
    double height_m = 0.0;
};

/// One point per building object: middle of its box, lowest height.
std::vector<GroundPoint> ground_points(const geo::City& city, const geo::Box2d& within);

struct GroundField {
    geo::Grid<float> height_m; ///< no NaN
    FieldSource source;
};

/// Gaps of the terrain take the nearest known height. `city` and `terrain` may be null.
GroundField
ground_field(const geo::GridFrame& frame, const geo::HeightField* terrain, const geo::City* city);

/// Each NaN cell takes the value of a nearest known cell (8 neighbours, step by step). Returns
/// false when nothing is known at all.
bool fill_gaps(geo::Grid<float>& grid);

} // namespace smiletwin::scenarios
