// The boundary surfaces of an object: a city knows the kind of each polygon, CityGML wants surfaces
// made of polygons, and windows and doors as openings of the surface they are in. Private to the
// CityGML writer.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

struct GmlOpening {
    SurfaceKind kind = SurfaceKind::Window;
    std::int32_t surface = -1; ///< index in City::surfaces, if it was one
    std::vector<std::uint32_t> polygons;
};

struct GmlBoundary {
    SurfaceKind kind = SurfaceKind::Wall;
    std::int32_t surface = -1;           ///< index in City::surfaces, if it was one
    std::vector<std::uint32_t> polygons; ///< none where a model has openings but no walls
    std::vector<GmlOpening> openings;
};

/// Of polygons of one object and level, each of which has a kind. Polygons of one surface of the
/// city stay one; of others, neighbours in the list that have the same kind and plane are one, as a
/// triangulated roof is. An opening belongs to the surface that its own says, else to the one whose
/// plane and box it is nearest to.
std::vector<GmlBoundary> boundaries_of(const City& city, std::span<const std::uint32_t> polygons);

} // namespace smiletwin::geo
