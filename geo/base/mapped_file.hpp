// A file seen as memory, without reading it first. Mapped pages are the system's, not ours: they do
// not count as memory in use.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace smiletwin::geo {

/// The bytes of a regular file, read only, as long as this object lives. Where another program
/// shortens the file meanwhile, the rest turns to zeros; FileState tells.
class MappedFile {
public:
    static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

private:
    MappedFile(const char* data, std::size_t size, int file)
        : data_(data), size_(size), file_(file) {}

    const char* data_ = nullptr; ///< null for an empty file
    std::size_t size_ = 0;
    int file_ = -1; ///< open as long as its pages are watched
};

} // namespace smiletwin::geo
