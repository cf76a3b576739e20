// Plan geometries as GeoJSON (RFC 7946 forms, but in the project's CRS, as actions carry them).
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/vector/layer.hpp"

namespace smiletwin::scenarios {

/// Point, LineString or Polygon. A third coordinate is read and dropped. A Problem when a
/// coordinate is not a finite number, a line has fewer than two points, or a ring is open, has
/// fewer than three corners, no area, or crosses itself.
geo::Result<geo::PlanGeometry> parse_geojson(const geo::Json& geometry);

/// Rings are closed on writing.
geo::Json to_geojson(const geo::PlanGeometry& geometry);

} // namespace smiletwin::scenarios
