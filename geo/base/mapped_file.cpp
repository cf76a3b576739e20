#include "geo/base/mapped_file.hpp"

#include "geo/base/file_problems.hpp"

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
    ::close(file); // the mapping keeps the file open
    if (!usable || data == MAP_FAILED) {
        return unreadable_file(path);
    }
    return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) {
        // munmap takes a pointer to non-const although it writes nothing.
        ::munmap(const_cast<char*>(data_), size_); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    }
}

} // namespace smiletwin::geo
