// Terrain as a list of points, as German surveys deliver it, and its peer: GDAL's own reader.
#pragma once

#include <cstdint>
#include <filesystem>

namespace smiletwin::bench {

/// A square of rolling ground at 1 m, rows from south to north, of about that size.
void write_xyz(const std::filesystem::path& file, std::uint64_t bytes);

/// All heights into memory; the number of cells.
std::uint64_t read_xyz_with_gdal(const std::filesystem::path& file);

} // namespace smiletwin::bench
