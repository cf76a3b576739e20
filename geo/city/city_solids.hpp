// The solids of an object: a city numbers them polygon by polygon, writers want them whole.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

struct CityFace {
    std::uint32_t polygon = 0; ///< index in City::polygons
    bool is_shared = false;    ///< the polygon is of something else, too, or turned round
    bool is_reversed = false;
};

struct CitySolid {
    std::vector<std::vector<CityFace>> shells; ///< the outer one is the first
    std::uint8_t number = 0;                   ///< as in CityPolygon
};

struct CityBodies {
    std::vector<std::uint32_t> surfaces; ///< polygons that bound no solid
    std::vector<CitySolid> solids;       ///< by number
    bool is_composite = false;           ///< the solids are one body
};

/// Of polygons of one object and level, and what its solids share with others.
CityBodies bodies_of(
    const City& city,
    std::span<const std::uint32_t> polygons,
    std::span<const SharedFace> shared = {});

/// Polygons as the one shell of a solid.
CitySolid solid_of(std::span<const std::uint32_t> polygons);

} // namespace smiletwin::geo
