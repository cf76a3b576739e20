// One source of a project, read and brought into the project's reference system.
#pragma once

#include "geo/base/run_context.hpp"
#include "scenarios/site/base_data.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace smiletwin::scenarios {

/// What makes a loaded source reusable.
std::string source_key(const Source& source, const std::filesystem::path& folder, const Project& p);

/// Never fails as a whole: what could not be read or used is a problem in the state. With no
/// `target` the first system found becomes it.
LoadedSource load_source(
    const Source& source,
    const std::filesystem::path& project_folder,
    const Project& project,
    std::optional<geo::Crs>& target,
    geo::RunContext& context,
    const std::filesystem::path& city_cache);

/// The same with what the source says now; itself where that is the same.
std::shared_ptr<const LoadedSource>
with_choices(const std::shared_ptr<const LoadedSource>& loaded, const Source& source);

} // namespace smiletwin::scenarios
