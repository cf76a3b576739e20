// What the commands that read and write data share: what can be said of the coordinates of files,
// and how counts are printed.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/text.hpp"
#include "geo/io/importer.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/project/source_plan.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// --crs and --axes.
std::vector<OptionSpec> system_options();

/// What they say; empty where they are not given.
geo::Result<StatedSystem> stated_system(const Arguments& arguments);

/// For reading files with that.
geo::ImportOptions import_options(const StatedSystem& stated);

/// A title and one line for each count, in the words of `prefix` + name where there are any;
/// nothing without counts.
void print_counts(
    const geo::Text& text,
    const char* title_key,
    const std::map<std::string, std::uint64_t>& counts,
    const char* prefix);

} // namespace smiletwin::scenarios
