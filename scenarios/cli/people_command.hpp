// `smilectl people INPUT.json --out DIR`: a pedestrian run from a plain file.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command people_command();

} // namespace smiletwin::scenarios
