// Land cover as a layer: the classes in their colours.
#pragma once

#include "viewer/layers/data_layer.hpp"

namespace smiletwin::viewer {

/// Seen at first where no photograph lies on the ground, which it would hide.
void add_landcover_layer(const LayerMaterial& material, std::vector<DataLayer>& layers);

} // namespace smiletwin::viewer
