// Vector layers of GeoJSON, GeoPackage, Shapefile and DXF. Geometry becomes plain points, lines and
// polygons in plan; values stay text as written; broken features are counted and left out.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/io/gdal_crs.hpp"
#include "geo/vector/layer.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct VectorOptions {
    std::optional<std::string> crs_override;
};

struct VectorContent {
    VectorLayer layer;
    CrsDecision crs;
    std::uint64_t features_in_file = 0;
    /// Features (or parts of them) left out, by reason: "no_geometry", "line_too_short", ...
    std::map<std::string, std::uint64_t> ignored;
};

/// All layers that have features or could have, in the file's order. A file whose features are all
/// unusable still gives its layer; the counts say so.
Result<std::vector<VectorContent>> read_vector_file(
    const std::filesystem::path& path, const VectorOptions& options, RunContext& context);

/// Takes off the zone that stands before the eastings; a layer without a system that has one there
/// gets it.
void settle_zone(VectorContent& content);

/// What the user should know about a layer: features left out, a missing or doubtful system.
std::vector<Problem> remarks_on(const VectorContent& content, const std::filesystem::path& path);

} // namespace smiletwin::geo
