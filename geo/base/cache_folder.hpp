// Folders for what can be made again: kept below a size, safe to delete. Any thread; several
// programs may share them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// $XDG_CACHE_HOME/smiletwin/`name` or ~/.cache/smiletwin/`name`; empty where the user has neither.
std::filesystem::path user_cache(std::string_view name);
/// The same, below the folder for temporary files where the user has neither.
std::filesystem::path user_cache_or_temporary(std::string_view name);

/// A file or folder in a cache.
struct CacheEntry {
    std::filesystem::path path;
    std::filesystem::file_time_type used;
    std::uint64_t bytes = 0;
    bool stays = false; ///< counts, but is not removed
};

/// Removes those that were used longest ago until the others fit into `limit_bytes`.
void drop_longest_unused(std::vector<CacheEntry> entries, std::uint64_t limit_bytes);

} // namespace smiletwin::geo
