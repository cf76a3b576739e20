#include "geo/io/image_file.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/io/gdal_dataset.hpp"

#include <cpl_vsi.h>
#include <gdal.h>

#include <algorithm>
#include <vector>

namespace smiletwin::geo {

namespace {

constexpr int red_channel = 0;
constexpr int alpha_channel = 3;

CPLErr read_channel(GDALDatasetH dataset, int band, Image& image, int channel) {
    const int stride = 4;
    return GDALRasterIO(
        GDALGetRasterBand(dataset, band),
        GF_Read,
        0,
        0,
        image.width,
        image.height,
        image.rgba.data() + channel,
        image.width,
        image.height,
        GDT_Byte,
        stride,
        stride * image.width);
}

void apply_palette(GDALColorTableH palette, Image& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        if (const GDALColorEntry* entry = GDALGetColorEntry(palette, image.rgba[i])) {
            image.rgba[i] = static_cast<std::uint8_t>(entry->c1);
            image.rgba[i + 1] = static_cast<std::uint8_t>(entry->c2);
            image.rgba[i + 2] = static_cast<std::uint8_t>(entry->c3);
            image.rgba[i + 3] = static_cast<std::uint8_t>(entry->c4);
        }
    }
}

/// Gray, gray with alpha, palette, RGB or RGBA into RGBA.
bool read_channels(GDALDatasetH dataset, Image& image) {
    const int bands = GDALGetRasterCount(dataset);
    bool good = true;
    for (int band = 1; band <= std::min(bands, 4); ++band) {
        const bool alpha = bands != 3 && band == bands && bands > 1;
        const int channel = alpha ? alpha_channel : band - 1;
        good = good && read_channel(dataset, band, image, channel) == CE_None;
    }
    if (bands > 2) {
        return good;
    }
    if (GDALColorTableH palette = GDALGetRasterColorTable(GDALGetRasterBand(dataset, 1))) {
        apply_palette(palette, image);
        return good;
    }
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        image.rgba[i + 1] = image.rgba[i + red_channel];
        image.rgba[i + 2] = image.rgba[i + red_channel];
    }
    return good;
}

bool opaque(const Image& image) {
    for (std::size_t i = alpha_channel; i < image.rgba.size(); i += 4) {
        if (image.rgba[i] != 255) {
            return false;
        }
    }
    return true;
}

/// GDAL's PNG driver copies from another dataset only.
GdalDataset in_memory(const Image& image, int bands) {
    GdalDataset dataset(GDALCreate(
        GDALGetDriverByName("MEM"), "", image.width, image.height, bands, GDT_Byte, nullptr));
    for (int band = 1; dataset && band <= bands; ++band) {
        const CPLErr outcome = GDALRasterIO(
            GDALGetRasterBand(dataset.get(), band),
            GF_Write,
            0,
            0,
            image.width,
            image.height,
            const_cast<std::uint8_t*>(image.rgba.data()) + (band - 1),
            image.width,
            image.height,
            GDT_Byte,
            4,
            4 * image.width);
        if (outcome != CE_None) {
            return nullptr;
        }
    }
    return dataset;
}

} // namespace

Result<Image> read_image(const std::filesystem::path& path, std::size_t most_pixels) {
    const GdalErrors errors;
    auto dataset =
        open_gdal(path, GdalKind::Raster, {"PNG", "JPEG", "GTiff", "BMP", "GIF", "TGA"}, errors);
    if (!dataset) {
        return file_problem(
            "error.image.unreadable", path, "help.image.formats", dataset.problem().detail);
    }
    Image image;
    image.width = GDALGetRasterXSize(dataset->get());
    image.height = GDALGetRasterYSize(dataset->get());
    const std::size_t pixels =
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    if (pixels > most_pixels) {
        return file_problem("error.image.too_large", path, "help.image.smaller");
    }
    image.rgba.assign(4 * pixels, 255);
    if (!read_channels(dataset->get(), image) || errors.failed()) {
        return file_problem("error.image.incomplete", path, "help.file.copy_again", errors.first());
    }
    return image;
}

Result<std::string> encode_png(const Image& image) {
    const GdalErrors errors;
    const GdalDataset source = in_memory(image, opaque(image) ? 3 : 4);
    // The name only has to differ between threads.
    const std::string name =
        "/vsimem/encode_" + std::to_string(reinterpret_cast<std::uintptr_t>(&errors)) + ".png";
    GdalDataset copy(
        source ? GDALCreateCopy(
                     GDALGetDriverByName("PNG"),
                     name.c_str(),
                     source.get(),
                     FALSE,
                     nullptr,
                     nullptr,
                     nullptr)
               : nullptr);
    const bool created = copy != nullptr;
    copy.reset();
    vsi_l_offset size = 0;
    const GByte* bytes = created ? VSIGetMemFileBuffer(name.c_str(), &size, FALSE) : nullptr;
    std::string encoded;
    if (bytes != nullptr) {
        encoded.assign(bytes, bytes + size);
    }
    VSIUnlink(name.c_str());
    if (encoded.empty() || errors.failed()) {
        return Problem{
            {"error.image.not_encoded", {}}, {}, {"help.image.smaller", {}}, errors.first()};
    }
    return encoded;
}

Result<Done> write_png(const std::filesystem::path& path, const Image& image) {
    auto encoded = encode_png(image);
    return encoded ? replace_file(path, *encoded) : Result<Done>(encoded.problem());
}

} // namespace smiletwin::geo
