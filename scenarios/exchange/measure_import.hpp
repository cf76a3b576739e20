// Measures from a file of another program: each feature becomes one, or is refused by name.
#pragma once

#include "geo/base/run_context.hpp"
#include "geo/base/text.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct RefusedFeature {
    std::string feature; ///< its id, or its number in the file
    geo::Problem problem;
};

struct MeasureImport {
    std::vector<geo::Json> actions; ///< "measure.add", in the order of the column "number" or file
    std::vector<RefusedFeature> refused;
    std::vector<geo::Problem> warnings; ///< of the file: features that have no usable geometry
};

/// Reads GeoJSON, GeoPackage, Shapefile, DXF and CSV; a file that names no system is in the
/// project's one. The kind is `kind` or the attribute "kind", by its name or by its word in one of
/// the languages; parameters are attributes of the same name. What says no more than the catalogue
/// is left out; a project in local coordinates takes them as they are. Parts of multi geometries
/// become measures of their own.
geo::Result<MeasureImport> import_measures(
    const std::filesystem::path& path,
    const std::string& variant,
    const std::string& kind,
    const Project& project,
    const Catalogue& catalogue,
    std::span<const geo::Text> languages,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
