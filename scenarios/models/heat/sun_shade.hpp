// Shade of the sun at one moment, and which walls it lights.
#pragma once

#include "geo/raster/grid.hpp"
#include "scenarios/models/heat/ray_field.hpp"

#include <cstdint>

namespace smiletwin::scenarios {

struct SunShade {
    /// Share of the direct beam that arrives: 1 sun, 0 shade of a building or the ground, the
    /// crowns' transmissivity below a crown.
    geo::Grid<float> beam;
    /// How high the shade of buildings and ground reaches above the cell's surface.
    geo::Grid<float> shade_height_m;
};

/// `elevation_deg` > 0.
SunShade
cast_shade(const RayField& field, double azimuth_deg, double elevation_deg, double transmissivity);

/// Places next to a wall: free cells that are lower than a neighbour by at least `least_wall_m`.
struct WallField {
    geo::Grid<float> height_m; ///< 0 = no wall
    /// Direction the wall faces, east and north part, length 1; (0, 0) between opposite walls.
    geo::Grid<float> facing_east;
    geo::Grid<float> facing_north;
};
WallField find_walls(const geo::Grid<float>& surface_m, double least_wall_m);

/// 1 where the sun lights at least the upper part of the wall at that cell.
geo::Grid<std::uint8_t>
lit_walls(const WallField& walls, const SunShade& shade, double sun_azimuth_deg);

} // namespace smiletwin::scenarios
