#include "geo/io/raster_reader.hpp"

#include "geo/io/height_units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace smiletwin::geo {

namespace {

constexpr std::size_t most_picture_pixels = 64'000'000;

void warn_outside(std::vector<Problem>& warnings, const RasterSource& source) {
    if (source.crs().crs) {
        auto remark = outside_area_of_use(*source.crs().crs, source.frame().box(), source.path());
        if (remark) {
            warnings.push_back(std::move(*remark));
        }
    }
}

void warn_resampled(std::vector<Problem>& warnings, const RasterSource& source) {
    if (!source.frame().is_grid()) {
        warnings.push_back(
            file_problem("warning.raster.resampled", source.path(), "help.raster.resampled"));
    }
}

/// No ground lies where files only mark that nothing is known.
std::size_t clear_undeclared_marks(std::vector<float>& values) {
    std::size_t cleared = 0;
    for (float& value : values) {
        if (is_void_mark(value)) {
            value = std::numeric_limits<float>::quiet_NaN();
            ++cleared;
        }
    }
    return cleared;
}

Grid<float> gridded(std::vector<float> values, const AffineFrame& source) {
    const GridFrame frame = grid_frame(source);
    if (!source.is_grid()) {
        return resample_bilinear(values, source, frame);
    }
    Grid<float> grid;
    grid.frame = frame;
    grid.values = std::move(values);
    return grid;
}

} // namespace

Result<HeightField> read_height_field(const RasterSource& source) {
    if (source.bands() > 1) {
        Problem problem =
            file_problem("error.raster.several_bands", source.path(), "help.raster.one_band");
        problem.what.values.emplace_back("bands", std::to_string(source.bands()));
        return problem;
    }
    auto values = source.read_numbers(1);
    if (!values) {
        return values.problem();
    }
    std::vector<Problem> warnings = source.height_remarks();
    if (clear_undeclared_marks(*values) > 0) {
        warnings.push_back(
            file_problem("warning.raster.undeclared_marks", source.path(), "help.raster.marks"));
    }
    scale_heights(*values, source.metres_per_height());
    if (std::none_of(
            values->begin(), values->end(), [](float value) { return std::isfinite(value); })) {
        return file_problem("error.raster.no_values", source.path(), "help.raster.check_content");
    }
    HeightField field;
    field.height_m = gridded(std::move(*values), source.frame());
    field.crs = source.crs().crs;
    field.vertical = source.crs().decision.vertical;
    warn_resampled(warnings, source);
    warn_outside(warnings, source);
    return {std::move(field), std::move(warnings)};
}

Result<ClassRaster> read_class_raster(const RasterSource& source) {
    if (source.bands() > 1) {
        Problem problem =
            file_problem("error.raster.several_bands", source.path(), "help.raster.one_band");
        problem.what.values.emplace_back("bands", std::to_string(source.bands()));
        return problem;
    }
    auto values = source.read_classes(1);
    if (!values) {
        return values.problem();
    }
    constexpr std::uint8_t no_class = 255;
    ClassRaster raster;
    raster.crs = source.crs().crs;
    const GridFrame frame = grid_frame(source.frame());
    if (source.frame().is_grid()) {
        raster.classes.frame = frame;
        raster.classes.values = std::move(*values);
    } else {
        raster.classes = resample_nearest(*values, source.frame(), frame, no_class);
    }
    std::vector<Problem> warnings;
    warn_resampled(warnings, source);
    warn_outside(warnings, source);
    return {std::move(raster), std::move(warnings)};
}

Result<Imagery> read_imagery(const RasterSource& source) {
    if (!source.frame().north_up()) {
        return file_problem("error.raster.turned_picture", source.path(), "help.raster.turn");
    }
    auto image = source.read_picture(most_picture_pixels);
    if (!image) {
        return image.problem();
    }
    std::vector<Problem> warnings;
    if (image->width < source.frame().columns) {
        warnings.push_back(
            file_problem("warning.raster.coarser", source.path(), "help.raster.coarser"));
    }
    warn_outside(warnings, source);
    return {
        Imagery{std::move(*image), source.frame().box(), source.crs().crs}, std::move(warnings)};
}

Result<HeightField>
read_height_field(const std::filesystem::path& path, const RasterOptions& options) {
    auto source = RasterSource::open(path, options);
    return source ? read_height_field(*source) : Result<HeightField>(source.problem());
}

Result<ClassRaster>
read_class_raster(const std::filesystem::path& path, const RasterOptions& options) {
    auto source = RasterSource::open(path, options);
    return source ? read_class_raster(*source) : Result<ClassRaster>(source.problem());
}

Result<Imagery> read_imagery(const std::filesystem::path& path, const RasterOptions& options) {
    auto source = RasterSource::open(path, options);
    return source ? read_imagery(*source) : Result<Imagery>(source.problem());
}

const RasterBand* RasterBands::find(std::string_view description) const {
    const auto found = std::find_if(bands.begin(), bands.end(), [&](const RasterBand& band) {
        return band.description == description;
    });
    return found != bands.end() ? &*found : nullptr;
}

Result<RasterBands>
read_raster_bands(const std::filesystem::path& path, const RasterOptions& options) {
    auto source = RasterSource::open(path, options);
    if (!source) {
        return source.problem();
    }
    RasterBands result;
    result.crs = source->crs().crs;
    result.metadata = source->metadata();
    for (int band = 1; band <= source->bands(); ++band) {
        auto values = source->read_numbers(band);
        if (!values) {
            return values.problem();
        }
        result.bands.push_back(
            {source->band_description(band),
             source->band_unit(band),
             gridded(std::move(*values), source->frame())});
    }
    return result;
}

} // namespace smiletwin::geo
