// `smiletwin --render OUT --ui`: one picture of the whole window.
#pragma once

#include "geo/base/text.hpp"
#include "viewer/app/options.hpp"

namespace smiletwin::viewer {

int run_ui_picture(const ProgramOptions& options, const geo::Text& text);

} // namespace smiletwin::viewer
