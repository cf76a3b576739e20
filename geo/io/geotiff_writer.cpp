#include "geo/io/geotiff_writer.hpp"

#include "geo/base/replace_file.hpp"

#include <gdal.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <memory>

namespace smiletwin::geo {

namespace {

struct Layout {
    int columns = 0;
    int rows = 0;
    int bands = 0;
    GDALDataType type = GDT_Float32;
    std::array<double, 6> transform{};
    const char* photometric = "MINISBLACK";
};

std::array<double, 6> transform_of(const GridFrame& frame) {
    return {frame.west, frame.cell_m, 0.0, frame.north, 0.0, -frame.cell_m};
}

/// A GeoTIFF under construction: created, filled band by band, closed, renamed.
class TiffFile {
public:
    TiffFile(const std::filesystem::path& path, const Layout& layout)
        : path_(path), pending_(path), layout_(layout) {
        const bool floating = layout.type == GDT_Float32;
        const std::string photometric = std::string("PHOTOMETRIC=") + layout.photometric;
        // One thread and fixed settings: the order of tiles in the file is part of the bytes.
        const char* const options[] = {
            "TILED=YES",
            "BLOCKXSIZE=256",
            "BLOCKYSIZE=256",
            "COMPRESS=DEFLATE",
            "ZLEVEL=6",
            floating ? "PREDICTOR=3" : "PREDICTOR=2",
            floating ? "INTERLEAVE=BAND" : "INTERLEAVE=PIXEL",
            "BIGTIFF=IF_SAFER",
            "NUM_THREADS=1",
            photometric.c_str(),
            nullptr};
        dataset_.reset(GDALCreate(
            GDALGetDriverByName("GTiff"),
            pending_.path().c_str(),
            layout.columns,
            layout.rows,
            layout.bands,
            layout.type,
            options));
        if (dataset_) {
            std::array<double, 6> transform = layout.transform;
            GDALSetGeoTransform(dataset_.get(), transform.data());
        }
    }

    void set_crs(const std::optional<Crs>& crs) {
        if (!dataset_ || !crs) {
            return;
        }
        OGRSpatialReferenceH srs = OSRNewSpatialReference(nullptr);
        if (OSRSetFromUserInput(srs, crs->id().c_str()) == OGRERR_NONE ||
            OSRSetFromUserInput(srs, crs->wkt().c_str()) == OGRERR_NONE) {
            GDALSetSpatialRef(dataset_.get(), srs);
        }
        OSRRelease(srs);
    }

    void set_metadata(const GeoTiffOptions& options) {
        for (const auto& [key, value] : options.metadata) {
            if (dataset_) {
                GDALSetMetadataItem(dataset_.get(), key.c_str(), value.c_str(), nullptr);
            }
        }
    }

    [[nodiscard]] GDALRasterBandH band(int number) const {
        return dataset_ ? GDALGetRasterBand(dataset_.get(), number) : nullptr;
    }

    /// `stride` is the distance of neighbouring pixels in bytes, 0 = packed.
    void write_band(int number, GDALDataType type, const void* pixels, int stride = 0) {
        if (dataset_) {
            const CPLErr outcome = GDALRasterIO(
                band(number),
                GF_Write,
                0,
                0,
                layout_.columns,
                layout_.rows,
                const_cast<void*>(pixels), // GDAL's one function reads and writes
                layout_.columns,
                layout_.rows,
                type,
                stride,
                stride * layout_.columns);
            failed_ = failed_ || outcome != CE_None;
        }
    }

    Result<Done> finish() {
        const bool created = dataset_ != nullptr;
        dataset_.reset();
        if (!created || failed_ || errors_.failed()) {
            return unwritable_file(path_, errors_.first());
        }
        return pending_.commit();
    }

private:
    GdalErrors errors_;
    std::filesystem::path path_;
    PendingFile pending_;
    Layout layout_;
    GdalDataset dataset_;
    bool failed_ = false;
};

bool opaque(const Image& image) {
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        if (image.rgba[i] != 255) {
            return false;
        }
    }
    return true;
}

} // namespace

Result<Done> write_geotiff(
    const std::filesystem::path& path,
    std::span<const RasterBand> bands,
    const std::optional<Crs>& crs,
    const GeoTiffOptions& options) {
    assert(!bands.empty());
    const GridFrame& frame = bands.front().values.frame;
    TiffFile file(
        path,
        {frame.columns,
         frame.rows,
         static_cast<int>(bands.size()),
         GDT_Float32,
         transform_of(frame)});
    file.set_crs(crs);
    file.set_metadata(options);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        assert(bands[i].values.frame == frame);
        const int number = static_cast<int>(i) + 1;
        if (GDALRasterBandH band = file.band(number)) {
            GDALSetDescription(band, bands[i].description.c_str());
            GDALSetRasterUnitType(band, bands[i].unit.c_str());
            GDALSetRasterNoDataValue(band, std::numeric_limits<double>::quiet_NaN());
        }
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
        file.write_band(static_cast<int>(i) + 1, GDT_Float32, bands[i].values.values.data());
    }
    return file.finish();
}

Result<Done> write_geotiff(
    const std::filesystem::path& path, const ClassRaster& raster, const GeoTiffOptions& options) {
    const GridFrame& frame = raster.classes.frame;
    TiffFile file(path, {frame.columns, frame.rows, 1, GDT_Byte, transform_of(frame)});
    file.set_crs(raster.crs);
    file.set_metadata(options);
    if (GDALRasterBandH band = file.band(1)) {
        GDALSetRasterNoDataValue(band, 255.0);
    }
    file.write_band(1, GDT_Byte, raster.classes.values.data());
    return file.finish();
}

Result<Done> write_geotiff(
    const std::filesystem::path& path, const HeightField& field, const GeoTiffOptions& options) {
    const RasterBand band{"height", "m", field.height_m};
    return write_geotiff(path, std::span(&band, 1), field.crs, options);
}

Result<Done> write_geotiff(
    const std::filesystem::path& path, const Imagery& imagery, const GeoTiffOptions& options) {
    const Image& image = imagery.image;
    const int bands = opaque(image) ? 3 : 4;
    const std::array<double, 6> transform{
        imagery.box.min.x,
        imagery.box.width() / image.width,
        0.0,
        imagery.box.max.y,
        0.0,
        -imagery.box.height() / image.height};
    TiffFile file(path, {image.width, image.height, bands, GDT_Byte, transform, "RGB"});
    file.set_crs(imagery.crs);
    file.set_metadata(options);
    if (GDALRasterBandH alpha = bands == 4 ? file.band(4) : nullptr) {
        GDALSetRasterColorInterpretation(alpha, GCI_AlphaBand);
    }
    for (int band = 0; band < bands; ++band) {
        file.write_band(band + 1, GDT_Byte, image.rgba.data() + band, 4);
    }
    return file.finish();
}

} // namespace smiletwin::geo
