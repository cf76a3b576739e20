#include "scenarios/cli/output_place.hpp"

#include "geo/base/replace_file.hpp"

#include <unistd.h>

#include <system_error>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

bool is_writable_folder(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder, error) && ::access(folder.c_str(), W_OK) == 0;
}

} // namespace

geo::Result<geo::Done> check_output_file(const fs::path& file) {
    std::error_code error;
    const fs::path folder = fs::absolute(file, error).parent_path();
    if (fs::is_directory(file, error) || !is_writable_folder(folder)) {
        return geo::unwritable_file(file, {});
    }
    return geo::Done{};
}

geo::Result<geo::Done> check_output_folder(const fs::path& folder) {
    std::error_code error;
    fs::path there = fs::absolute(folder, error);
    while (!fs::exists(there, error) && there.has_relative_path()) {
        there = there.parent_path();
    }
    return is_writable_folder(there) ? geo::Result<geo::Done>(geo::Done{})
                                     : geo::unwritable_file(folder, {});
}

geo::Result<fs::path> project_file_named(const std::string& typed) {
    constexpr std::string_view ending = ".smile.gpkg";
    fs::path path = typed;
    const std::string name = path.filename().string();
    if (name.size() > ending.size() && name.ends_with(ending)) {
        return path;
    }
    if (name.empty() || path.has_extension()) {
        return geo::Problem{
            {"error.project.ending", {{"file", typed}}}, {}, {"help.project.ending", {}}, {}};
    }
    return path += ending;
}

} // namespace smiletwin::scenarios
