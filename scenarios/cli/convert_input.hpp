// The city that smilectl convert writes: of files, or of a project with the measures of a variant.
#pragma once

#include "geo/base/result.hpp"
#include "geo/city/city.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/project/project.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace smiletwin::scenarios {

struct ConvertInput {
    geo::City city;
    std::optional<Project> project; ///< nothing for files
    /// What reading left out or could not find, by the reasons of the import report and
    /// "missing_image": it cannot be written either.
    std::map<std::string, std::uint64_t> not_read;
};

bool is_project_file(const std::filesystem::path& path);

/// Reads INPUT with --crs, or the project INPUT with --variant. Parts that fail are named on
/// stderr.
geo::Result<ConvertInput> read_convert_input(const Arguments& arguments, CommandContext& context);

/// An option that the kind of INPUT leaves without meaning.
std::optional<geo::Problem> misplaced_option(const Arguments& arguments);

} // namespace smiletwin::scenarios
