// One kind of tree for all sources: cadastre, CityGML vegetation, canopy raster, planned measure.
#pragma once

#include "geo/geometry/vec.hpp"

#include <string>

namespace smiletwin::geo {

struct Tree {
    std::string id;
    Vec2d foot_crs;
    double height_m = 10.0; ///< ground to top
    double crown_diameter_m = 6.0;
    double crown_base_m = 2.5;    ///< ground to lower edge of the crown
    double transmissivity = 0.03; ///< share of shortwave that passes the leafed crown, 0..1
    std::string species;          ///< botanical name, may be empty
    int planted_year = 0;         ///< 0 = unknown
    bool has_own_shape = false;   ///< a city model shows it in a shape of its own
    friend bool operator==(const Tree&, const Tree&) = default;
};

} // namespace smiletwin::geo
