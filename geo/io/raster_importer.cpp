#include "geo/io/raster_importer.hpp"

#include "geo/io/gdal_dataset.hpp"
#include "geo/io/raster_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>
#include <system_error>

namespace smiletwin::geo {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

/// UMEP stores land cover as floating point; only the name tells it from whole-number heights.
bool named_land_cover(const std::filesystem::path& path) {
    constexpr std::array<std::string_view, 5> words{
        "landcover", "land_cover", "lulc", "landbedeckung", "bodenbedeckung"};
    const std::string name = lower(path.stem().string());
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return name.find(word) != std::string::npos;
    });
}

bool has_world_file(std::filesystem::path path) {
    std::error_code error;
    constexpr std::array<const char*, 7> endings{
        ".pgw", ".pngw", ".jgw", ".jpgw", ".jpegw", ".wld", ".PGW"};
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
        return std::filesystem::exists(path.replace_extension(ending), error);
    });
}

int tiff_confidence(const FileHead& head) {
    if (is_tiff(head.bytes)) {
        return 2;
    }
    return head.lower_extension == ".tif" || head.lower_extension == ".tiff" ? 1 : 0;
}

int jpeg2000_confidence(const FileHead& head) {
    const std::string_view bytes = head.bytes;
    const bool boxes = bytes.starts_with(std::string_view("\0\0\0\x0CjP  ", 8));
    const bool bare = bytes.starts_with("\xFF\x4F\xFF\x51");
    if (boxes || bare) {
        return 2;
    }
    return head.lower_extension == ".jp2" || head.lower_extension == ".j2k" ? 1 : 0;
}

int ascii_grid_confidence(const FileHead& head) {
    if (lower(head.bytes.substr(0, 64)).find("ncols") != std::string::npos) {
        return 2;
    }
    return head.lower_extension == ".asc" ? 1 : 0;
}

int world_picture_confidence(const FileHead& head) {
    const std::string_view extension = head.lower_extension;
    const bool picture = extension == ".png" || extension == ".jpg" || extension == ".jpeg";
    return picture && has_world_file(head.path) ? 2 : 0;
}

Box3d box_of(const HeightField& field) {
    Box3d box;
    const Box2d plan = field.height_m.frame.box();
    for (const float height : field.height_m.values) {
        if (!std::isnan(height)) {
            box.add(Vec3d{plan.min.x, plan.min.y, static_cast<double>(height)});
            box.add(Vec3d{plan.max.x, plan.max.y, static_cast<double>(height)});
        }
    }
    return box;
}

Box3d flat_box(const Box2d& plan) {
    Box3d box;
    box.add(Vec3d{plan.min.x, plan.min.y, 0.0});
    box.add(Vec3d{plan.max.x, plan.max.y, 0.0});
    return box;
}

template <typename T>
Result<Imported>
finished(Result<T> read, const RasterSource& source, std::string_view format, Box3d bounds) {
    Imported imported;
    imported.path = source.path();
    imported.format = format;
    imported.report.files = {source.path().string()};
    imported.report.crs = source.crs().decision;
    imported.report.bounds = bounds;
    imported.report.warnings = read.warnings();
    imported.data = std::make_shared<const T>(std::move(*read));
    return imported;
}

Result<Imported> import_classes(const RasterSource& source, std::string_view format) {
    auto classes = read_class_raster(source);
    if (!classes) {
        return classes.problem();
    }
    return finished(std::move(classes), source, format, flat_box(source.frame().box()));
}

Result<Imported> import_picture(const RasterSource& source, std::string_view format) {
    auto picture = read_imagery(source);
    if (!picture) {
        return picture.problem();
    }
    return finished(std::move(picture), source, format, flat_box(source.frame().box()));
}

Result<Imported> import_heights(const RasterSource& source, std::string_view format) {
    auto heights = read_height_field(source);
    if (!heights) {
        return heights.problem();
    }
    const Box3d box = box_of(*heights);
    return finished(std::move(heights), source, format, box);
}

Result<Imported> import_raster(
    const std::filesystem::path& path,
    const ImportOptions& options,
    RunContext& context,
    std::string_view format) {
    if (context.cancelled()) {
        return cancelled_problem();
    }
    auto source = RasterSource::open(path, {options.crs_override, true});
    if (!source) {
        return source.problem();
    }
    const RasterMeaning meaning = source->meaning();
    if (meaning == RasterMeaning::Picture) {
        return import_picture(*source, format);
    }
    if (meaning == RasterMeaning::Classes || named_land_cover(path)) {
        return import_classes(*source, format);
    }
    return import_heights(*source, format);
}

Result<Imported>
import_tiff(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_raster(path, options, context, "geotiff");
}

Result<Imported> import_jpeg2000(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_raster(path, options, context, "jpeg2000");
}

Result<Imported> import_ascii_grid(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_raster(path, options, context, "ascii_grid");
}

Result<Imported> import_world_picture(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_raster(path, options, context, "world_picture");
}

} // namespace

Format geotiff_format() {
    return {"geotiff", "format.geotiff", {".tif", ".tiff"}, tiff_confidence, import_tiff};
}

Format jpeg2000_format() {
    return {"jpeg2000", "format.jpeg2000", {".jp2", ".j2k"}, jpeg2000_confidence, import_jpeg2000};
}

Format ascii_grid_format() {
    return {"ascii_grid", "format.ascii_grid", {".asc"}, ascii_grid_confidence, import_ascii_grid};
}

Format world_picture_format() {
    return {
        "world_picture",
        "format.world_picture",
        {".png", ".jpg", ".jpeg"},
        world_picture_confidence,
        import_world_picture};
}

} // namespace smiletwin::geo
