// Which polygons of an object go to which level of detail, as boundary surface or without meaning:
// CityGML has whole levels only, and few types have all of them. Private to the CityGML writer.
#pragma once

#include "geo/city/city_solids.hpp"
#include "geo/io/city_index.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/citygml_schema.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace smiletwin::geo {

inline constexpr std::size_t gml_level_count = 5;

struct GmlLevels {
    using Polygons = std::array<std::vector<std::uint32_t>, gml_level_count>;
    Polygons plain;
    Polygons of_surfaces;
    std::array<std::vector<SharedFace>, gml_level_count> shared; ///< of solids
    std::array<bool, gml_level_count> is_composite{};            ///< the solids are one body
};

/// What the geometry slots of a feature hold at one level.
struct GmlPlaces {
    bool has_solids = false; ///< one that takes solids
    bool has_surfaces = false;
};
GmlPlaces places_at(const GmlFeature& feature, std::size_t level);

/// The polygons of a level that one of its geometry slots takes. A level without a place for
/// solids has their polygons among its surfaces; one without a place for surfaces makes a solid of
/// them.
CityBodies bodies_in(
    const City& city, const GmlFeature& feature, const GmlSlot& slot, const GmlLevels& levels);

/// Of the polygons of an object. Of a whole level the finest is written (2.2 rather than 2.0). A
/// level that the feature has no place for takes the nearest free one. Counts what is written under
/// another level ("lod"), without its meaning ("surface_type"), or not at all ("polygon").
GmlLevels levels_of(
    const City& city,
    const CityGmlSchema& schema,
    const GmlFeature& feature,
    const CityIndex& index,
    std::uint32_t object,
    WriteReport& report);

/// True when a surface slot of the feature takes polygons of that kind at a level.
bool takes(
    const CityGmlSchema& schema,
    const GmlFeature& feature,
    const GmlSlot& slot,
    SurfaceKind kind,
    std::size_t level);

} // namespace smiletwin::geo
