// Reads raster files as what the caller knows them to be. Frames come out square and north-up;
// whatever had to be changed is in the warnings of the result.
#pragma once

#include "geo/base/run_context.hpp"
#include "geo/io/raster_source.hpp"
#include "geo/terrain/terrain.hpp"

#include <string>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// First band as heights. Marks like -9999 that the file forgot to declare become NaN, too.
Result<HeightField>
read_height_field(const std::filesystem::path& path, const RasterOptions& options = {});

/// Single band of whole numbers 0..254, also when stored as floating point (UMEP does).
Result<ClassRaster>
read_class_raster(const std::filesystem::path& path, const RasterOptions& options = {});

/// Colours; pictures above 64 million pixels are read coarser.
Result<Imagery> read_imagery(const std::filesystem::path& path, const RasterOptions& options = {});

/// One band of numbers with its name.
struct RasterBand {
    std::string description; ///< "2026-07-22T12:00:00Z", "svf_total"
    std::string unit;
    Grid<float> values; ///< NaN = no data
};

struct RasterBands {
    std::vector<RasterBand> bands; ///< all in the same frame
    std::optional<Crs> crs;
    std::vector<std::pair<std::string, std::string>> metadata;

    /// First band of that description, or nullptr.
    [[nodiscard]] const RasterBand* find(std::string_view description) const;
};

/// Every band, e.g. of a result.
Result<RasterBands>
read_raster_bands(const std::filesystem::path& path, const RasterOptions& options = {});

/// The same from an opened file, for importers that looked at it first.
Result<HeightField> read_height_field(const RasterSource& source);
Result<ClassRaster> read_class_raster(const RasterSource& source);
Result<Imagery> read_imagery(const RasterSource& source);

} // namespace smiletwin::geo
