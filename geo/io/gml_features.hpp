// Collections of features in GML as one layer: every object with a place, with its fields.
#pragma once

#include "geo/io/gml_object.hpp"
#include "geo/io/importer.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// The objects in the members of a collection.
std::vector<const GmlNode*> gml_objects(const GmlNode& collection);

/// One layer of a whole tree; `title` is its name, without one that of the file. Objects by class,
/// those without a place and geometry that could not be used are in the report.
Result<Imported> import_gml_features(
    const GmlTree& tree,
    const std::filesystem::path& path,
    const GmlWords& words,
    const std::string& title,
    std::string_view format,
    const ImportOptions& options,
    RunContext& context);

} // namespace smiletwin::geo
