// City models as GeoPackage, for geographic information systems.
#pragma once

#include "geo/io/city_writer.hpp"

namespace smiletwin::geo {

/// Two layers: "objects" with a MultiPolygonZ of the finest level up to LoD3 and the attributes as
/// text, "surfaces" with a PolygonZ for each surface of all levels.
CityWriter gpkg_writer();

} // namespace smiletwin::geo
