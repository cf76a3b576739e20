// smilectl history: the steps of a project, and back or forth to one of them.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command history_command();

} // namespace smiletwin::scenarios
