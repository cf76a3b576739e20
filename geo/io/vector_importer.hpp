// Vector layers in the list of formats.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format geojson_format();
Format geopackage_format();
Format shapefile_format();
Format csv_format();

} // namespace smiletwin::geo
