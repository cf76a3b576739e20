// Numbers from a run of people, and the numbers of any run by its model. Pure functions.
#pragma once

#include "scenarios/indicators/indicators.hpp"

#include <vector>

namespace smiletwin::scenarios {

/// People who came in, mean and highest density on the Area, mean walking speed. A single run with
/// one seed: no range is known.
std::vector<IndicatorValue> people_indicators(const ModelResult& result, const Site& site);

/// Those of the model that made the result; of a span the first hour.
std::vector<IndicatorValue> indicators_of(const ModelResult& result, const Site& site);

} // namespace smiletwin::scenarios
