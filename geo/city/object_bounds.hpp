// Where an object of a city is.
#pragma once

#include "geo/city/city.hpp"

namespace smiletwin::geo {

/// Box of an object and of all below it: the parts of a building hold its polygons.
Box3d bounds_with_parts(const City& city, std::uint32_t object);

} // namespace smiletwin::geo
