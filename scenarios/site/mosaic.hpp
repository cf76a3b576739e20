// Several rasters of one kind as one: tiles of a terrain model side by side.
#pragma once

#include "geo/terrain/terrain.hpp"

#include <memory>
#include <vector>

namespace smiletwin::scenarios {

/// One frame over all, on the cell borders of the finest one. Where that would be more cells than
/// fit into memory, only the surroundings of `home`, as far as they fit.
geo::GridFrame joined_frame(const std::vector<geo::GridFrame>& frames, const geo::Box2d& home);

/// All on their joined frame; where tiles overlap the first one that knows a value counts. Null for
/// an empty list.
std::shared_ptr<const geo::HeightField>
mosaic(const std::vector<std::shared_ptr<const geo::HeightField>>& fields, const geo::Box2d& home);
std::shared_ptr<const geo::ClassRaster>
mosaic(const std::vector<std::shared_ptr<const geo::ClassRaster>>& rasters, const geo::Box2d& home);

} // namespace smiletwin::scenarios
