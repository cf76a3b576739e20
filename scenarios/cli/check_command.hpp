// smilectl check: what is wrong with a plan, and where.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command check_command();

} // namespace smiletwin::scenarios
