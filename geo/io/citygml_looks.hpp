// Lays appearances on the polygons of a file, each theme by itself. Private to the CityGML reader.
#pragma once

#include "geo/io/import_report.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/raw_city.hpp"

namespace smiletwin::geo {

/// The theme with most textured polygons (the first of equals) is the one shown. Texture
/// coordinates that follow from positions are computed from those written: call it before the
/// reference system is settled.
LaidAppearances lay_appearances(RawFile& file, const DataFolder& data, ImportReport& report);

} // namespace smiletwin::geo
