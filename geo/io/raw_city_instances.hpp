// Puts templates where their instances stand. Private to the readers of city models.
#pragma once

#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"

#include <filesystem>

namespace smiletwin::geo {

/// Where files named by a model lie.
struct DataFolder {
    std::filesystem::path folder; ///< names are relative to this one ...
    std::filesystem::path root;   ///< ... and lead nowhere outside this one
};

/// Adds the polygons of all instances. To be called when places are in the final system and
/// appearances are laid; instances that stand nowhere are counted.
void place_instances(
    RawFile& file, LaidAppearances& laid, const DataFolder& data, ImportReport& report);

} // namespace smiletwin::geo
