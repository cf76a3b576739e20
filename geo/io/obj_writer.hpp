// City models as Wavefront OBJ: triangles for other drawing programs, z upwards.
#pragma once

#include "geo/io/city_writer.hpp"

namespace smiletwin::geo {

CityWriter obj_writer();

} // namespace smiletwin::geo
