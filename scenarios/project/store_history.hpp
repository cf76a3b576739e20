// The steps of a project's history to and from its file.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/project/history.hpp"
#include "scenarios/project/sqlite.hpp"

#include <cstddef>
#include <vector>

namespace smiletwin::scenarios {

void write_step(
    const Database& database,
    std::size_t seq,
    const HistoryLine& line,
    const std::vector<RowChange>& changes);

/// How many steps are in effect.
void write_position(const Database& database, std::size_t position);

geo::Result<History> read_history(const Database& database);

} // namespace smiletwin::scenarios
