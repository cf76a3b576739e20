// The peer of the import bench: libcitygml as a viewer would use it.
#pragma once

#include <cstdint>
#include <filesystem>

namespace smiletwin::bench {

/// Reads with tessellation, all levels of detail; the number of polygons it has.
std::uint64_t read_with_libcitygml(const std::filesystem::path& file);

} // namespace smiletwin::bench
