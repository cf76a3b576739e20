#include "viewer/app/preferences.hpp"

#include "geo/base/json.hpp"
#include "geo/base/replace_file.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_projects = 8;

fs::path preference_file(const fs::path& state_folder) {
    return state_folder / "preferences.json";
}

geo::Json to_json(const WindowPlace& place) {
    geo::Json json = geo::Json::object();
    json.set("x", std::int64_t{place.rect.x}).set("y", std::int64_t{place.rect.y});
    json.set("width", std::int64_t{place.rect.width});
    json.set("height", std::int64_t{place.rect.height});
    json.set("maximized", place.maximized);
    return json;
}

std::optional<WindowPlace> window_from_json(const geo::Json& json) {
    const auto number = [&json](const char* name) {
        constexpr std::int64_t widest = 1 << 20; // beyond any desktop
        return static_cast<int>(std::clamp(json[name].to_int(), -widest, widest));
    };
    const ScreenRect rect{number("x"), number("y"), number("width"), number("height")};
    if (rect.width <= 0 || rect.height <= 0) {
        return std::nullopt;
    }
    return WindowPlace{rect, json["maximized"].to_bool()};
}

/// Where nothing can be written, the program works all the same and remembers nothing.
void write(const fs::path& state_folder, const Preferences& preferences) {
    geo::Json projects = geo::Json::array();
    for (const fs::path& project : preferences.recent_projects) {
        projects.push(project.string());
    }
    geo::Json json = geo::Json::object();
    json.set("language", preferences.language).set("recent_projects", projects);
    if (preferences.window) {
        json.set("window", to_json(*preferences.window));
    }
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
    preferences.window = window_from_json((*json)["window"]);
    return preferences;
}

void remember_window(const fs::path& state_folder, const WindowPlace& place) {
    Preferences preferences = read_preferences(state_folder);
    if (preferences.window != place) {
        preferences.window = place;
        write(state_folder, preferences);
    }
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
