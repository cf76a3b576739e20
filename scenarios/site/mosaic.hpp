// Several rasters of one kind as one: tiles of a terrain model side by side.
#pragma once

#include "geo/terrain/terrain.hpp"

#include <memory>
#include <vector>

namespace smiletwin::scenarios {

/// One frame over all with the finest cell size; where tiles overlap the first one that knows a
/// value counts. Null for an empty list.
std::shared_ptr<const geo::HeightField>
mosaic(const std::vector<std::shared_ptr<const geo::HeightField>>& fields);
std::shared_ptr<const geo::ClassRaster>
mosaic(const std::vector<std::shared_ptr<const geo::ClassRaster>>& rasters);

} // namespace smiletwin::scenarios
