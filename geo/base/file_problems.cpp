#include "geo/base/file_problems.hpp"

namespace smiletwin::geo {

Problem unreadable_file(const std::filesystem::path& path) {
    return Problem{
        {"error.file.unreadable", {{"file", path.filename().string()}}},
        path.string(),
        {"help.file.check_path", {}},
        {}};
}

Problem out_of_memory() {
    return Problem{{"error.memory", {}}, {}, {"help.memory", {}}, {}};
}

} // namespace smiletwin::geo
