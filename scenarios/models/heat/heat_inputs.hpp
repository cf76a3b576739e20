// What the heat model reads of a place, as plain grids of one frame: made from a Site or from
// raster files. Heights in metres.
#pragma once

#include "geo/base/result.hpp"
#include "geo/crs/crs.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

struct HeatInputs {
    geo::Grid<float> surface_m;       ///< ground or roof above the datum; NaN = unknown
    geo::Grid<float> ground_m;        ///< ground above the datum: crowns stand on it
    geo::Grid<float> crown_top_m;     ///< above ground, 0 = no crown
    geo::Grid<float> crown_base_m;    ///< above ground
    geo::Grid<std::uint8_t> building; ///< 1 = building: no result there
    geo::Grid<std::uint8_t> material; ///< index in `materials`
    std::vector<SurfaceMaterial> materials;
    geo::GeographicPosition position; ///< of the middle
    /// Clock of the place minus UTC: the hour of the surface maximum is a clock hour.
    double clock_offset_h = 1.0;
};

/// All grids on one frame with at least one cell, material indices known, latitude and longitude
/// within their ranges.
geo::Result<geo::Done> check_inputs(const HeatInputs& inputs);

} // namespace smiletwin::scenarios
