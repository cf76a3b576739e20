// smilectl new PROJECT [INPUT...]: a project from data files, folders or a template.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command new_command();

} // namespace smiletwin::scenarios
