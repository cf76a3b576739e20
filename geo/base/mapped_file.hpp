// A file seen as memory, without reading it first. Mapped pages are the system's, not ours: they do
// not count as memory in use.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace smiletwin::geo {

/// The bytes of a regular file, read only, as long as this object lives. Another program that
/// shortens the file meanwhile ends ours (SIGBUS); nobody renews a data set in place.
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
    MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}

    const char* data_ = nullptr; ///< null for an empty file
    std::size_t size_ = 0;
};

} // namespace smiletwin::geo
