// Materials of the ground: land cover classes, else assumed asphalt.
#pragma once

#include "geo/raster/grid.hpp"
#include "geo/terrain/terrain.hpp"
#include "scenarios/site/site.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

struct SurfaceField {
    geo::Grid<std::uint8_t> material; ///< index in the materials
    FieldSource source;
};

/// `landcover` may be null. Classes without a material of that code count as assumed asphalt.
SurfaceField surface_field(
    const geo::GridFrame& frame,
    const geo::ClassRaster* landcover,
    const std::vector<SurfaceMaterial>& materials);

/// Index of the material, or that of asphalt, or 0.
std::uint8_t material_index(const std::vector<SurfaceMaterial>& materials, std::string_view name);

} // namespace smiletwin::scenarios
