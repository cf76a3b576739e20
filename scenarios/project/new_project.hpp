// A new project from what a person has: data files and folders, or a template.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/io/importer.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/project/source_plan.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Fills `document` from the inputs. A folder with a template file is replayed, everything else is
/// looked into. Inputs that do not exist or that nobody understands are warnings; a Problem when a
/// template line is refused or none of the inputs is of use.
geo::Result<geo::Done> add_inputs(
    Document& document, const std::vector<std::filesystem::path>& inputs, geo::RunContext& context);

/// Time zone that the template of a folder names; empty without one.
std::string template_time_zone(const std::filesystem::path& folder);

/// Adds files that have been read already as sources, with what was stated of their coordinates.
geo::Result<geo::Done> add_imported(
    Document& document,
    const std::vector<std::filesystem::path>& inputs,
    const geo::ImportBatch& batch,
    const StatedSystem& stated);

/// Writes a filled document as the starting point of a project.
geo::Result<geo::Done> save_new(Document& document, const std::filesystem::path& path);

/// The file is complete or absent. Without a name in a template the project is named after its
/// file.
geo::Result<Document> new_project(
    const std::filesystem::path& path,
    const std::vector<std::filesystem::path>& inputs,
    std::shared_ptr<const Catalogue> catalogue,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
