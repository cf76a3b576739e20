// Rasters in the list of formats: GeoTIFF and ESRI ASCII heights, land cover, orthophotos (GeoTIFF,
// JPEG 2000, or PNG and JPEG with a world file).
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format geotiff_format();
Format jpeg2000_format();
Format ascii_grid_format();
Format world_picture_format();

} // namespace smiletwin::geo
