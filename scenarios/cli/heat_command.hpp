// `smilectl heat`: the heat model on plain raster files, rasters out.
#pragma once

#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

Command heat_command();

} // namespace smiletwin::scenarios
