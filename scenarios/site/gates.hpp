// Gates from a layer of lines with the fields id, name, inflow_per_h, stay_share.
#pragma once

#include "geo/base/message.hpp"
#include "geo/vector/layer.hpp"
#include "scenarios/site/base_data.hpp"

#include <vector>

namespace smiletwin::scenarios {

/// Features that are no usable gate are named in `problems`.
std::vector<Gate>
gates_of_layer(const geo::VectorLayer& layer, std::vector<geo::Problem>& problems);

} // namespace smiletwin::scenarios
