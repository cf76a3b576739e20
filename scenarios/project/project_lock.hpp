// Says to other programs that a project is being edited: a file beside it, locked by the kernel, so
// that the lock ends with the program however it ends.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace smiletwin::scenarios {

class ProjectLock {
public:
    enum class State {
        Held, ///< by us
        HeldByOther,
        Impossible, ///< no file can be written beside the project
    };

    static ProjectLock acquire(const std::filesystem::path& project);
    ProjectLock(ProjectLock&&) noexcept;
    ProjectLock& operator=(ProjectLock&&) noexcept;
    ~ProjectLock();

    [[nodiscard]] State state() const { return state_; }
    /// "host, process 4711" of the other holder, as far as it said so.
    [[nodiscard]] const std::string& holder() const { return holder_; }

private:
    explicit ProjectLock(std::filesystem::path path) : path_(std::move(path)) {}
    void try_lock();
    void release();

    std::filesystem::path path_;
    std::string holder_;
    State state_ = State::Impossible;
    int file_ = -1;
};

} // namespace smiletwin::scenarios
