// A file that lies in memory alone, for readers that take a path.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace smiletwin::tests {

class FileInMemory {
public:
    FileInMemory(const std::uint8_t* bytes, std::size_t size)
        : file_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        if (file_ < 0 || ::write(file_, bytes, size) != static_cast<ssize_t>(size)) {
            std::abort();
        }
    }
    ~FileInMemory() { ::close(file_); }
    FileInMemory(const FileInMemory&) = delete;
    FileInMemory& operator=(const FileInMemory&) = delete;

    [[nodiscard]] std::filesystem::path path() const {
        return "/proc/self/fd/" + std::to_string(file_);
    }

private:
    int file_;
};

} // namespace smiletwin::tests
