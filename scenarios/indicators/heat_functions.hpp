// Indicators of a heat map, over the cells of the Area that are not building.
#pragma once

#include "scenarios/indicators/indicator_functions.hpp"

namespace smiletwin::scenarios {

IndicatorNumber mean_utci(const IndicatorInputs& inputs);
/// Per cent of the cells.
IndicatorNumber share_above_32(const IndicatorInputs& inputs);
IndicatorNumber share_above_38(const IndicatorInputs& inputs);
IndicatorNumber shaded_share(const IndicatorInputs& inputs);
/// Per cent of the planned seats in the Area that lie in the shade; NaN without seats.
IndicatorNumber shaded_seats(const IndicatorInputs& inputs);

} // namespace smiletwin::scenarios
