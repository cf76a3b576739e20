#include "scenarios/project/project_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace smiletwin::scenarios {

namespace {

std::string own_name() {
    std::array<char, 256> host{};
    gethostname(host.data(), host.size() - 1);
    return fmt::format("{}, {}", host.data(), getpid());
}

std::string read_name(int file) {
    std::array<char, 256> text{};
    const ssize_t count = pread(file, text.data(), text.size(), 0);
    return count > 0 ? std::string(text.data(), static_cast<std::size_t>(count)) : std::string{};
}

/// False when the holder before us has deleted the file between our opening and locking it.
bool is_still_there(int file, const std::filesystem::path& path) {
    struct stat opened {};
    struct stat named {};
    return fstat(file, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

} // namespace

ProjectLock ProjectLock::acquire(const std::filesystem::path& project) {
    ProjectLock lock(project.parent_path() / ("." + project.filename().string() + ".lock"));
    lock.try_lock();
    return lock;
}

void ProjectLock::try_lock() {
    // Twice, because the file may vanish under our hands once.
    for (int attempt = 0; attempt < 2; ++attempt) {
        file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file_ < 0) {
            state_ = State::Impossible;
            return;
        }
        if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
            state_ = errno == EWOULDBLOCK ? State::HeldByOther : State::Impossible;
            holder_ = read_name(file_);
            close(std::exchange(file_, -1));
            return;
        }
        if (is_still_there(file_, path_)) {
            const std::string name = own_name();
            const bool written =
                ftruncate(file_, 0) == 0 && pwrite(file_, name.data(), name.size(), 0) > 0;
            holder_ = written ? name : std::string{};
            state_ = State::Held;
            return;
        }
        close(std::exchange(file_, -1));
    }
    state_ = State::HeldByOther;
}

void ProjectLock::release() {
    if (file_ >= 0) {
        unlink(path_.c_str());
        close(std::exchange(file_, -1));
    }
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : path_(std::move(other.path_))
    , holder_(std::move(other.holder_))
    , state_(other.state_)
    , file_(std::exchange(other.file_, -1)) {}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept {
    if (this != &other) {
        release();
        path_ = std::move(other.path_);
        holder_ = std::move(other.holder_);
        state_ = other.state_;
        file_ = std::exchange(other.file_, -1);
    }
    return *this;
}

ProjectLock::~ProjectLock() {
    release();
}

} // namespace smiletwin::scenarios
