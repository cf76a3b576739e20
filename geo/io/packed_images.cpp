#include "geo/io/packed_images.hpp"

#include "geo/base/cache_folder.hpp"
#include "geo/base/hash.hpp"
#include "geo/base/replace_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <vector>

namespace smiletwin::geo {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t most_cached_bytes = std::uint64_t{2} << 30U;

/// By the first bytes (ITU T.81, annex B.2.1; ISO/IEC 15948, clause 5.2); empty for other kinds.
std::string_view ending_of(std::span<const unsigned char> bytes) {
    constexpr std::array<unsigned char, 3> jpeg{0xFF, 0xD8, 0xFF};
    constexpr std::array<unsigned char, 8> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    const auto begins = [bytes](const auto& head) {
        return bytes.size() > head.size() && std::equal(head.begin(), head.end(), bytes.begin());
    };
    return begins(jpeg) ? ".jpg" : begins(png) ? ".png" : "";
}

void drop_oldest(const fs::path& folder) {
    std::vector<CacheEntry> entries;
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(folder, error)) {
        entries.push_back({file.path(), file.last_write_time(error), file.file_size(error)});
    }
    drop_longest_unused(std::move(entries), most_cached_bytes);
}

} // namespace

fs::path packed_image_folder() {
    return user_cache_or_temporary("images");
}

fs::path keep_packed_image(std::span<const unsigned char> bytes, const fs::path& folder) {
    const std::string_view ending = ending_of(bytes);
    if (ending.empty()) {
        return {};
    }
    const std::string name = Hasher().bytes(std::as_bytes(bytes)).hex();
    fs::path file = folder / (name + std::string(ending));
    std::error_code error;
    if (fs::file_size(file, error) == bytes.size() && !error) {
        fs::last_write_time(file, fs::file_time_type::clock::now(), error);
        return file;
    }
    fs::create_directories(folder, error);
    const std::string_view text(
        reinterpret_cast<const char*>(bytes.data()), bytes.size()); // NOLINT
    if (!replace_file(file, text)) {
        return {};
    }
    drop_oldest(folder);
    return file;
}

} // namespace smiletwin::geo
