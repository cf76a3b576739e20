// Names of files inside files: followed only as far as the data set reaches.
#pragma once

#include <filesystem>
#include <string_view>

namespace smiletwin::geo {

/// The existing file that a city model names (an image), or an empty path: relative to the model's
/// folder, backslashes allowed, never outside `root`, never over the network.
std::filesystem::path resolve_inside(
    std::string_view uri, const std::filesystem::path& folder, const std::filesystem::path& root);

} // namespace smiletwin::geo
