// smilectl measures: what a variant plans, out to and in from files of other programs.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command measures_command();

} // namespace smiletwin::scenarios
