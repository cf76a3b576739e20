#include "scenarios/indicators/indicators.hpp"

#include "scenarios/indicators/indicator_functions.hpp"

#include <utility>

namespace smiletwin::scenarios {

namespace {

IndicatorValue value_of(
    const IndicatorDefinition& definition, const IndicatorNumber& number, const std::string& hash) {
    IndicatorValue value;
    value.definition = definition;
    value.value = number.value;
    value.least = number.least;
    value.most = number.most;
    value.compared_least = number.compared_least;
    value.compared_most = number.compared_most;
    value.stamp = stamp_of(definition.kind);
    value.cells = number.cells;
    value.hash = hash;
    return value;
}

/// All whose id begins so, in the order of the catalogue.
std::vector<IndicatorValue> compute_all(
    const IndicatorCatalogue& indicators,
    const std::string& beginning,
    const IndicatorInputs& inputs,
    const std::string& hash) {
    std::vector<IndicatorValue> values;
    for (const IndicatorDefinition& definition : indicators.all()) {
        for (const IndicatorFunction& function : indicator_functions()) {
            if (function.id == definition.id && function.id.starts_with(beginning)) {
                values.push_back(value_of(definition, function.compute(inputs), hash));
            }
        }
    }
    return values;
}

} // namespace

std::vector<IndicatorValue> indicators_of(
    const IndicatorCatalogue& indicators,
    const ModelResult& result,
    const Site& site,
    std::string_view time) {
    return compute_all(indicators, result.model + ".", {site, &result, time}, result.hash);
}

std::vector<IndicatorValue> plan_indicators(
    const IndicatorCatalogue& indicators,
    const Project& project,
    std::string_view variant_id,
    const Site& site,
    const Catalogue& catalogue) {
    const Variant* variant = project.variant(variant_id);
    const std::span<const Measure> measures = variant != nullptr
                                                  ? std::span<const Measure>(variant->measures)
                                                  : std::span<const Measure>();
    return compute_all(indicators, "plan.", {site, nullptr, {}, measures, &catalogue}, site.hash);
}

} // namespace smiletwin::scenarios
