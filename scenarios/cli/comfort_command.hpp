// `smilectl comfort utci|pet --csv IN --out OUT`: thermal indices row by row.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command comfort_command();

} // namespace smiletwin::scenarios
