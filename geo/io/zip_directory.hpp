// What lies in a zip archive (PKWARE APPNOTE 6.3.10), looked at before anything is unpacked.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct ZipEntry {
    std::string name; ///< relative, parted by '/', safe to join to a folder
    std::uint16_t method = 0;
    std::uint32_t crc32 = 0;
    std::uint64_t packed_bytes = 0;
    std::uint64_t bytes = 0;
    std::uint64_t header_at = 0; ///< of the entry's local header
};

struct ZipLimits {
    std::uint64_t entries = 100'000;
    std::uint64_t bytes = std::uint64_t{32} << 30U; ///< of all files unpacked
    /// Text of city models packs to a twentieth; what packs much better was made to fill a disk.
    std::uint64_t ratio = 200;
    std::uint64_t bytes_at_any_ratio = std::uint64_t{64} << 20U;
};

/// The files of an archive, folders and the remarks of macOS left out. One sentence for archives
/// that are damaged, need a password, lead out of their folder (`..`, absolute names, drive
/// letters, links) or would fill the disk.
Result<std::vector<ZipEntry>> read_zip_directory(
    std::string_view archive, const std::filesystem::path& path, const ZipLimits& limits = {});

/// The packed bytes of an entry; a Problem when they do not lie in the archive.
Result<std::string_view>
packed_bytes(std::string_view archive, const ZipEntry& entry, const std::filesystem::path& path);

} // namespace smiletwin::geo
