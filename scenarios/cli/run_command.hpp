// smilectl run: computes models for one variant and Area.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command run_command();

} // namespace smiletwin::scenarios
