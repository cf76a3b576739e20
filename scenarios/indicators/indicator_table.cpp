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
            line.definition.has_range ? cell(line.variant_least) : std::string(),
            line.definition.has_range ? cell(line.variant_most) : std::string(),
            cell(line.difference),
            geo::stamp_name(line.stamp));
    }
    return csv;
}

std::string difference_unit(const IndicatorDefinition& definition, const geo::Text& text) {
    return definition.unit == "%" ? text("unit.percentage_points") : definition.unit;
}

bool looks_unchanged(const IndicatorComparison& comparison) {
    const double last_digit = std::pow(10.0, -comparison.definition.decimals);
    return std::abs(comparison.difference) < 0.5 * last_digit;
}

std::string difference_words(const IndicatorComparison& comparison, const geo::Text& text) {
    const IndicatorDefinition& definition = comparison.definition;
    return looks_unchanged(comparison)
               ? text("indicator.unchanged")
               : text.difference(
                     comparison.difference, definition.decimals, difference_unit(definition, text));
}

} // namespace smiletwin::scenarios
