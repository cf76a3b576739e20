// The extent that CityJSON may state of an object (CityJSON 2.0.1, chapter 2.1): kept as it is
// written, and written again where it still fits. Private to the readers and writers of cities.
#pragma once

#include "geo/geometry/vec.hpp"

#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Name of the attribute that has it, as JSON.
inline constexpr std::string_view extent_member = "\x1FgeographicalExtent";

/// The extent to write of an object with these bounds, its parts included, of a city: the stated
/// one unless the object has been moved since. Empty for none.
std::string cityjson_extent(const std::string& stated, const Box3d& object, const Box3d& city);

} // namespace smiletwin::geo
