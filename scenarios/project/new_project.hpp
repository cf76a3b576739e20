// A new project from what a person has: data files and folders, or a template.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "scenarios/project/document.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace smiletwin::scenarios {

/// Fills `document` from the inputs. A folder with a template file is replayed, everything else is
/// looked into. Inputs that do not exist or that nobody understands are warnings; a Problem when a
/// template line is refused or none of the inputs is of use.
geo::Result<geo::Done> add_inputs(
    Document& document, const std::vector<std::filesystem::path>& inputs, geo::RunContext& context);

/// The file is complete or absent. Without a name in a template the project is named after its
/// file.
geo::Result<Document> new_project(
    const std::filesystem::path& path,
    const std::vector<std::filesystem::path>& inputs,
    std::shared_ptr<const Catalogue> catalogue,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
