// Runs a PeopleScenario: people enter, walk, stay and leave. Same scenario, same bytes, with any
// number of threads.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/kernel/model.hpp"
#include "scenarios/models/people/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct Crossing {
    std::uint32_t gate = 0; ///< index in PeopleScenario::gates
    double time_s = 0.0;
    std::uint32_t agent = 0;
    int direction = 1; ///< +1 = from left to right of the line as drawn
};

struct PeopleOutcome {
    Tracks tracks;
    std::vector<Crossing> crossings;
    geo::Grid<float> density_per_m2; ///< mean over the recorded frames; NaN where nobody may walk
    std::uint64_t entered = 0;
    std::uint64_t left = 0;
    std::uint64_t present = 0;
    std::uint64_t waiting = 0; ///< had no room to enter
    std::uint64_t pushed_from_wall = 0;
    std::uint64_t steps = 0;
    std::uint64_t agent_steps = 0;
    double mean_speed_m_s = 0.0; ///< of walking people over the span
};

/// A Problem for parameters out of range, an empty ground, or a source without a reachable target.
geo::Result<PeopleOutcome> simulate(const PeopleScenario& scenario, geo::RunContext& context);

} // namespace smiletwin::scenarios
