#include "geo/io/raster_source.hpp"

#include "geo/crs/zone_prefix.hpp"
#include "geo/io/height_units.hpp"

#include <gdal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::geo {

namespace {

/// One gigabyte of heights; larger areas are cut before they come here.
constexpr std::size_t most_cells = 250'000'000;
/// Pictures are read coarser, but every pixel has to be decoded for that.
constexpr std::size_t most_decoded_pixels = 1'000'000'000;

std::size_t pixel_count(int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

/// Files come with the limits of double as no-data in bands of float; both mean the same.
float as_float(double value) {
    constexpr double limit = std::numeric_limits<float>::max();
    return static_cast<float>(std::clamp(value, -limit, limit));
}

/// Integer (or integer-like) numbers small enough to be classes.
std::optional<std::uint8_t> class_of(float value) {
    constexpr float most = 254.0F;
    const bool whole = value >= 0.0F && value <= most && value == std::floor(value);
    return whole ? std::optional(static_cast<std::uint8_t>(value)) : std::nullopt;
}

/// Where a band of the file goes in a pixel of ours; -1 = nowhere (near infrared).
int channel_of(GDALRasterBandH band, int number, int bands) {
    switch (GDALGetRasterColorInterpretation(band)) {
    case GCI_RedBand:
        return 0;
    case GCI_GreenBand:
        return 1;
    case GCI_BlueBand:
        return 2;
    case GCI_AlphaBand:
        return 3;
    default:
        break;
    }
    // German orthophotos have near infrared as fourth band: only a declared alpha band is one.
    return bands >= 3 && number <= 3 ? number - 1 : -1;
}

void spread_palette(GDALColorTableH palette, Image& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        const GDALColorEntry* entry = GDALGetColorEntry(palette, image.rgba[i]);
        if (entry != nullptr) {
            image.rgba[i] = static_cast<std::uint8_t>(entry->c1);
            image.rgba[i + 1] = static_cast<std::uint8_t>(entry->c2);
            image.rgba[i + 2] = static_cast<std::uint8_t>(entry->c3);
            image.rgba[i + 3] = static_cast<std::uint8_t>(entry->c4);
        }
    }
}

void spread_gray(Image& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        image.rgba[i + 1] = image.rgba[i];
        image.rgba[i + 2] = image.rgba[i];
    }
}

} // namespace

Result<RasterSource>
RasterSource::open(const std::filesystem::path& path, const RasterOptions& options) {
    const GdalErrors errors;
    auto dataset = open_gdal(
        path, GdalKind::Raster, {"GTiff", "AAIGrid", "PNG", "JPEG", "JP2OpenJPEG"}, errors);
    if (!dataset) {
        return dataset.problem();
    }
    RasterSource source;
    source.path_ = path;
    source.dataset_ = std::move(*dataset);
    if (source.bands() < 1) {
        return file_problem("error.raster.unreadable", path, "help.raster.formats");
    }
    auto located = source.locate(options);
    if (!located) {
        return located.problem();
    }
    return source;
}

Result<Done> RasterSource::locate(const RasterOptions& options) {
    frame_.columns = GDALGetRasterXSize(dataset_.get());
    frame_.rows = GDALGetRasterYSize(dataset_.get());
    std::array<double, 6> numbers{};
    const bool placed = GDALGetGeoTransform(dataset_.get(), numbers.data()) == CE_None;
    frame_.transform = {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
    if (!placed || !frame_.usable()) {
        return file_problem("error.raster.no_place", path_, "help.raster.world_file");
    }
    auto choice = choose_crs(
        const_cast<void*>(static_cast<const void*>(GDALGetSpatialRef(dataset_.get()))),
        path_,
        options.crs_override);
    if (!choice) {
        return choice.problem();
    }
    crs_ = std::move(*choice);
    if (!crs_.crs && options.crs_required) {
        return file_problem("error.raster.no_crs", path_, "help.crs.raster");
    }
    if (crs_.crs && crs_.crs->is_geographic()) {
        return file_problem("error.raster.degrees", path_, "help.raster.project");
    }
    if (crs_.crs) {
        const double prefix = zone_prefix_m(*crs_.crs, frame_.box().center());
        if (prefix > 0.0) {
            frame_.transform.x0 -= prefix;
            crs_.decision.note = note_on_zone_prefix(*crs_.crs, prefix);
        }
    }
    if (meaning() == RasterMeaning::Heights) {
        metres_per_height_ = settle_height_unit(band_unit(1), crs_, path_, height_remarks_);
    }
    const bool picture = meaning() == RasterMeaning::Picture;
    const bool too_large = picture ? pixel_count(frame_.columns, frame_.rows) > most_decoded_pixels
                                   : grid_frame(frame_).cells() > most_cells;
    if (too_large) {
        return file_problem("error.raster.too_large", path_, "help.raster.cut");
    }
    return Done{};
}

int RasterSource::bands() const {
    return GDALGetRasterCount(dataset_.get());
}

std::string RasterSource::band_description(int band) const {
    return GDALGetDescription(GDALGetRasterBand(dataset_.get(), band));
}

std::string RasterSource::band_unit(int band) const {
    return GDALGetRasterUnitType(GDALGetRasterBand(dataset_.get(), band));
}

std::vector<std::pair<std::string, std::string>> RasterSource::metadata() const {
    std::vector<std::pair<std::string, std::string>> result;
    char** lines = GDALGetMetadata(dataset_.get(), nullptr);
    for (char** line = lines; line != nullptr && *line != nullptr; ++line) {
        const std::string text = *line;
        const std::size_t sign = text.find('=');
        if (sign != std::string::npos && text.substr(0, sign) != "AREA_OR_POINT") {
            result.emplace_back(text.substr(0, sign), text.substr(sign + 1));
        }
    }
    return result;
}

RasterMeaning RasterSource::meaning() const {
    const std::string driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset_.get()));
    const bool bytes = GDALGetRasterDataType(GDALGetRasterBand(dataset_.get(), 1)) == GDT_Byte;
    if (driver == "PNG" || driver == "JPEG" || (bytes && bands() >= 3)) {
        return RasterMeaning::Picture;
    }
    return bytes ? RasterMeaning::Classes : RasterMeaning::Heights;
}

