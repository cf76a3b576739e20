// Circular arcs of GML as short straight pieces.
#pragma once

#include "geo/geometry/vec.hpp"

#include <vector>

namespace smiletwin::geo {

/// Appends the arc from `a` over `middle` to `b`, without `a`. No piece is farther from the arc
/// than `tolerance`, in units of the coordinates. Three points on a line are a line. When `a` and
/// `b` are the same point, the whole circle with the diameter a-middle.
void append_arc(Vec2d a, Vec2d middle, Vec2d b, double tolerance, std::vector<Vec2d>& line);

/// Appends the whole circle through three points, from `a` over `b` and `c` back to `a`, without
/// the first `a`.
void append_circle(Vec2d a, Vec2d b, Vec2d c, double tolerance, std::vector<Vec2d>& line);

/// Appends an arc by its centre with both ends; angles in radians from the x axis towards the y
/// axis, the sweep negative for the other way round.
void append_arc_by_center(
    Vec2d center,
    double radius,
    double start_rad,
    double sweep_rad,
    double tolerance,
    std::vector<Vec2d>& line);

} // namespace smiletwin::geo
