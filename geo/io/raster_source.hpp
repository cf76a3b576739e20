// A raster file, opened and understood but not yet read: size, place, bands. Shared by the readers
// of heights, classes and pictures.
#pragma once

#include "geo/io/gdal_crs.hpp"
#include "geo/io/gdal_dataset.hpp"
#include "geo/raster/affine.hpp"
#include "geo/raster/image.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct RasterOptions {
    std::optional<std::string> crs_override;
    /// Models also run on plain files of one made-up frame; then a missing system is no error.
    bool crs_required = true;
};

enum class RasterMeaning { Heights, Classes, Picture };

class RasterSource {
public:
    /// Problems: not a raster, no place, no system, degrees, too large.
    static Result<RasterSource>
    open(const std::filesystem::path& path, const RasterOptions& options);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const AffineFrame& frame() const { return frame_; }
    [[nodiscard]] const CrsChoice& crs() const { return crs_; }
    /// Of the first band, should it hold heights; what is to be said of that.
    [[nodiscard]] double metres_per_height() const { return metres_per_height_; }
    [[nodiscard]] const std::vector<Problem>& height_remarks() const { return height_remarks_; }
    [[nodiscard]] int bands() const;
    [[nodiscard]] std::string band_description(int band) const;
    [[nodiscard]] std::string band_unit(int band) const;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> metadata() const;
    /// What the file most probably holds: by number and type of its bands.
    [[nodiscard]] RasterMeaning meaning() const;

    /// Band (from 1) as numbers with scale and offset applied, no-data as NaN.
    [[nodiscard]] Result<std::vector<float>> read_numbers(int band) const;
    /// Band as 8 bit whole numbers 0..254; 255 = no data. A Problem when the values are others.
    [[nodiscard]] Result<std::vector<std::uint8_t>> read_classes(int band) const;
    /// All colours at up to `most_pixels`; larger pictures are read coarser.
    [[nodiscard]] Result<Image> read_picture(std::size_t most_pixels) const;

private:
    RasterSource() = default;
    Result<Done> locate(const RasterOptions& options);
    Result<Done> read_band(int band, int gdal_type, void* pixels, int width, int height) const;

    std::filesystem::path path_;
    GdalDataset dataset_;
    AffineFrame frame_;
    CrsChoice crs_;
    double metres_per_height_ = 1.0;
    std::vector<Problem> height_remarks_;
};

} // namespace smiletwin::geo
