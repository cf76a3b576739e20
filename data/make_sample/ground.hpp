// Rasters of the ground: heights, land cover, the drawn picture.
#pragma once

#include "geo/terrain/terrain.hpp"
#include "quarter.hpp"

#include <vector>

namespace smiletwin::sample {

/// Terrain without buildings, 1 m, rounded to centimetres.
geo::HeightField terrain_raster(const geo::Crs& crs);

/// Classes as the heat models read them: 0 cobble, 1 paved, 2 building, 5 grass, 6 soil, 7 water.
geo::ClassRaster landcover_raster(
    const Quarter& quarter, const std::vector<geo::Ring2d>& footprints, const geo::Crs& crs);

/// Picture of the ground seen from above, 0.5 m a pixel, no shadows.
geo::Imagery ground_picture(
    const Quarter& quarter, const std::vector<geo::Ring2d>& footprints, const geo::Crs& crs);

} // namespace smiletwin::sample
