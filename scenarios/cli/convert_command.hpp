// smilectl convert: city models from one form into another.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command convert_command();

} // namespace smiletwin::scenarios
