#include "geo/base/cache_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace smiletwin::geo {

namespace fs = std::filesystem;

fs::path user_cache(std::string_view name) {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache != '\0') {
        return fs::path(cache) / "smiletwin" / name;
    }
    const char* home = std::getenv("HOME");
    const bool has_home = home != nullptr && *home != '\0';
    return has_home ? fs::path(home) / ".cache" / "smiletwin" / name : fs::path();
}

fs::path user_cache_or_temporary(std::string_view name) {
    std::error_code error;
    const fs::path folder = user_cache(name);
    return folder.empty() ? fs::temp_directory_path(error) / "smiletwin" / name : folder;
}

void drop_longest_unused(std::vector<CacheEntry> entries, std::uint64_t limit_bytes) {
    std::sort(entries.begin(), entries.end(), [](const CacheEntry& a, const CacheEntry& b) {
        return std::pair(a.used, a.path) < std::pair(b.used, b.path);
    });
    std::uint64_t sum = 0;
    for (const CacheEntry& entry : entries) {
        sum += entry.bytes;
    }
    for (const CacheEntry& oldest : entries) {
        if (sum <= limit_bytes) {
            return;
        }
        if (!oldest.stays) {
            std::error_code error;
            fs::remove_all(oldest.path, error);
            sum -= oldest.bytes;
        }
    }
}

} // namespace smiletwin::geo
