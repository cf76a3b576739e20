// Results on disk, addressed by content: one folder per hash with result.json, one GeoTIFF per map
// and the tracks. A folder is complete or absent; a damaged one counts as absent. Any thread.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/kernel/model.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace smiletwin::scenarios {

/// $XDG_CACHE_HOME/smiletwin/results or ~/.cache/smiletwin/results.
std::filesystem::path default_result_folder();

class ResultStore {
public:
    static constexpr std::uint64_t standard_limit_bytes = 5ULL << 30U;

    explicit ResultStore(
        std::filesystem::path folder, std::uint64_t limit_bytes = standard_limit_bytes);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// Where the result of that hash lies, whether or not it is there.
    [[nodiscard]] std::filesystem::path folder_of(std::string_view hash) const;

    /// The stored result, or null when there is none or it is damaged (then it is removed).
    [[nodiscard]] std::shared_ptr<const ModelResult> get(std::string_view hash);
    /// Writes beside, then renames; then drops the least recently used ones above the limit.
    geo::Result<geo::Done> put(const ModelResult& result, std::string_view crs);
    /// Results used in reports are never dropped.
    geo::Result<geo::Done> pin(std::string_view hash);

private:
    void drop_old(std::string_view keep);

    std::filesystem::path folder_;
    std::uint64_t limit_bytes_;
    std::mutex mutex_;
};

} // namespace smiletwin::scenarios
