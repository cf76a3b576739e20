// A large city model made of a small one, for measuring.
#pragma once

#include <cstdint>
#include <filesystem>

namespace smiletwin::bench {

/// Writes the members of `tile` again and again, each time with ids and coordinates of their own,
/// until `file` has at least `bytes`. Copies stand in rows of 40, 1 km apart.
void write_repeated_tile(
    const std::filesystem::path& tile, const std::filesystem::path& file, std::uint64_t bytes);

} // namespace smiletwin::bench
