#include "viewer/app/project_opening.hpp"

#include "scenarios/project/new_project.hpp"
#include "scenarios/project/source_plan.hpp"
#include "viewer/app/preferences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>

namespace smiletwin::viewer {

namespace fs = std::filesystem;

namespace {

constexpr const char* project_ending = ".smile.gpkg";

/// Empty when it is gone or nothing was open yet.
fs::path last_project(const fs::path& state_folder) {
    const Preferences preferences = read_preferences(state_folder);
    if (preferences.recent_projects.empty()) {
        return {};
    }
    std::error_code error;
    const fs::path& last = preferences.recent_projects.front();
    return fs::is_regular_file(last, error) ? last : fs::path();
}

/// What a project of this file or folder is called: without the ending of a file.
std::string own_name(const fs::path& input) {
    std::error_code error;
    const fs::path whole = fs::absolute(input, error).lexically_normal();
    const fs::path clean = whole.has_filename() ? whole : whole.parent_path();
    if (fs::is_directory(clean, error)) {
        return clean.filename().string();
    }
    return clean.extension() == ".gz" ? clean.stem().stem().string() : clean.stem().string();
}

/// A name in the state folder that is not taken: "Altstadt.smile.gpkg", "Altstadt 2.smile.gpkg".
fs::path free_name(const fs::path& state_folder, const fs::path& input) {
    const std::string stem = own_name(input);
    std::error_code error;
    for (int number = 1;; ++number) {
        const std::string name = number == 1 ? stem : fmt::format("{} {}", stem, number);
        fs::path file = state_folder / (name + project_ending);
        if (!fs::exists(file, error)) {
            return file;
        }
    }
}

/// Far data are said once, when they are loaded.
geo::Result<scenarios::Document> said_once(geo::Result<scenarios::Document> made) {
    if (!made) {
        return made;
    }
    std::vector<geo::Problem> warnings = made.warnings();
    std::erase_if(warnings, scenarios::is_far_source);
    return {std::move(made).value(), std::move(warnings)};
}

} // namespace

bool is_project_file(const fs::path& path) {
    return path.filename().string().ends_with(project_ending);
}

fs::path typed_path(const std::string& typed) {
    const char* home = std::getenv("HOME");
    const fs::path start = home != nullptr ? home : "/tmp";
    if (typed == "~" || typed.starts_with("~/")) {
        return start / typed.substr(std::min<std::size_t>(typed.size(), 2));
    }
    return (start / typed).lexically_normal(); // an absolute path stands for itself
}

fs::path with_project_ending(fs::path path) {
    if (!is_project_file(path)) {
        if (path.extension() == ".gpkg") {
            path.replace_extension();
        }
        path += project_ending;
    }
    return path;
}

geo::Result<scenarios::Document> open_document(
    const std::vector<fs::path>& inputs,
    const OpeningPlaces& places,
    std::shared_ptr<const scenarios::Catalogue> catalogue) {
    if (inputs.size() == 1 && is_project_file(inputs.front())) {
        return scenarios::Document::open(inputs.front(), catalogue);
    }
    std::error_code error;
    fs::create_directories(places.state_folder, error);
    geo::RunContext context;
    if (!inputs.empty()) {
        const fs::path file = free_name(places.state_folder, fs::absolute(inputs.front(), error));
        return said_once(scenarios::new_project(file, inputs, catalogue, context));
    }
    std::vector<geo::Problem> why_not_last;
    const fs::path sample = places.state_folder / "Musterquartier.smile.gpkg";
    if (const fs::path last = last_project(places.state_folder); !last.empty()) {
        auto opened = scenarios::Document::open(last, catalogue);
        if (opened || last == sample) {
            return opened;
        }
        why_not_last.push_back(opened.problem());
    }
    auto opened = fs::exists(sample, error)
                      ? scenarios::Document::open(sample, catalogue)
                      : scenarios::new_project(sample, {places.sample_folder}, catalogue, context);
    if (!opened || why_not_last.empty()) {
        return opened;
    }
    return {std::move(opened).value(), std::move(why_not_last)};
}

geo::Result<scenarios::Document> open_to_look(
    const std::vector<fs::path>& inputs,
    std::shared_ptr<const scenarios::Catalogue> catalogue,
    geo::RunContext& context) {
    if (inputs.size() == 1 && is_project_file(inputs.front())) {
        return scenarios::Document::open(inputs.front(), std::move(catalogue));
    }
    auto document = scenarios::Document::in_memory(std::move(catalogue));
    auto added = scenarios::add_inputs(document, inputs, context);
    if (!added) {
        return added.problem();
    }
    if (document.project().name.empty() && !inputs.empty()) { // as the window names it
        geo::Json name;
        name.set("action", "project.set").set("name", own_name(inputs.front()));
        if (const auto named = document.apply(name); !named) {
            return named.problem();
        }
        document.forget_history();
    }
    return {std::move(document), added.warnings()};
}

} // namespace smiletwin::viewer
