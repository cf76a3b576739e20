// What can be counted on a plan without a model: sealed ground, trees and their growth, seats, play
// area, storage, cost.
#pragma once

#include "scenarios/indicators/indicators.hpp"
#include "scenarios/project/project.hpp"

namespace smiletwin::scenarios {

/// Of one variant (baseline_id = the existing state with its corrections), over the Area of `site`,
/// which must be that variant's. Trees and offers count where they stand in the Area; cost is that
/// of all measures of the variant, corrections left out.
std::vector<IndicatorValue> plan_indicators(
    const Project& project,
    std::string_view variant_id,
    const Site& site,
    const Catalogue& catalogue);

} // namespace smiletwin::scenarios
