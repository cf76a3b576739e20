// Indicators as a table for other programs, and as people read them: what stands there must add up,
// in window, report and on the command line alike.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/indicators/indicators.hpp"

#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Comma-separated with a header, decimal points, one line per indicator.
std::string indicator_csv(const std::vector<IndicatorComparison>& comparisons);

/// Variant minus baseline, both rounded as they are shown: whoever subtracts the two numbers beside
/// it comes to the same.
double shown_difference(const IndicatorComparison& comparison);

enum class UnitWords { Full, Short };
/// Temperatures differ by K, shares by percentage points ("points" where there is little room);
/// other units stay.
std::string difference_unit_in_words(
    const IndicatorDefinition& definition,
    const geo::Text& text,
    UnitWords length = UnitWords::Full);

/// The two numbers are shown as the same.
bool looks_unchanged(const IndicatorComparison& comparison);

/// "−2,5 K", or "unverändert" instead of a signed zero.
std::string difference_words(const IndicatorComparison& comparison, const geo::Text& text);

} // namespace smiletwin::scenarios
