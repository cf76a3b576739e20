// What every writer of city models offers. One pair of files per format, one line in the list
// (city_writer.cpp); command line and window read that list.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/city/city.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct WriteReport {
    std::uint64_t objects = 0;
    std::uint64_t polygons = 0;
    /// What the format has no place for, by reason: "unit", "type", "appearance", ...
    std::map<std::string, std::uint64_t> lost;

    void lost_if(bool is_lost, const char* reason, std::uint64_t count = 1) {
        if (is_lost && count > 0) {
            lost[reason] += count;
        }
    }
};

/// For forms that have no place for what is known of single boundary surfaces.
void lose_surface_attributes(const City& city, WriteReport& report);

/// For forms that have no place for units and code spaces.
void lose_qualifiers(std::span<const Attribute> attributes, WriteReport& report);

struct WriteOptions {
    std::string version; ///< one of the writer's; empty = the first of them
};

struct CityWriter {
    std::string_view name;                  ///< "cityjson"; fixed, used on the command line
    std::string_view name_key;              ///< language key
    std::vector<std::string_view> endings;  ///< of file names, lower case: ".city.json"
    std::vector<std::string_view> versions; ///< of the format that it writes; may be empty
    /// Writes the whole file or leaves the old one. Images go into a folder beside it.
    Result<WriteReport> (*write)(
        const City& city,
        const std::filesystem::path& path,
        const WriteOptions& options,
        RunContext& context);
};

/// All writers; of several that know an ending the first counts.
const std::vector<CityWriter>& city_writers();

/// The writer for a file of that name, or nullptr.
const CityWriter* writer_for(const std::filesystem::path& path);

} // namespace smiletwin::geo
