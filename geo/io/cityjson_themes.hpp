// Which theme of a CityJSON file is shown; the others are kept. Private to the CityJSON reader.
#pragma once

#include "geo/io/cityjson_objects.hpp"
#include "geo/io/raw_city.hpp"

#include <vector>

namespace smiletwin::geo {

/// The default theme of the textures is shown, else the first that has any, else the default theme
/// of the materials, else the first. What it does not dress shows its material of the default
/// theme, else of the first that dresses it. Takes the themes out of the parts.
void lay_cityjson_themes(std::vector<CityJsonPart>& parts, LaidAppearances& laid);

} // namespace smiletwin::geo
