#include "geo/io/gdal_dataset.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

/// Answers every request of the library itself, so that no address inside a file (a .prj, the "crs"
/// of a GeoJSON) is ever visited.
CPLHTTPResult* refuse_fetch(
    const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
    auto* refusal = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    refusal->nStatus = 1;
    refusal->pszErrBuf = CPLStrdup("the network is not used");
    return refusal;
}

void register_once() {
    CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");   // no .aux.xml, neither read nor written
    CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0"); // nothing here may reach the network
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "/none");
    CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
    CPLSetConfigOption("GTIFF_IGNORE_READ_ERRORS", "NO");
    OSRSetPROJEnableNetwork(0);
    GDALRegister_MEM();
    GDALRegister_GTiff();
    GDALRegister_AAIGrid();
    GDALRegister_PNG();
    GDALRegister_JPEG();
    GDALRegister_BMP();
    GDALRegister_GIF();
    GDALRegister_TGA();
    GDALRegister_JP2OpenJPEG();
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRShape();
    RegisterOGRDXF();
    RegisterOGRXLSX();
}

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
    auto* errors = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
    errors->note(level >= CE_Failure, text != nullptr ? text : "");
}

/// Reading a GeoPackage must not leave -wal and -shm files beside it; without an open write-ahead
/// log the file may be taken as unchanging.
std::vector<const char*> open_options(const std::filesystem::path& path) {
    std::vector<const char*> options;
    std::error_code error;
    if (path.extension() == ".gpkg" && !std::filesystem::exists(path.string() + "-wal", error)) {
        options.push_back("IMMUTABLE=YES");
    }
    options.push_back(nullptr);
    return options;
}

/// Is it at least the beginning of a picture or a GeoTIFF?
bool begins_as_raster(const std::filesystem::path& path) {
    std::string head(4, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    constexpr std::array<std::string_view, 4> others{
        {{"\x89PNG", 4},
         {"\xFF\xD8\xFF", 3},
         {"\0\0\0\x0C", 4},         // JPEG 2000 with boxes
         {"\xFF\x4F\xFF\x51", 4}}}; // and without
    return is_tiff(head) || std::any_of(others.begin(), others.end(), [&](std::string_view mark) {
               return head.starts_with(mark);
           });
}

/// A whole file that this build of the library cannot unpack.
bool lacks_codec(std::string_view said) {
    return said.find("codec") != std::string_view::npos;
}

} // namespace

void prepare_gdal() {
    static std::once_flag once;
    std::call_once(once, register_once);
}

GdalErrors::GdalErrors() {
    prepare_gdal();
    CPLPushErrorHandlerEx(collect, this);
}

GdalErrors::~GdalErrors() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalErrors::clear() {
    failures_ = 0;
    first_.clear();
}

void GdalErrors::note(bool failure, std::string_view text) {
    if (failure && failures_++ == 0) {
        first_ = text;
    }
}

void GdalClose::operator()(void* dataset) const {
    GDALClose(dataset);
}

Result<GdalDataset> open_gdal(
    const std::filesystem::path& path,
    GdalKind kind,
    std::initializer_list<const char*> drivers,
    const GdalErrors& errors) {
    std::error_code error;
    // An existing plain file with an absolute name: neither a connection string nor /vsicurl/.
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    if (error || !std::filesystem::is_regular_file(absolute, error)) {
        return file_problem("error.file.unreadable", path, "help.file.check_path");
    }
    std::vector<const char*> allowed(drivers);
    allowed.push_back(nullptr);
    const unsigned flags = GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR |
                           (kind == GdalKind::Raster ? GDAL_OF_RASTER : GDAL_OF_VECTOR);
    GdalDataset dataset(GDALOpenEx(
        absolute.c_str(), flags, allowed.data(), open_options(absolute).data(), nullptr));
    if (!dataset) {
        const bool raster = kind == GdalKind::Raster;
        if (raster && begins_as_raster(absolute) && !lacks_codec(errors.first())) {
            return file_problem(
                "error.raster.incomplete", path, "help.file.copy_again", errors.first());
        }
        return file_problem(
            raster ? "error.raster.unreadable" : "error.vector.unreadable",
            path,
            raster ? "help.raster.formats" : "help.vector.formats",
            errors.first());
    }
    // A GeoTIFF may name any file of the machine as a coarser copy of itself.
    GDALSetMetadata(dataset.get(), nullptr, "OVERVIEWS");
    return dataset;
}

bool is_tiff(std::string_view bytes) {
    constexpr std::array<std::string_view, 4> marks{
        {{"II*\0", 4}, {"MM\0*", 4}, {"II+\0", 4}, {"MM\0+", 4}}};
    return std::find(marks.begin(), marks.end(), bytes.substr(0, 4)) != marks.end();
}

std::string as_utf8(const std::string& text) {
    if (CPLIsUTF8(text.c_str(), static_cast<int>(text.size())) != 0) {
        return text;
    }
    char* recoded = CPLRecode(text.c_str(), "CP1252", CPL_ENC_UTF8);
    std::string result = recoded;
    CPLFree(recoded);
    return result;
}

Problem file_problem(
    std::string_view what_key,
    const std::filesystem::path& path,
    std::string_view help_key,
    std::string detail) {
    const std::string file = path.filename().string();
    return Problem{
        {std::string(what_key), {{"file", file}}},
        path.string(),
        {std::string(help_key), {{"file", file}}},
        std::move(detail)};
}

} // namespace smiletwin::geo
