#include "geo/base/cache_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <chrono>

using namespace smiletwin;
using namespace smiletwin::geo;

TEST_CASE("what was used longest ago goes until the rest fits, and what must stay stays") {
    const tests::TemporaryFolder folder;
    const auto now = std::filesystem::file_time_type::clock::now();
    const auto entry = [&](const char* name, int hours_ago, bool stays) {
        const auto path = folder.file(name, "ten bytes.");
        return CacheEntry{path, now - std::chrono::hours(hours_ago), 10, stays};
    };
    const CacheEntry oldest_stays = entry("pinned", 9, true);
    const CacheEntry old = entry("old", 5, false);
    const CacheEntry young = entry("young", 1, false);
    drop_longest_unused({young, oldest_stays, old}, 20);
    CHECK(std::filesystem::exists(oldest_stays.path));
    CHECK_FALSE(std::filesystem::exists(old.path));
    CHECK(std::filesystem::exists(young.path));
}
