// A zip archive as a folder: its files are unpacked once into a cache, since readers map files and
// textures need real ones. Paths into an archive are written as if it were a folder:
// "tile.zip/inner/file.gml".
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"

#include <filesystem>
#include <optional>

namespace smiletwin::geo {

struct PlaceInZip {
    std::filesystem::path archive;
    std::filesystem::path inner; ///< empty for the archive itself
};

/// The archive that a path names or leads into; nothing for other paths. By its ending and its
/// first bytes.
std::optional<PlaceInZip> place_in_zip(const std::filesystem::path& path);

/// A folder, or an archive that is read as one.
bool is_folder_or_zip(const std::filesystem::path& path);

/// $XDG_CACHE_HOME/smiletwin/unpacked or ~/.cache/smiletwin/unpacked, else a temporary folder.
std::filesystem::path unpacking_folder();

/// A folder below `cache` with the archive's files, named by the hash of its content. Several
/// processes may unpack at once. Afterwards the cache is kept below its size by removing what was
/// used longest ago.
Result<std::filesystem::path> unpack_zip(
    const std::filesystem::path& archive, const std::filesystem::path& cache, RunContext& context);

} // namespace smiletwin::geo
