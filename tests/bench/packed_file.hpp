// A packed copy of a file, for measuring.
#pragma once

#include <filesystem>

namespace smiletwin::bench {

/// Writes `packed` as gzip does by itself (level 6).
void write_packed(const std::filesystem::path& file, const std::filesystem::path& packed);

} // namespace smiletwin::bench
