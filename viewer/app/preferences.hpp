// What the program remembers beyond one project: the language chosen in the window, and which
// projects were open, newest first. One small file in the state folder; a missing or damaged one
// remembers nothing. Main thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace smiletwin::viewer {

struct Preferences {
    std::string language; ///< empty = never chosen
    std::vector<std::filesystem::path> recent_projects;
};

Preferences read_preferences(const std::filesystem::path& state_folder);

void remember_language(const std::filesystem::path& state_folder, const std::string& language);
/// Puts the project first; the oldest of many is forgotten.
void remember_project(
    const std::filesystem::path& state_folder, const std::filesystem::path& project);

} // namespace smiletwin::viewer
