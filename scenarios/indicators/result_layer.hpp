// One map by its name, computed when need be: what pictures and panels show.
#pragma once

#include "scenarios/kernel/run_service.hpp"

#include <string>

namespace smiletwin::scenarios {

/// "heat.utci" of the request's variant, or with ".difference" at its end: the variant's map minus
/// the baseline's.
geo::Result<ResultGrid> result_layer(
    const std::string& layer,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
