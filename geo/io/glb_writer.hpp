// City models as glTF 2.0 in one binary file (GLB), for drawing programs and browsers.
#pragma once

#include "geo/io/city_writer.hpp"

namespace smiletwin::geo {

/// A node for each object with its attributes as extras, y upwards. Numbers are small: the root
/// node says in its extras which place of which reference system is 0 0 0.
CityWriter glb_writer();

} // namespace smiletwin::geo
