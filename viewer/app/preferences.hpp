// What the program remembers beyond one project: the language chosen in the window, where the
// window was, and which projects were open, newest first. One small file in the state folder; a
// missing or damaged one remembers nothing. Main thread.
#pragma once

#include "viewer/app/window_place.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

struct Preferences {
    std::string language; ///< empty = never chosen
    std::vector<std::filesystem::path> recent_projects;
    std::optional<WindowPlace> window; ///< nothing = never closed yet
};

Preferences read_preferences(const std::filesystem::path& state_folder);

void remember_language(const std::filesystem::path& state_folder, const std::string& language);
void remember_window(const std::filesystem::path& state_folder, const WindowPlace& place);
/// Puts the project first; the oldest of many is forgotten.
void remember_project(
    const std::filesystem::path& state_folder, const std::filesystem::path& project);

} // namespace smiletwin::viewer
