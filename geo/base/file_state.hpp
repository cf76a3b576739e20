// Whether a file is still the one that was looked at before.
#pragma once

#include <cstdint>
#include <filesystem>

namespace smiletwin::geo {

/// Size and time of the last writing; all zero for what is no file.
struct FileState {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type written;

    friend bool operator==(const FileState&, const FileState&) = default;
};

inline FileState state_of(const std::filesystem::path& path) {
    std::error_code error;
    FileState state{std::filesystem::file_size(path, error), {}};
    if (!error) {
        state.written = std::filesystem::last_write_time(path, error);
    }
    return error ? FileState{} : state;
}

} // namespace smiletwin::geo
