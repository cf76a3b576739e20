// What a standing person receives at every cell: short and long waves from above, below and four
// sides, summed to the mean radiant temperature (six directions and cylinder, Lindberg et al. 2008;
// Lindberg and Grimmond 2011; isotropic sky).
#pragma once

#include "geo/raster/grid.hpp"
#include "scenarios/models/heat/ground_view.hpp"
#include "scenarios/models/heat/heat_params.hpp"
#include "scenarios/models/heat/sky_state.hpp"
#include "scenarios/models/heat/sky_view.hpp"

namespace smiletwin::scenarios {

/// Emission and reflection of the surroundings, one hour.
struct Surroundings {
    FiveGrids emission_w_m2; ///< upward longwave: whole view and four halves
    FiveGrids lit_albedo;
    const FiveGrids& albedo;
};

/// Share of the walls around that lies in shade, by how much sky is seen (0..1) and the sun's
/// zenith angle: cylindric wedge of Lindberg et al. 2008.
double shaded_wall_share(double sky_share, double zenith_rad);

/// Mean radiant temperature, deg C, for rows [row_begin, row_end) of `tmrt_C`; NaN where the inputs
/// are NaN.
void mean_radiant(
    const SkyView& view,
    const geo::Grid<float>& beam,
    const Surroundings& surroundings,
    const SkyState& sky,
    const HeatParams& params,
    geo::Grid<float>& tmrt_C);

} // namespace smiletwin::scenarios
