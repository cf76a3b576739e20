// One map by its name, computed when need be: what pictures and panels show.
#pragma once

#include "scenarios/kernel/run_service.hpp"

#include <string>
#include <string_view>

namespace smiletwin::scenarios {

/// At the end of a map's name: the variant's minus the baseline's.
inline constexpr std::string_view difference_ending = ".difference";

/// The model that makes a map ("heat.utci": heat), or nullptr.
const Model* model_of_layer(const std::string& layer);

geo::Problem unknown_layer(const std::string& layer);

/// "heat.utci" of the request's variant, or with ".difference" at its end: the variant's map minus
/// the baseline's.
geo::Result<ResultGrid> result_layer(
    const std::string& layer,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
