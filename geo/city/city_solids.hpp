// The solids of an object: a city numbers them polygon by polygon, writers want them whole.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

struct CitySolid {
    /// Polygons, as indices in City::polygons; the outer shell is the first.
    std::vector<std::vector<std::uint32_t>> shells;
};

struct CityBodies {
    std::vector<std::uint32_t> surfaces; ///< polygons that bound no solid
    std::vector<CitySolid> solids;       ///< by number
};

/// Of polygons of one object and level.
CityBodies bodies_of(const City& city, std::span<const std::uint32_t> polygons);

} // namespace smiletwin::geo
