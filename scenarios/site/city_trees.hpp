// Trees of a city model (SolitaryVegetationObject) as the one kind of tree all models read.
#pragma once

#include "geo/city/city.hpp"
#include "geo/city/tree.hpp"

#include <vector>

namespace smiletwin::scenarios {

/// Height and crown from the attributes, else from the drawn body; objects without a place are left
/// out.
std::vector<geo::Tree> trees_of_city(const geo::City& city);

} // namespace smiletwin::scenarios
