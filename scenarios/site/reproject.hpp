// Data in another reference system, brought into the project's one. Heights pass through unchanged.
#pragma once

#include "geo/base/result.hpp"
#include "geo/city/city.hpp"
#include "geo/crs/crs.hpp"
#include "geo/terrain/terrain.hpp"
#include "geo/vector/layer.hpp"

namespace smiletwin::scenarios {

geo::Result<geo::City> reproject(const geo::City& city, const geo::Crs& from, const geo::Crs& to);
geo::Result<geo::VectorLayer>
reproject(const geo::VectorLayer& layer, const geo::Crs& from, const geo::Crs& to);

/// Rasters get north-up square cells of about their own size: heights bilinear, classes and
/// pictures by the nearest cell. Outside the source no data (transparent).
geo::Result<geo::HeightField>
reproject(const geo::HeightField& field, const geo::Crs& from, const geo::Crs& to);
geo::Result<geo::ClassRaster>
reproject(const geo::ClassRaster& raster, const geo::Crs& from, const geo::Crs& to);
geo::Result<geo::Imagery>
reproject(const geo::Imagery& imagery, const geo::Crs& from, const geo::Crs& to);

} // namespace smiletwin::scenarios
