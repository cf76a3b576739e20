// Which document the window begins with: the named project, a new one of files and folders, the
// last one, or the sample city. Each new project lies in the state folder until it is saved
// elsewhere.
#pragma once

#include "geo/base/run_context.hpp"
#include "scenarios/project/document.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace smiletwin::viewer {

struct OpeningPlaces {
    std::filesystem::path sample_folder; ///< data/sample
    std::filesystem::path state_folder;
};

geo::Result<scenarios::Document> open_document(
    const std::vector<std::filesystem::path>& inputs,
    const OpeningPlaces& places,
    std::shared_ptr<const scenarios::Catalogue> catalogue);

/// For pictures: a project file as it is, else the inputs in memory; nothing is written.
geo::Result<scenarios::Document> open_to_look(
    const std::vector<std::filesystem::path>& inputs,
    std::shared_ptr<const scenarios::Catalogue> catalogue,
    geo::RunContext& context);

bool is_project_file(const std::filesystem::path& path);

/// What a person typed as a full path: "~" and names without a folder begin at home.
std::filesystem::path typed_path(const std::string& typed);
/// With the ending of projects.
std::filesystem::path with_project_ending(std::filesystem::path path);

} // namespace smiletwin::viewer
