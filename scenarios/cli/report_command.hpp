// smilectl report: one page about the variants of a project.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command report_command();

} // namespace smiletwin::scenarios
