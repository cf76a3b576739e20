// Where a project is, and which of its data lie somewhere else.
#pragma once

#include "scenarios/site/base_data.hpp"

namespace smiletwin::scenarios {

/// Fills `base.home` and marks what lies farther than `farthest_m` from it as outside, with the
/// distance as a problem of its source. Needs `base.loaded` and `base.states`.
void find_home(BaseData& base, const Project& project);

/// Is that piece of a loaded source part of the project?
bool is_taken(const BaseData& base, std::size_t source, std::size_t piece);

} // namespace smiletwin::scenarios
