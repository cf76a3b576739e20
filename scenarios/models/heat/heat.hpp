// Heat in the open: where the sun reaches, what a person receives there, and how warm it feels.
// First the geometry of a place, independent of weather and kept between hours; then the hours.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/weather/weather.hpp"
#include "scenarios/models/heat/ground_view.hpp"
#include "scenarios/models/heat/heat_inputs.hpp"
#include "scenarios/models/heat/heat_params.hpp"
#include "scenarios/models/heat/ray_field.hpp"
#include "scenarios/models/heat/sky_state.hpp"
#include "scenarios/models/heat/sky_view.hpp"
#include "scenarios/models/heat/sun_shade.hpp"

#include <functional>
#include <vector>

namespace smiletwin::scenarios {

struct HeatGeometry {
    RayField rays;
    SkyGeometry sky;
    WallField walls;
    geo::Grid<float> albedo;
    geo::Grid<float> emissivity;
    FiveGrids view_albedo;
};

geo::Result<HeatGeometry>
heat_geometry(const HeatInputs& inputs, const HeatParams& params, geo::RunContext& context);

/// As heat_geometry(inputs, ...), bit for bit, when `previous` was made of inputs that differ only
/// inside `changed` (CRS).
geo::Result<HeatGeometry> update_geometry(
    const HeatGeometry& previous,
    const geo::Box2d& changed,
    const HeatInputs& inputs,
    const HeatParams& params,
    geo::RunContext& context);

/// One weather row's maps. NaN on buildings and where the surface is unknown.
struct HeatHour {
    SkyState sky;
    geo::Grid<float> beam;      ///< share of the direct beam that arrives; night: 0
    geo::Grid<float> surface_C; ///< ground temperature
    geo::Grid<float> tmrt_C;    ///< mean radiant temperature
    geo::Grid<float> utci_C;
    bool utci_in_range = true; ///< weather within what the UTCI polynomial was fitted to
};

/// Rows whose stamp (end) lies in [from, to]; for a moment between stamps the row around it.
std::vector<geo::WeatherRow>
rows_in_span(const geo::Weather& weather, geo::UtcTime from, geo::UtcTime to);

/// Computes the rows of the span in order and hands over each hour. The ground's memory of the
/// hours before starts with the first row; water has the mean air temperature of the last 24 hours.
geo::Result<geo::Done> run_heat(
    const HeatInputs& inputs,
    const HeatGeometry& geometry,
    const geo::Weather& weather,
    geo::UtcTime from,
    geo::UtcTime to,
    const HeatParams& params,
    geo::RunContext& context,
    const std::function<void(HeatHour&&)>& take);

} // namespace smiletwin::scenarios
