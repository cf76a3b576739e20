// Roads, meadows and water that a city model brings itself, and the assumed ground below them.
#pragma once

#include "geo/city/city.hpp"
#include "geo/raster/grid.hpp"

#include <string_view>

namespace smiletwin::viewer {

/// Objects that are ground themselves, by their names in CityGML and CityJSON.
bool is_own_ground(std::string_view type);

/// An assumed ground must not hide what the model has of its own: there it lies below, on finer
/// cells. The same grid where the model has none.
geo::Grid<float> below_own_ground(geo::Grid<float> ground, const geo::City& city);

} // namespace smiletwin::viewer
