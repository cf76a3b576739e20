// The streams people come in: from which gate to which, and how many.
#pragma once

#include "scenarios/site/base_data.hpp"

#include <cstddef>
#include <vector>

namespace smiletwin::scenarios {

struct PeopleStream {
    std::size_t from = 0; ///< index of the gate people come in by
    std::size_t to = 0;   ///< and of the one they leave by
    double people_per_h = 0.0;
};

/// One for each pair of gates, by `from`, then by `to`: who comes in by a gate leaves by each of
/// the others alike often.
std::vector<PeopleStream> streams_between(const std::vector<Gate>& gates);

} // namespace smiletwin::scenarios