Result<Done>
RasterSource::read_band(int band, int gdal_type, void* pixels, int width, int height) const {
    const GdalErrors errors;
    const CPLErr outcome = GDALRasterIO(
        GDALGetRasterBand(dataset_.get(), band),
        GF_Read,
        0,
        0,
        frame_.columns,
        frame_.rows,
        pixels,
        width,
        height,
        static_cast<GDALDataType>(gdal_type),
        0,
        0);
    if (outcome != CE_None || errors.failed()) {
        return file_problem(
            "error.raster.incomplete", path_, "help.file.copy_again", errors.first());
    }
    return Done{};
}

Result<std::vector<float>> RasterSource::read_numbers(int band) const {
    GDALRasterBandH handle = GDALGetRasterBand(dataset_.get(), band);
    std::vector<float> values(pixel_count(frame_.columns, frame_.rows));
    auto read = read_band(band, GDT_Float32, values.data(), frame_.columns, frame_.rows);
    if (!read) {
        return read.problem();
    }
    int has_no_data = 0;
    const float no_data = as_float(GDALGetRasterNoDataValue(handle, &has_no_data));
    const double scale = GDALGetRasterScale(handle, nullptr);
    const double offset = GDALGetRasterOffset(handle, nullptr);
    const bool scaled = scale != 1.0 || offset != 0.0;
    for (float& value : values) {
        if ((has_no_data != 0 && value == no_data) || !std::isfinite(value)) {
            value = std::numeric_limits<float>::quiet_NaN();
        } else if (scaled) {
            value = as_float(static_cast<double>(value) * scale + offset);
        }
    }
    return values;
}

Result<std::vector<std::uint8_t>> RasterSource::read_classes(int band) const {
    auto numbers = read_numbers(band);
    if (!numbers) {
        return numbers.problem();
    }
    constexpr std::uint8_t no_class = 255;
    std::vector<std::uint8_t> classes(numbers->size(), no_class);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const float value = (*numbers)[i];
        const auto found = class_of(value);
        if (found) {
            classes[i] = *found;
        } else if (!std::isnan(value) && value != static_cast<float>(no_class)) {
            return file_problem("error.raster.not_classes", path_, "help.raster.classes");
        }
    }
    return classes;
}

Result<Image> RasterSource::read_picture(std::size_t most_pixels) const {
    const double pixels = static_cast<double>(frame_.columns) * frame_.rows;
    const double shrink = std::max(1.0, std::sqrt(pixels / static_cast<double>(most_pixels)));
    Image image;
    image.width = std::max(1, static_cast<int>(frame_.columns / shrink));
    image.height = std::max(1, static_cast<int>(frame_.rows / shrink));
    const std::size_t count = pixel_count(image.width, image.height);
    image.rgba.assign(4 * count, 255);
    std::vector<std::uint8_t> channel(count);
    const bool single = bands() < 3;
    for (int band = 1; band <= bands(); ++band) {
        GDALRasterBandH handle = GDALGetRasterBand(dataset_.get(), band);
        const int target = single && band == 1 ? 0 : channel_of(handle, band, bands());
        if (target < 0) {
            continue;
        }
        auto read = read_band(band, GDT_Byte, channel.data(), image.width, image.height);
        if (!read) {
            return read.problem();
        }
        for (std::size_t i = 0; i < count; ++i) {
            image.rgba[4 * i + static_cast<std::size_t>(target)] = channel[i];
        }
    }
    GDALColorTableH palette = GDALGetRasterColorTable(GDALGetRasterBand(dataset_.get(), 1));
    if (single && palette != nullptr) {
        spread_palette(palette, image);
    } else if (single) {
        spread_gray(image);
    }
    return image;
}

} // namespace smiletwin::geo
