// smilectl variants: the variants of a project with note, cost and what they plan otherwise.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command variants_command();

} // namespace smiletwin::scenarios
