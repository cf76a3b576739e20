#include "scenarios/indicators/indicator_table.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

/// Empty where there is no number: other programs read NaN differently.
std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

/// Rounded by the same rule as words are made.
double as_shown(double value, int decimals) {
    if (!std::isfinite(value)) {
        return value;
    }
    const std::string shown = fmt::format("{:.{}f}", value, decimals);
    double rounded = value;
    std::from_chars(shown.data(), shown.data() + shown.size(), rounded);
    return rounded;
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

double shown_difference(const IndicatorComparison& comparison) {
    const int decimals = comparison.definition.decimals;
    const double difference =
        as_shown(comparison.variant, decimals) - as_shown(comparison.baseline, decimals);
    return as_shown(difference, decimals); // 86.4 - 98.9 is not quite -12.5
}

std::string difference_unit_in_words(
    const IndicatorDefinition& definition, const geo::Text& text, UnitWords length) {
    if (definition.unit == "%") {
        return text(
            length == UnitWords::Short ? "panel.indicators.points" : "unit.percentage_points");
    }
    return std::string(difference_unit(definition.unit));
}

bool looks_unchanged(const IndicatorComparison& comparison) {
    return shown_difference(comparison) == 0.0;
}

std::string difference_words(const IndicatorComparison& comparison, const geo::Text& text) {
    const IndicatorDefinition& definition = comparison.definition;
    return looks_unchanged(comparison) ? text("indicator.unchanged")
                                       : text.difference(
                                             shown_difference(comparison),
                                             definition.decimals,
                                             difference_unit_in_words(definition, text));
}

} // namespace smiletwin::scenarios
