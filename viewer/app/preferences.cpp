#include "viewer/app/preferences.hpp"

#include "geo/base/json.hpp"
#include "geo/base/replace_file.hpp"

#include <algorithm>
#include <cstddef>
#include <system_error>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_projects = 8;

fs::path preference_file(const fs::path& state_folder) {
    return state_folder / "preferences.json";
}

/// Where nothing can be written, the program works all the same and remembers nothing.
void write(const fs::path& state_folder, const Preferences& preferences) {
    geo::Json projects = geo::Json::array();
    for (const fs::path& project : preferences.recent_projects) {
        projects.push(project.string());
    }
    geo::Json json = geo::Json::object();
    json.set("language", preferences.language).set("recent_projects", projects);
    std::error_code error;
    fs::create_directories(state_folder, error);
    (void)geo::replace_file(preference_file(state_folder), geo::dump_json(json, 1) + "\n");
}

} // namespace

Preferences read_preferences(const fs::path& state_folder) {
    Preferences preferences;
    const auto json = geo::read_json_file(preference_file(state_folder));
    if (!json) {
        return preferences;
    }
    preferences.language = (*json)["language"].to_string();
    for (const geo::Json& project : (*json)["recent_projects"].items()) {
        if (!project.to_string().empty()) {
            preferences.recent_projects.emplace_back(project.to_string());
        }
    }
    return preferences;
}

void remember_language(const fs::path& state_folder, const std::string& language) {
    Preferences preferences = read_preferences(state_folder);
    preferences.language = language;
    write(state_folder, preferences);
}

void remember_project(const fs::path& state_folder, const fs::path& project) {
    Preferences preferences = read_preferences(state_folder);
    std::error_code error;
    const fs::path absolute = fs::absolute(project, error).lexically_normal();
    auto& recent = preferences.recent_projects;
    std::erase(recent, absolute);
    recent.insert(recent.begin(), absolute);
    recent.resize(std::min(recent.size(), most_projects));
    write(state_folder, preferences);
}

} // namespace smiletwin::viewer
