// What the commands that read and write data share: an option they all have, and how counts are
// printed.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/text.hpp"
#include "scenarios/cli/command.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace smiletwin::scenarios {

/// The system that --crs names, empty without it.
geo::Result<std::string> wished_crs(const Arguments& arguments);

/// A title and one line for each count, in the words of `prefix` + name where there are any;
/// nothing without counts.
void print_counts(
    const geo::Text& text,
    const char* title_key,
    const std::map<std::string, std::uint64_t>& counts,
    const char* prefix);

} // namespace smiletwin::scenarios
