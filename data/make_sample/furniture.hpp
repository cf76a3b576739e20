// What stands about in the quarter without being a building: the fountain, ships at the quay.
#pragma once

#include "solid.hpp"

#include <string>
#include <vector>

namespace smiletwin::sample {

/// A city object with plain surfaces.
struct Furniture {
    std::string name;
    bool ship = false; ///< generic object instead of city furniture
    std::vector<Face> faces;
};

std::vector<Furniture> make_furniture();

} // namespace smiletwin::sample
