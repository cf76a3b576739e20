// What the options of `smilectl heat` mean: checked words, parameters, weather and its time span.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/base/time.hpp"
#include "geo/weather/weather.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/models/heat/heat.hpp"
#include "scenarios/models/heat/heat_rasters.hpp"

namespace smiletwin::scenarios {

/// Everything that can be refused without opening a file.
geo::Result<geo::Done> check_heat_usage(const Arguments& arguments);

geo::Result<HeatParams> heat_params(const Arguments& arguments);

HeatRasterPaths heat_raster_paths(const Arguments& arguments);

/// `clock_offset_h` is that of the clock of the place against UTC.
geo::Result<geo::Weather> read_heat_weather(const Arguments& arguments, double clock_offset_h);

struct TimeSpan {
    geo::UtcTime from;
    geo::UtcTime to;
};

/// As asked for, else that of the weather.
geo::Result<TimeSpan>
heat_span(const Arguments& arguments, const geo::Weather& weather, double clock_offset_h);

/// All that the result depends on besides the files, defaults included.
geo::Json
heat_parameters_json(const Arguments& arguments, const HeatParams& params, double clock_offset_h);

} // namespace smiletwin::scenarios
