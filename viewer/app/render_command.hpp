// `smiletwin --render`: one picture of a project or of loose files, without a window.
#pragma once

#include "geo/base/text.hpp"
#include "viewer/app/options.hpp"

namespace smiletwin::viewer {

/// Loads, draws, writes; returns the exit code (messages are on stderr).
int run_render_command(const ProgramOptions& options, const geo::Text& text);

} // namespace smiletwin::viewer
