// The project that opens the sample city: sources, square, viewpoints, one planned variant.
#pragma once

#include <string>

namespace smiletwin::sample {

/// One action per line, as `smilectl apply` reads them; paths are relative to the file itself.
std::string project_actions_text();

} // namespace smiletwin::sample
