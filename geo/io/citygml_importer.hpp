// CityGML 1.0 and 2.0 (and the 1.1 draft): all objects with polygons in LoD 0 to 4, semantics,
// attributes, textures of one theme. Streams; one file per call, any thread.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format citygml_format();

} // namespace smiletwin::geo
