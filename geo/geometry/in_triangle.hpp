// Whether a point lies in a triangle.
#pragma once

#include "geo/geometry/vec.hpp"

namespace smiletwin::geo {

/// Inside or on the border of a counter-clockwise triangle.
inline bool in_triangle(Vec2d a, Vec2d b, Vec2d c, Vec2d p) {
    return cross(b - a, p - a) >= 0.0 && cross(c - b, p - b) >= 0.0 && cross(a - c, p - c) >= 0.0;
}

} // namespace smiletwin::geo
