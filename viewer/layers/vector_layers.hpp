// Imported vector layers: one for each source that is neither trees nor gates.
#pragma once

#include "viewer/layers/data_layer.hpp"

namespace smiletwin::viewer {

void add_vector_layers(const LayerMaterial& material, std::vector<DataLayer>& layers);

} // namespace smiletwin::viewer
