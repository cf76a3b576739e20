// What a report says, before it becomes a page.
#pragma once

#include "geo/base/run_context.hpp"
#include "scenarios/indicators/variant_comparison.hpp"
#include "scenarios/project/project.hpp"

#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct ReportPicture {
    std::string caption;     ///< in the language of the report
    std::string description; ///< for people who cannot see it
    std::string png;         ///< bytes; empty = the picture is missing
};

struct ReportVariant {
    std::string id;
    std::string name;
    VariantComparison comparison;
    std::string note{};                     ///< why it is planned so
    std::vector<std::string> differences{}; ///< from the existing state, in the report's language
};

struct ReportContent {
    const Project& project;
    std::string area_name;
    geo::UtcTime written{};
    RunOutcome baseline;
    std::vector<IndicatorValue> baseline_values;
    std::vector<ReportVariant> variants;
    std::vector<ReportPicture> pictures;
    std::vector<IndicatorReason> baseline_reasons{}; ///< in the order of the values
};

/// Computes (or finds in the store) the baseline and all variants, and pins what the report uses.
geo::Result<ReportContent> report_content(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
