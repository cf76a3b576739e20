#include "scenarios/indicators/variant_comparison.hpp"

#include "scenarios/indicators/result_layer.hpp"

#include <utility>

namespace smiletwin::scenarios {

std::vector<ResultGrid> difference_grids(const ModelResult& baseline, const ModelResult& variant) {
    std::vector<ResultGrid> differences;
    for (const ResultGrid& before : baseline.grids) {
        for (const ResultGrid& after : variant.grids) {
            const bool same = before.layer == after.layer && before.time == after.time &&
                              before.values.frame == after.values.frame;
            if (same) {
                differences.push_back(
                    {before.layer + std::string(difference_ending),
                     std::string(difference_unit(before.unit)),
                     before.time,
                     difference(before.values, after.values)});
            }
        }
    }
    return differences;
}

int judgement(const IndicatorComparison& comparison) {
    if (comparison.clear != true || comparison.definition.direction == Direction::Neutral) {
        return 0;
    }
    const bool lower = comparison.difference < 0.0;
    return lower == (comparison.definition.direction == Direction::Lower) ? 1 : -1;
}

geo::Result<VariantComparison> compare_variants(
    const Model& model,
    const RunRequest& request,
    const std::string& baseline,
    const RunMaterial& material,
    geo::RunContext& context) {
    RunRequest first = request;
    first.variant = baseline;
    auto before = compute(model, first, material, context);
    if (!before) {
        return before.problem();
    }
    auto after = compute(model, request, material, context);
    if (!after) {
        return after.problem();
    }
    std::vector<geo::Problem> warnings = before.warnings();
    warnings.insert(warnings.end(), after.warnings().begin(), after.warnings().end());
    VariantComparison comparison;
    comparison.baseline = std::move(before).value();
    comparison.variant = std::move(after).value();
    comparison.setup_differences = differences_in_setup(comparison.baseline, comparison.variant);
    if (comparison.setup_differences.empty()) {
        const ModelResult& a = *comparison.baseline.result;
        const ModelResult& b = *comparison.variant.result;
        const Site& before_site = *comparison.baseline.site;
        const Site& after_site = *comparison.variant.site;
        const IndicatorCatalogue& indicators = material.indicators;
        comparison.indicators = compare(
            indicators_of(indicators, a, before_site), indicators_of(indicators, b, after_site));
        const auto on_plan = [&](const std::string& variant, const Site& site) {
            return plan_indicators(indicators, material.project, variant, site, material.catalogue);
        };
        const std::vector<IndicatorComparison> planned =
            compare(on_plan(baseline, before_site), on_plan(request.variant, after_site));
        comparison.indicators.insert(comparison.indicators.end(), planned.begin(), planned.end());
        const Area& area = area_of(request, material.project);
        for (const IndicatorComparison& line : comparison.indicators) {
            comparison.reasons.push_back(
                indicator_reason(line.definition, material.project, area, comparison.variant));
        }
        comparison.differences = difference_grids(a, b);
    }
    return {std::move(comparison), std::move(warnings)};
}

} // namespace smiletwin::scenarios
