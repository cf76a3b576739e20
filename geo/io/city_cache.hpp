// City models as they were read, kept in a folder so that the next start is quick: one file per
// source and way of reading it. An entry is used only by the build that wrote it, for the same
// bytes of the source, while the files that the model names are there or missing as they were.
// The folder may be deleted at any time. Any thread; several programs may share the folder.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

/// $XDG_CACHE_HOME/smiletwin/cities or ~/.cache/smiletwin/cities.
std::filesystem::path default_city_cache();

struct CityCacheLimits {
    /// Smaller sources are read faster than they are looked up.
    std::uint64_t least_source_bytes = std::uint64_t{1} << 20U;
    /// The entries that were used longest ago go first.
    std::uint64_t folder_bytes = std::uint64_t{2} << 30U;
};

/// What `read` would bring, from options.city_cache where that is set and has it; else reads and
/// keeps it for the next time. A folder that cannot be written is no problem.
Result<Imported> import_through_cache(
    const Format& format,
    const std::filesystem::path& path,
    const ImportOptions& options,
    RunContext& context,
    const CityCacheLimits& limits = {});

} // namespace smiletwin::geo
