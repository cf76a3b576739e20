// Where imported data lie.
#pragma once

#include "geo/io/importer.hpp"

#include <optional>

namespace smiletwin::geo {

/// Plan extent in the data's own system; empty for measurements and weather.
Box2d plan_of(const ImportedData& data);

/// Middle of the extent on the globe; nothing for data without extent or system.
std::optional<GeographicPosition> place_of(const ImportedData& data);

/// Shortest distance between two boxes, 0 when they touch.
double gap_m(const Box2d& a, const Box2d& b);

/// Along the globe taken as a sphere.
double distance_m(const GeographicPosition& a, const GeographicPosition& b);

} // namespace smiletwin::geo
