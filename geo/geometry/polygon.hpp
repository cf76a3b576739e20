// Plane polygons with holes, in metres of some frame. Rings are open (no closing vertex); the first
// is the outer one.
#pragma once

#include "geo/geometry/vec.hpp"

#include <vector>

namespace smiletwin::geo {

using Ring2d = std::vector<Vec2d>;

struct Polygon2d {
    std::vector<Ring2d> rings;
    friend bool operator==(const Polygon2d&, const Polygon2d&) = default;
};

/// Positive when the ring runs counter-clockwise.
double signed_area_m2(const Ring2d& ring);
/// Outer ring minus holes.
double area_m2(const Polygon2d& polygon);
Box2d bounds(const Polygon2d& polygon);
/// Even-odd rule over all rings; points exactly on an edge may fall on either side.
bool contains(const Polygon2d& polygon, Vec2d point);
bool contains(const Ring2d& ring, Vec2d point);
/// The point of the segment a-b that is nearest to `point`; a when both ends are equal.
Vec2d nearest_on_segment(Vec2d point, Vec2d a, Vec2d b);
/// Distance to the nearest point of the segment a-b.
double distance_to_segment_m(Vec2d point, Vec2d a, Vec2d b);

} // namespace smiletwin::geo
