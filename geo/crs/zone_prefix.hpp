// Eastings of surveys with the number of the zone written before them: 33312000 for 312000 m in
// zone 33 (EPSG:5650 and 4647 are defined so; others are delivered so), or its last digit alone:
// 3312000, as Brandenburg delivered.
#pragma once

#include "geo/crs/crs.hpp"

#include <optional>

namespace smiletwin::geo {

/// What to take off eastings that carry the zone of `crs` although its definition has none
/// (33,000,000 m or 3,000,000 m); 0 where `point` needs nothing taken off, or something else.
double zone_prefix_m(const Crs& crs, Vec2d point);

/// The sentence on that for the report.
Message note_on_zone_prefix(const Crs& crs, double prefix_m);

/// The UTM zone that stands before the easting although `crs` is another one; 0 where none does.
int contradicting_zone(const Crs& crs, Vec2d point);

/// The UTM zone of Germany that stands before the easting; ETRS89, as its surveys write.
std::optional<Crs> crs_of_zone_prefix(Vec2d point);

} // namespace smiletwin::geo
