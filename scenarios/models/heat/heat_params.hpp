// Parameters of the heat model with their defaults and ranges. Defaults: Lindberg et al. 2008 and
// 2016, as the SOLWEIG family uses them.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <vector>

namespace smiletwin::scenarios {

struct HeatParams {
    double transmissivity_leaf_on = 0.03; ///< shortwave through a crown, 0..1
    double transmissivity_leaf_off = 0.5;
    int leaf_on_day = 97; ///< first and last day of the year with leaves
    int leaf_off_day = 300;
    double wall_albedo = 0.2;
    double wall_emissivity = 0.9;
    double wall_ts_slope = 0.37; ///< as SurfaceMaterial
    double wall_ts_start_K = -3.41;
    double wall_ts_max_hour = 15.0;
    double least_wall_m = 1.0; ///< lower steps of the surface are no walls
    double absorption_shortwave = 0.7;
    double absorption_longwave = 0.95;
    /// Standing person as box and cylinder: shares of each side, top or bottom, and of the direct
    /// beam on the cylinder.
    double share_side = 0.22;
    double share_up = 0.06;
    double share_cylinder = 0.28;
    /// Counts half skies, rounds temperatures and treats water as the reference program does.
    bool compat_solweig = false;

    [[nodiscard]] double transmissivity(int day_of_year) const {
        const bool leafed = day_of_year >= leaf_on_day && day_of_year <= leaf_off_day;
        return leafed ? transmissivity_leaf_on : transmissivity_leaf_off;
    }
};

/// The parameters a person may change, for command line and panels.
const std::vector<ParameterSpec>& heat_parameter_specs();

/// Names value and interval of the first one out of range.
geo::Result<geo::Done> validate(const HeatParams& params);

/// Values of the JSON object over the defaults; unknown names and values out of range are Problems.
geo::Result<HeatParams> heat_params_from(const geo::Json& values);
geo::Json to_json(const HeatParams& params);

} // namespace smiletwin::scenarios
