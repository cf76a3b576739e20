// A canopy raster as a layer: classes of height above ground.
#pragma once

#include "viewer/layers/data_layer.hpp"

namespace smiletwin::viewer {

/// Off at first: without a cadastre the scene shows the same crowns as trees.
void add_canopy_layer(const LayerMaterial& material, std::vector<DataLayer>& layers);

} // namespace smiletwin::viewer
