// Can the result be written where it is wanted? Asked before a command computes; changes nothing.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::scenarios {

/// A file in a folder that exists.
geo::Result<geo::Done> check_output_file(const std::filesystem::path& file);

/// A folder that exists or can be made.
geo::Result<geo::Done> check_output_folder(const std::filesystem::path& folder);

/// The file of a project to be written: a name without ending gets ".smile.gpkg", another ending is
/// a Problem.
geo::Result<std::filesystem::path> project_file_named(const std::string& typed);

} // namespace smiletwin::scenarios
