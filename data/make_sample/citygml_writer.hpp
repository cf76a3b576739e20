// Writes buildings and what stands between them as German survey offices do: CityGML 2.0, LoD2,
// solids that refer to their boundary surfaces, AdV names and code lists.
#pragma once

#include "buildings.hpp"
#include "furniture.hpp"
#include "looks.hpp"

#include <string>
#include <vector>

namespace smiletwin::sample {

/// The whole document.
std::string citygml_text(
    const std::vector<Building>& buildings,
    const std::vector<Furniture>& furniture,
    const LookTable& looks);

} // namespace smiletwin::sample
