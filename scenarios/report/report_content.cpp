#include "scenarios/report/report_content.hpp"

#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Results of a report stay in the store. A pin that fails costs a computation later, nothing else.
void keep(ResultStore* store, const RunOutcome& outcome, std::vector<geo::Problem>& warnings) {
    if (store == nullptr || outcome.folder.empty()) {
        return;
    }
    const auto pinned = store->pin(outcome.result->hash);
    if (!pinned) {
        warnings.push_back(pinned.problem());
    }
}

} // namespace

geo::Result<ReportContent> report_content(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context) {
    RunRequest first = request;
    first.variant = std::string(baseline_id);
    auto baseline = compute(model, first, material, context);
    if (!baseline) {
        return baseline.problem();
    }
    std::vector<geo::Problem> warnings = baseline.warnings();
    keep(material.store, *baseline, warnings);
    const Area* area = request.area.empty() ? &material.project.areas.front()
                                            : material.project.area(request.area);
    ReportContent content{material.project, area->name, {}, *baseline, {}, {}, {}};
    content.baseline_values =
        indicators_of(material.indicators, *baseline->result, *baseline->site);
    for (const IndicatorValue& value : content.baseline_values) {
        content.baseline_reasons.push_back(
            indicator_reason(value.definition, material.project, *area, content.baseline));
    }
    for (const Variant& variant : material.project.variants) {
        RunRequest other = request;
        other.variant = variant.id;
        auto comparison =
            compare_variants(model, other, std::string(baseline_id), material, context);
        if (!comparison) {
            return comparison.problem();
        }
        keep(material.store, comparison->variant, warnings);
        content.variants.push_back(
            {variant.id, variant.name, std::move(comparison).value(), variant.note});
    }
    return {std::move(content), std::move(warnings)};
}

} // namespace smiletwin::scenarios
