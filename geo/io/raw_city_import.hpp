// The way every reader of city models ends: from rings as written to what an importer returns.
// Private to the readers of city models.
#pragma once

#include "geo/io/importer.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/raw_city.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace smiletwin::geo {

/// What a reader has brought together.
struct ReadCity {
    std::filesystem::path path;
    std::string format; ///< Format::name
    RawFile file;
    LaidAppearances laid;
    ImportReport report; ///< with what was found so far and the phases of reading
    std::chrono::steady_clock::time_point started;
};

/// The folder that images of a file may lie in.
std::filesystem::path data_root(const std::filesystem::path& path, const ImportOptions& options);

/// Where what a file names may lie.
DataFolder data_folder(const std::filesystem::path& path, const ImportOptions& options);

/// Settles the reference system, cleans and triangulates, completes the report.
City finish_city_import(ReadCity& read, const ImportOptions& options);

/// `city` with its report.
Imported imported_city(ReadCity&& read, City&& city);

} // namespace smiletwin::geo
