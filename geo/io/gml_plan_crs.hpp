// The one reference system of a layer whose geometries may each name their own.
#pragma once

#include "geo/io/gdal_crs.hpp"
#include "geo/io/gml_plan_geometry.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// Brings all geometries into the system that most of them name, easting (longitude) first; axes
/// are told by the area of use, as with city models, or by the user. Geometries that cannot be
/// brought there are taken out and counted. `outer_name` is what the file as a whole says, for
/// those that say nothing.
Result<CrsChoice> settle_plan_crs(
    std::vector<PlacedGeometry>& geometries,
    const std::string& outer_name,
    const std::optional<std::string>& crs_override,
    AxisOrder order,
    IgnoredCounts& ignored);

/// Hundredths of a metre, in the units of the system named.
ArcTolerance plan_arc_tolerance(const std::optional<std::string>& crs_override);

} // namespace smiletwin::geo
