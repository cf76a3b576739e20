// What can be counted on a plan without a model: sealed ground, trees and their growth, seats, play
// area, storage, wide ground, cost. Trees and offers count where they stand in the Area; cost is
// that of all measures of the variant, corrections left out.
#pragma once

#include "scenarios/indicators/indicator_functions.hpp"

namespace smiletwin::scenarios {

IndicatorNumber impervious_area(const IndicatorInputs& inputs);
IndicatorNumber tree_count(const IndicatorInputs& inputs);
IndicatorNumber planted_trees(const IndicatorInputs& inputs);
/// Existing trees where the variant builds.
IndicatorNumber lost_trees(const IndicatorInputs& inputs);
IndicatorNumber crown_volume(const IndicatorInputs& inputs, double years);
template <int Years>
IndicatorNumber crown_volume_in(const IndicatorInputs& inputs) {
    return crown_volume(inputs, Years);
}
IndicatorNumber seats(const IndicatorInputs& inputs);
IndicatorNumber play_area(const IndicatorInputs& inputs);
IndicatorNumber storage(const IndicatorInputs& inputs);
/// Per cent of the walkable ground that is at least 1.80 m wide.
IndicatorNumber wide_ground(const IndicatorInputs& inputs);
IndicatorNumber making_cost(const IndicatorInputs& inputs);
IndicatorNumber upkeep(const IndicatorInputs& inputs);

} // namespace smiletwin::scenarios
