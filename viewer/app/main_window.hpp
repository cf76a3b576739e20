// The window: GLFW, its input and the loop that draws on demand only.
#pragma once

#include "geo/base/text.hpp"
#include "viewer/app/options.hpp"

namespace smiletwin::viewer {

/// Opens the window on the inputs and runs until it is closed; returns the exit code.
int run_main_window(const ProgramOptions& options, const geo::Text& text);

} // namespace smiletwin::viewer
