// The buildings of the quarter with what a land survey says about them.
#pragma once

#include "quarter.hpp"
#include "solid.hpp"

#include <string>
#include <utility>
#include <vector>

namespace smiletwin::sample {

/// One body of a building with its own roof shape.
struct Part {
    Solid solid;
    int roof_code = 3100; ///< AdV code list of roof shapes
};

struct Building {
    std::string name;     ///< "Rathaus"; empty for most
    std::string function; ///< AdV code, "31001_1010"
    std::string street;
    int house_number = 0;            ///< 0 = no address
    int storeys = 0;                 ///< 0 = not stated
    int built_year = 0;              ///< 0 = not stated
    std::vector<Part> parts;         ///< one: the building itself; several: building parts
    std::vector<Face> installations; ///< chimneys and the like, not part of a solid
};

/// All houses along the streets and in the yards.
std::vector<Building> make_houses(const Quarter& quarter);
/// Church, town hall, gate and warehouses.
std::vector<Building> make_landmarks(const Quarter& quarter);

/// Ground plan of all parts, for rasters and for trees that must not stand in a house.
std::vector<geo::Ring2d> footprints(const std::vector<Building>& buildings);

} // namespace smiletwin::sample
