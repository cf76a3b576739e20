// City models as CityGML 2.0 (OGC 12-019) and 3.0 (OGC 20-010, 21-006r2).
#pragma once

#include "geo/io/city_writer.hpp"

namespace smiletwin::geo {

CityWriter citygml_writer();

} // namespace smiletwin::geo
