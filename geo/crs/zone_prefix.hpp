// Eastings of surveys with the number of the zone written before them: 33312000 for 312000 m in
// zone 33 (EPSG:5650 and 4647 are defined so; others are delivered so).
#pragma once

#include "geo/crs/crs.hpp"

#include <optional>

namespace smiletwin::geo {

/// What to take off eastings that carry the zone of `crs` although its definition has none
/// (33,000,000 m); 0 where `point` needs nothing taken off, or something else.
double zone_prefix_m(const Crs& crs, Vec2d point);

/// The sentence on that for the report.
Message note_on_zone_prefix(const Crs& crs, double prefix_m);

/// The UTM zone of Germany that stands before the easting; ETRS89, as its surveys write.
std::optional<Crs> crs_of_zone_prefix(Vec2d point);

} // namespace smiletwin::geo
