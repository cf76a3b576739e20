#include "scenarios/indicators/indicator_table.hpp"

#include <fmt/format.h>

#include <cmath>

namespace smiletwin::scenarios {

namespace {

/// Empty where there is no number: other programs read NaN differently.
std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

} // namespace

std::string indicator_csv(const std::vector<IndicatorComparison>& comparisons) {
    std::string csv = "id,unit,baseline,variant,variant_least,variant_most,difference,stamp\n";
    for (const IndicatorComparison& line : comparisons) {
        csv += fmt::format(
            "{},{},{},{},{},{},{},{}\n",
            line.definition.id,
            line.definition.unit,
            cell(line.baseline),
            cell(line.variant),
            cell(line.variant_least),
            cell(line.variant_most),
            cell(line.difference),
            geo::stamp_name(line.stamp));
    }
    return csv;
}

std::string difference_unit(const IndicatorDefinition& definition, const geo::Text& text) {
    return definition.unit == "%" ? text("unit.percentage_points") : definition.unit;
}

} // namespace smiletwin::scenarios
