// Two variants side by side: both runs, what differs in their setup, indicators, difference maps.
// The same for window, command line and report.
#pragma once

#include "scenarios/indicators/indicator_reason.hpp"
#include "scenarios/kernel/run_service.hpp"

#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct VariantComparison {
    RunOutcome baseline;
    RunOutcome variant;
    /// Not empty: the numbers must not be compared, and neither indicators nor maps are filled.
    std::vector<geo::Message> setup_differences;
    std::vector<IndicatorComparison> indicators;
    std::vector<IndicatorReason> reasons; ///< of the variant's numbers, in the same order
    std::vector<ResultGrid> differences;  ///< layer "heat.utci.difference", variant minus baseline
};

/// `request.variant` is the second one; all else is the same for both. What can be counted on the
/// plan stands behind the numbers of the model.
geo::Result<VariantComparison> compare_variants(
    const Model& model,
    const RunRequest& request,
    const std::string& baseline,
    const RunMaterial& material,
    geo::RunContext& context);

/// The maps both results have, subtracted.
std::vector<ResultGrid> difference_grids(const ModelResult& baseline, const ModelResult& variant);

/// Whether lower, higher or neither is better, and whether the variant is: -1 worse, 0 no
/// statement, 1 better.
int judgement(const IndicatorComparison& comparison);

} // namespace smiletwin::scenarios
