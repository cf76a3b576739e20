// Numbers as people type them: 1,5 and 1.5 and 1.234,5. Nothing is guessed silently.
#pragma once

#include "geo/base/result.hpp"

#include <string_view>

namespace smiletwin::viewer {

/// A single comma or point is the decimal sign. Where both occur the last one is, and the other
/// must part groups of three digits. A minus sign of either kind and blanks around are read. The
/// Problem names what was typed.
geo::Result<double> parse_number(std::string_view typed);

} // namespace smiletwin::viewer
