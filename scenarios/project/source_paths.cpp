#include "scenarios/project/source_paths.hpp"

#include "geo/base/file_problems.hpp"
#include "geo/base/hash.hpp"
#include "geo/io/zip_folder.hpp"

#include <algorithm>
#include <vector>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

/// First folder below the root: "/home" of "/home/anna/x".
fs::path top_folder(const fs::path& absolute) {
    const fs::path relative = absolute.relative_path();
    return relative.empty() ? fs::path{} : *relative.begin();
}

geo::Result<std::string> folder_hash(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (entry.is_regular_file(error)) {
            files.push_back(entry.path());
        }
    }
    if (error) {
        return geo::unreadable_file(folder);
    }
    std::sort(files.begin(), files.end());
    geo::Hasher hasher;
    for (const fs::path& file : files) {
        const geo::Result<std::string> hash = geo::hash_file(file);
        if (!hash) {
            return hash.problem();
        }
        hasher.text(file.lexically_relative(folder).generic_string()).text(*hash);
    }
    return hasher.hex();
}

} // namespace

std::string stored_path(const fs::path& path, const fs::path& folder) {
    const fs::path absolute = fs::absolute(path).lexically_normal();
    if (folder.empty()) {
        return absolute.generic_string();
    }
    const fs::path base = fs::absolute(folder).lexically_normal();
    const bool together = top_folder(absolute) == top_folder(base);
    return (together ? absolute.lexically_relative(base) : absolute).generic_string();
}

fs::path resolved_path(const std::string& stored, const fs::path& folder) {
    return fs::absolute(folder / stored).lexically_normal();
}

geo::Result<std::string> source_hash(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        return folder_hash(path);
    }
    if (const auto place = geo::place_in_zip(path)) {
        return geo::hash_file(place->archive); // of a file in an archive, all of it
    }
    return fs::is_regular_file(path, error) ? geo::hash_file(path)
                                            : geo::Result<std::string>(geo::unreadable_file(path));
}

} // namespace smiletwin::scenarios
