// What measures cost: ranges of the catalogue times how much there is. Assumed until the city says
// better.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <span>

namespace smiletwin::scenarios {

/// Without tax, in prices of the catalogue.
struct CostRange {
    double invest_least_EUR = 0.0;
    double invest_most_EUR = 0.0;
    double upkeep_least_EUR_per_year = 0.0;
    double upkeep_most_EUR_per_year = 0.0;
};

/// Sum over the measures, each number with two digits: more would look measured. Kinds that the
/// catalogue lacks cost nothing.
CostRange cost_of(std::span<const Measure> measures, const Catalogue& catalogue);

/// What of a budget (above 0) the making takes: within it, perhaps above, surely above.
geo::Message budget_words(const CostRange& cost, double budget_EUR, const geo::Text& text);

} // namespace smiletwin::scenarios
