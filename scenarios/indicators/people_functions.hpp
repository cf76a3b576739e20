// Indicators of a run of people: who came in, how dense and how fast they walked.
#pragma once

#include "scenarios/indicators/indicator_functions.hpp"

namespace smiletwin::scenarios {

IndicatorNumber people_entered(const IndicatorInputs& inputs);
IndicatorNumber mean_density(const IndicatorInputs& inputs);
IndicatorNumber highest_density(const IndicatorInputs& inputs);
IndicatorNumber mean_speed(const IndicatorInputs& inputs);

} // namespace smiletwin::scenarios
