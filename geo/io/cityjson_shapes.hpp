// The geometry objects of CityJSON that polygons of one object and level make: surfaces alone, and
// solids. Private to the CityJSON writer. Source: CityJSON 2.0.1, chapter 3.
#pragma once

#include "geo/city/city_solids.hpp"
#include "geo/io/city_writer.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct CityJsonShape {
    std::string_view type;         ///< "MultiSurface", "Solid", ...
    int depth = 1;                 ///< of arrays above the polygons
    std::vector<CitySolid> solids; ///< surfaces are a shell of one

    /// In the order in which they are written.
    [[nodiscard]] std::vector<CityFace> faces() const;
};

/// What an object has of one level of detail.
struct CityJsonLevel {
    std::vector<std::uint32_t> polygons;
    std::vector<SharedFace> shared;
    std::vector<SolidGroup> groups;
    std::vector<SurfaceGroup> surface_groups;
};

/// What decides between shapes that say nearly the same.
struct CityJsonShapeRules {
    std::string_view object_type; ///< that of CityJSON
    bool keeps_apart = false;     ///< the model is one of CityJSON: solids of no group are alone
};

/// Counts solids that it has no place for.
std::vector<CityJsonShape> cityjson_shapes(
    const City& city,
    const CityJsonShapeRules& rules,
    const CityJsonLevel& level,
    WriteReport& report);

/// Arrays of what `leaf` says of each face, nested as the boundaries are.
std::string
arranged(const CityJsonShape& shape, const std::function<std::string(const CityFace&)>& leaf);

} // namespace smiletwin::geo
