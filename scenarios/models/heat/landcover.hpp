// Surface properties by land cover code, for runs on plain raster files.
#pragma once

#include "scenarios/measures/catalogue.hpp"

#include <vector>

namespace smiletwin::scenarios {

inline constexpr int landcover_building = 2;

/// Codes 0 cobble, 1 asphalt, 2 roof, 5 grass, 6 bare soil, 7 water, with the values of Lindberg et
/// al. 2016.
const std::vector<SurfaceMaterial>& landcover_materials();

/// Index of a code in landcover_materials(), -1 when unknown.
int landcover_index(int code);

} // namespace smiletwin::scenarios
