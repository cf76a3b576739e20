// Rasters in the list of formats: GeoTIFF and ESRI ASCII heights, land cover, orthophotos (GeoTIFF,
// or PNG and JPEG with a world file).
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format geotiff_format();
Format ascii_grid_format();
Format world_picture_format();

} // namespace smiletwin::geo
