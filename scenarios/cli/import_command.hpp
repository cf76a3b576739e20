// smilectl import: reads files and folders and says what came of it.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command import_command();

} // namespace smiletwin::scenarios
