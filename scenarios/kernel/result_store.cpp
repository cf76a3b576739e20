#include "scenarios/kernel/result_store.hpp"

#include "geo/base/cache_folder.hpp"
#include "geo/base/replace_file.hpp"
#include "scenarios/kernel/result_files.hpp"

#include <unistd.h>

#include <system_error>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

constexpr const char* pin_name = "pinned";
constexpr const char* document_name = "result.json";
constexpr std::string_view pending_prefix = ".pending-";

/// A pinned one stays.
geo::CacheEntry look_at(const fs::path& folder) {
    std::error_code error;
    geo::CacheEntry stored{folder, fs::last_write_time(folder / document_name, error)};
    for (const fs::directory_entry& file : fs::directory_iterator(folder, error)) {
        const std::uint64_t size = file.file_size(error);
        stored.bytes += error ? 0 : size;
        stored.stays = stored.stays || file.path().filename() == pin_name;
    }
    return stored;
}

bool is_pending(const fs::path& folder) {
    return folder.filename().string().starts_with(pending_prefix);
}

/// Never touches folders that somebody else put here.
bool is_result(const fs::path& folder) {
    constexpr std::size_t hash_digits = 32;
    const std::string name = folder.filename().string();
    std::error_code error;
    return name.size() == hash_digits &&
           name.find_first_not_of("0123456789abcdef") == std::string::npos &&
           fs::exists(folder / document_name, error);
}

/// A write that was killed leaves its folder behind; a day later nobody writes there any more.
void remove_if_abandoned(const fs::path& folder) {
    std::error_code error;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(folder, error);
    if (!error && age > std::chrono::hours(24)) {
        fs::remove_all(folder, error);
    }
}

geo::Problem cannot_store(const fs::path& folder, const std::error_code& error) {
    return geo::Problem{
        {"error.result.not_stored", {}},
        folder.string(),
        {"help.result.not_stored", {}},
        error.message()};
}

} // namespace

fs::path default_result_folder() {
    return geo::user_cache_or_temporary("results");
}

ResultStore::ResultStore(fs::path folder, std::uint64_t limit_bytes)
    : folder_(std::move(folder)), limit_bytes_(limit_bytes) {}

fs::path ResultStore::folder_of(std::string_view hash) const {
    return folder_ / std::string(hash);
}

std::shared_ptr<const ModelResult> ResultStore::get(std::string_view hash) {
    const std::scoped_lock lock(mutex_);
    const fs::path folder = folder_of(hash);
    std::error_code error;
    if (hash.empty() || !fs::exists(folder, error)) {
        return nullptr;
    }
    auto result = read_result(folder);
    if (!result || result->hash != hash) {
        fs::remove_all(folder, error);
        return nullptr;
    }
    fs::last_write_time(folder / document_name, fs::file_time_type::clock::now(), error);
    return std::make_shared<const ModelResult>(std::move(result).value());
}

geo::Result<geo::Done> ResultStore::put(const ModelResult& result, std::string_view crs) {
    const std::scoped_lock lock(mutex_);
    const fs::path folder = folder_of(result.hash);
    const fs::path pending =
        folder_ / (std::string(pending_prefix) + result.hash + "-" + std::to_string(getpid()));
    std::error_code error;
    fs::remove_all(pending, error);
    fs::create_directories(pending, error);
    if (error) {
        return cannot_store(folder_, error);
    }
    const auto written = write_result(pending, result, crs);
    if (!written) {
        fs::remove_all(pending, error);
        return written.problem();
    }
    fs::rename(pending, folder, error);
    if (error) {
        // Another program stored the same result first; same address, same content.
        std::error_code ignored;
        fs::remove_all(pending, ignored);
        if (!fs::exists(folder / document_name, ignored)) {
            return cannot_store(folder, error);
        }
    }
    drop_old(result.hash);
    return geo::Done{};
}

geo::Result<geo::Done> ResultStore::pin(std::string_view hash) {
    const std::scoped_lock lock(mutex_);
    return geo::replace_file(folder_of(hash) / pin_name, "");
}

void ResultStore::drop_old(std::string_view keep) {
    std::vector<geo::CacheEntry> stored;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
        if (is_pending(entry.path())) {
            remove_if_abandoned(entry.path());
        } else if (is_result(entry.path())) {
            geo::CacheEntry result = look_at(entry.path());
            result.stays = result.stays || result.path.filename() == keep;
            stored.push_back(std::move(result));
        }
    }
    geo::drop_longest_unused(std::move(stored), limit_bytes_);
}

} // namespace smiletwin::scenarios
