// How one result lies in its folder: result.json, one GeoTIFF per layer with a band per time, and
// tracks.bin. result.json names the files with their hashes, so that damage is noticed.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/kernel/model.hpp"

#include <filesystem>
#include <string_view>

namespace smiletwin::scenarios {

/// Writes into an existing, empty folder.
geo::Result<geo::Done>
write_result(const std::filesystem::path& folder, const ModelResult& result, std::string_view crs);

/// A Problem when a file is missing or is not the one that was written.
geo::Result<ModelResult> read_result(const std::filesystem::path& folder);

/// The maps alone, for folders the user named: "<layer>.tif" each.
geo::Result<geo::Done>
write_grids(const std::filesystem::path& folder, const ModelResult& result, std::string_view crs);

} // namespace smiletwin::scenarios
