// Indicators as a table for other programs, and the words around their units.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/indicators/indicators.hpp"

#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Comma-separated with a header, decimal points, one line per indicator.
std::string indicator_csv(const std::vector<IndicatorComparison>& comparisons);

/// Shares differ by percentage points; other units stay.
std::string difference_unit(const IndicatorDefinition& definition, const geo::Text& text);

/// The difference rounds to zero with the indicator's decimals.
bool looks_unchanged(const IndicatorComparison& comparison);

/// "−2,5 °C", or "unverändert" instead of a signed zero.
std::string difference_words(const IndicatorComparison& comparison, const geo::Text& text);

} // namespace smiletwin::scenarios
