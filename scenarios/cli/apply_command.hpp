// smilectl apply PROJECT ACTIONS.jsonl: changes a project as the window would.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command apply_command();

} // namespace smiletwin::scenarios
