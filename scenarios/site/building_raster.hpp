// Buildings as cells: roof height and mask, from the drawn level of detail (the highest up to 2).
#pragma once

#include "geo/city/city.hpp"
#include "geo/raster/grid.hpp"
#include "geo/terrain/terrain.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Building, BuildingPart, BuildingInstallation, bridges and other constructions that stand on the
/// ground and throw shadow.
bool is_building(const geo::CityObject& object);

struct BuildingRaster {
    geo::Grid<float> roof_m;          ///< highest roof above the datum; NaN = no building
    geo::Grid<std::uint8_t> building; ///< 1 = building
};

BuildingRaster building_raster(const geo::City& city, const geo::GridFrame& frame);

/// Ids of top-level buildings whose foot lies more than 1 m above or below the lowest terrain at
/// their ground polygon (AdV: the foot is the lowest intersection with the terrain).
std::vector<std::string> floating_buildings(
    const geo::City& city, const geo::HeightField& terrain, const geo::Box2d& within);

} // namespace smiletwin::scenarios
