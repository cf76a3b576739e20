// Which objects of a city a first look shows: one house with a wrong coordinate must not make all
// others a dot on the horizon.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <vector>

namespace smiletwin::geo {

/// Objects that have a box, without those that lie far from all others: up to one in a hundred (of
/// five and more at least one) may lie more than four times as far from the middle as the rest, and
/// at least a kilometre. The middle is the median, which far objects do not move.
std::vector<std::uint32_t> main_objects(const City& city);

/// The box around them; City::bounds where nothing lies far away.
Box3d main_extent(const City& city);

/// Points that hold them all: corners of their boxes, of large objects (a river, a road) their own,
/// because most of such a box is empty.
std::vector<Vec3d> main_points(const City& city);

} // namespace smiletwin::geo
