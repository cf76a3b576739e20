// Files that appear whole or not at all: written under another name in the same folder, then
// renamed. Any thread; two writers of the same path are the caller's mistake.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// A file being written. Without `commit()` nothing is left behind.
class PendingFile {
public:
    explicit PendingFile(std::filesystem::path final_path);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// Where to write; keeps the ending because libraries look at it.
    [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }
    /// Gives the file its final name, replacing what was there.
    Result<Done> commit();

private:
    std::filesystem::path final_;
    std::filesystem::path temporary_;
};

/// Writes all bytes, or leaves the old file as it was and says why.
Result<Done> replace_file(const std::filesystem::path& path, std::string_view bytes);

/// The Problem of a file that cannot be written.
Problem unwritable_file(const std::filesystem::path& path, const std::string& detail);

} // namespace smiletwin::geo
