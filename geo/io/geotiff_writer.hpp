// Writes results and sample data as GeoTIFF: tiled, deflated, the same bytes for the same content.
// The file appears under its name only when it is whole.
#pragma once

#include "geo/io/raster_reader.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::geo {

struct GeoTiffOptions {
    /// Keys and values kept in the file, e.g. {"RESULT_HASH", "..."}.
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// 32 bit floating point bands in one frame; NaN is declared as no-data.
Result<Done> write_geotiff(
    const std::filesystem::path& path,
    std::span<const RasterBand> bands,
    const std::optional<Crs>& crs,
    const GeoTiffOptions& options = {});

/// One band of 8 bit classes; 255 is declared as no-data.
Result<Done> write_geotiff(
    const std::filesystem::path& path,
    const ClassRaster& raster,
    const GeoTiffOptions& options = {});

/// Heights as one band in metres.
Result<Done> write_geotiff(
    const std::filesystem::path& path,
    const HeightField& field,
    const GeoTiffOptions& options = {});

/// Colours; the alpha band is written only when a pixel is not opaque.
Result<Done> write_geotiff(
    const std::filesystem::path& path, const Imagery& imagery, const GeoTiffOptions& options = {});

} // namespace smiletwin::geo
