// smilectl lists: plants and costs of a variant for offices.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command lists_command();

} // namespace smiletwin::scenarios
