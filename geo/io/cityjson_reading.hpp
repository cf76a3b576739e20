// Reads CityJSON 1.0 to 2.0 and CityJSONSeq (one feature per line). Private to the CityJSON
// importer.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct CityJsonReadingOptions {
    /// Lines of a CityJSONSeq are handed to a thread in portions of at least that much text.
    std::size_t part_bytes = std::size_t{2} << 20U;
};

struct CityJsonFile {
    RawFile file;
    LaidAppearances laid;
    /// The parent of each object by its id, part by part; empty = none.
    std::vector<std::vector<std::string>> parent_ids;
    std::map<std::string, std::string> document_members; ///< see City
    ImportReport found;                                  ///< images, what was ignored, warnings
};

/// Images are looked for inside `root` only. A Problem says where the text breaks.
Result<CityJsonFile> read_cityjson(
    const std::filesystem::path& path,
    const std::filesystem::path& root,
    RunContext& context,
    const CityJsonReadingOptions& options = {});

} // namespace smiletwin::geo
