// Which appearance theme a city shows. The others are kept beside it and can be exchanged for the
// one that is shown.
#pragma once

#include "geo/city/city.hpp"

#include <set>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// All that the city has, the shown ones among them; without those that have no name.
std::set<std::string> theme_names(const City& city);

/// Files that have the theme show it; what they showed before is kept. Polygons that the theme does
/// not dress are bare then, as it says. Files without the theme stay as they are.
void show_theme(City& city, std::string_view name);

} // namespace smiletwin::geo
