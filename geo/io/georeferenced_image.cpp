#include "geo/io/georeferenced_image.hpp"

#include "geo/io/gdal_dataset.hpp"

#include <gdal.h>

#include <cmath>
#include <fstream>
#include <string>
#include <vector>

namespace smiletwin::geo {

namespace {

GdalDataset open_image(const std::filesystem::path& image) {
    const GdalErrors errors;
    Result<GdalDataset> dataset =
        open_gdal(image, GdalKind::Raster, {"PNG", "JPEG", "GTiff"}, errors);
    return dataset ? std::move(dataset).value() : GdalDataset();
}

/// ".png" has its world file as ".pgw", ".pngw" or ".wld".
std::vector<std::filesystem::path> world_files(const std::filesystem::path& image) {
    const std::string ending = image.extension().string();
    std::vector<std::filesystem::path> files;
    for (const char w : {'w', 'W'}) {
        if (ending.size() >= 3) {
            std::string brief = ending;
            brief = {'.', ending[1], ending.back(), w};
            files.push_back(std::filesystem::path(image).replace_extension(brief));
        }
        files.push_back(std::filesystem::path(image).replace_extension(ending + w));
    }
    files.push_back(std::filesystem::path(image).replace_extension(".wld"));
    return files;
}

std::optional<PixelPlacing> by_world_file(const std::filesystem::path& image) {
    for (const std::filesystem::path& path : world_files(image)) {
        std::ifstream file(path);
        file.imbue(std::locale::classic());
        std::array<double, 6> lines{};
        bool complete = static_cast<bool>(file);
        for (double& line : lines) {
            complete = complete && file >> line;
        }
        if (complete) {
            return PixelPlacing{{lines[0], lines[2], lines[1], lines[3]}, {lines[4], lines[5]}};
        }
    }
    return {};
}

std::optional<PixelPlacing> by_image(const std::filesystem::path& image) {
    const GdalDataset dataset = open_image(image);
    std::array<double, 6> t{};
    if (!dataset || GDALGetGeoTransform(dataset.get(), t.data()) != CE_None) {
        return {};
    }
    // GDAL's origin is the corner of the pixel.
    return PixelPlacing{
        {t[1], t[2], t[4], t[5]}, {t[0] + 0.5 * (t[1] + t[2]), t[3] + 0.5 * (t[4] + t[5])}};
}

} // namespace

bool PixelPlacing::is_usable() const {
    const double area = matrix[0] * matrix[3] - matrix[1] * matrix[2];
    return std::isfinite(area) && area != 0.0 && std::isfinite(centre.x) && std::isfinite(centre.y);
}

std::optional<std::pair<double, double>> image_size_px(const std::filesystem::path& image) {
    const GdalDataset dataset = open_image(image);
    if (!dataset) {
        return {};
    }
    return std::pair(
        static_cast<double>(GDALGetRasterXSize(dataset.get())),
        static_cast<double>(GDALGetRasterYSize(dataset.get())));
}

std::optional<PixelPlacing>
placing_of(const std::filesystem::path& image, bool prefers_world_file) {
    auto placing = prefers_world_file ? by_world_file(image) : by_image(image);
    if (!placing) {
        placing = prefers_world_file ? by_image(image) : by_world_file(image);
    }
    return placing;
}

Vec2d place_in_image(const PixelPlacing& placing, std::pair<double, double> size_px, Vec2d world) {
    const auto& m = placing.matrix;
    const double area = m[0] * m[3] - m[1] * m[2];
    const Vec2d d = world - placing.centre;
    const double column = (m[3] * d.x - m[1] * d.y) / area;
    const double row = (m[0] * d.y - m[2] * d.x) / area;
    return {(column + 0.5) / size_px.first, 1.0 - (row + 0.5) / size_px.second};
}

} // namespace smiletwin::geo
