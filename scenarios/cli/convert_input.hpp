// The city that smilectl convert writes: of files, or of a project with the measures of a variant.
#pragma once

#include "geo/base/result.hpp"
#include "geo/city/city.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/project/project.hpp"

#include <filesystem>
#include <optional>

namespace smiletwin::scenarios {

struct ConvertInput {
    geo::City city;
    std::optional<Project> project; ///< nothing for files
};

bool is_project_file(const std::filesystem::path& path);

/// Reads INPUT with --crs, or the project INPUT with --variant. Parts that fail are named on
/// stderr.
geo::Result<ConvertInput> read_convert_input(const Arguments& arguments, CommandContext& context);

/// An option that the kind of INPUT leaves without meaning.
std::optional<geo::Problem> misplaced_option(const Arguments& arguments);

} // namespace smiletwin::scenarios
