// What every command on a project begins with.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/project/document.hpp"

#include <filesystem>
#include <memory>

namespace smiletwin::scenarios {

geo::Result<std::shared_ptr<const Catalogue>> load_catalogue(const CommandContext& context);

/// Opens the project file; `writes` = refuse one that can only be looked at.
geo::Result<Document>
open_project(const std::filesystem::path& path, const CommandContext& context, bool writes);

} // namespace smiletwin::scenarios
