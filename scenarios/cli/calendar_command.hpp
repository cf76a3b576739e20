// smilectl calendar: when what is there, and what wants the same place at the same time.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command calendar_command();

} // namespace smiletwin::scenarios
