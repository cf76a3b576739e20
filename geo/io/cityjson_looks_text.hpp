// Materials and textures as text of CityJSON. Private to the CityJSON writers. Source: CityJSON
// 2.0.1, chapter 6.
#pragma once

#include "geo/city/city.hpp"

#include <string>

namespace smiletwin::geo {

/// With the members that the model states, and those whose values are unusual.
std::string cityjson_material(const Appearance& look, const std::string& name);
std::string cityjson_texture(const Appearance& look, const std::string& image_name);

} // namespace smiletwin::geo
