// smilectl compare: two variants, their difference maps and indicators.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command compare_command();

} // namespace smiletwin::scenarios
