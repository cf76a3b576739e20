// What lies in a folder, to see that nothing was left there.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace smiletwin::tests {

inline std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        names.insert(entry.path().lexically_relative(folder).string());
    }
    return names;
}

} // namespace smiletwin::tests
