// The steps of a project's history: what was done, when, and the rows it changed.
#pragma once

#include "scenarios/project/document.hpp"
#include "scenarios/project/rows.hpp"

#include <cstddef>
#include <vector>

namespace smiletwin::scenarios {

struct History {
    std::vector<HistoryLine> lines;
    std::vector<std::vector<RowChange>> changes; ///< one entry per line
    std::size_t position = 0;                    ///< so many lines are in effect
};

} // namespace smiletwin::scenarios
