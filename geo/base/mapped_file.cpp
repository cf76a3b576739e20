#include "geo/base/mapped_file.hpp"

#include "geo/base/file_problems.hpp"
#include "geo/base/lost_pages.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace smiletwin::geo {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return unreadable_file(path);
    }
    struct stat status {};
    const bool usable = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    const auto size = usable ? static_cast<std::size_t>(status.st_size) : 0;
    void* data = nullptr;
    if (size > 0) {
        data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    if (size == 0 || data == MAP_FAILED) {
        ::close(file);
        return usable && size == 0 ? Result<MappedFile>(MappedFile(nullptr, 0, -1))
                                   : unreadable_file(path);
    }
    watch_pages(data, size, file);
    return MappedFile(static_cast<const char*>(data), size, file);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr))
    , size_(std::exchange(other.size_, 0))
    , file_(std::exchange(other.file_, -1)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(file_, other.file_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) {
        unwatch_pages(data_);
        // munmap takes a pointer to non-const although it writes nothing.
        ::munmap(const_cast<char*>(data_), size_); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        ::close(file_);
    }
}

} // namespace smiletwin::geo
