// The door to GDAL: user files open with an explicit list of drivers, without network, without side
// files, and errors become text in a Problem instead of lines on stderr. Only .cpp files of geo/io
// see GDAL's own headers; its handles travel as void pointers.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Registers our drivers and sets the switches; does its work once, any thread may call it.
void prepare_gdal();

/// While it lives, messages of GDAL on this thread are collected instead of printed.
class GdalErrors {
public:
    GdalErrors();
    ~GdalErrors();
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;

    [[nodiscard]] bool failed() const { return failures_ > 0; }
    /// The first failure in GDAL's words; empty when there was none.
    [[nodiscard]] const std::string& first() const { return first_; }
    void clear();
    void note(bool failure, std::string_view text);

private:
    int failures_ = 0;
    std::string first_;
};

struct GdalClose {
    void operator()(void* dataset) const;
};
/// Owns a GDALDatasetH.
using GdalDataset = std::unique_ptr<void, GdalClose>;

enum class GdalKind { Raster, Vector };

/// Opens a plain file for reading with one of `drivers`; Problem "not readable" otherwise.
Result<GdalDataset> open_gdal(
    const std::filesystem::path& path,
    GdalKind kind,
    std::initializer_list<const char*> drivers,
    const GdalErrors& errors);

/// By the first bytes of a TIFF or BigTIFF of either byte order.
bool is_tiff(std::string_view bytes);

/// The text itself when it is UTF-8, else as Windows' western code page, which German Shapefiles
/// and weather files without a word on their encoding are in.
std::string as_utf8(const std::string& text);

/// A Problem about a file: `{file}` in both sentences is its name.
Problem file_problem(
    std::string_view what_key,
    const std::filesystem::path& path,
    std::string_view help_key,
    std::string detail = {});

} // namespace smiletwin::geo
