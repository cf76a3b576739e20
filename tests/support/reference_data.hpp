// Real data beside the source tree, which a checkout may lack.
#pragma once

#include <filesystem>
#include <iostream>
#include <string_view>

namespace smiletwin::tests {

/// A path below ../shared, or an empty one after saying "SKIPPED: ...".
inline std::filesystem::path reference_data(std::string_view below_shared) {
    const auto path = std::filesystem::path(SMILETWIN_SOURCE_DIR) / ".." / "shared" / below_shared;
    if (std::filesystem::exists(path)) {
        return path;
    }
    std::cout << "SKIPPED: " << path.string() << " is not here\n";
    return {};
}

} // namespace smiletwin::tests
