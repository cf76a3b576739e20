// How the rings of one polygon lie to each other in its plane: val3dity's 201, 202 and 205 to 208.
// Private to the faults of polygons.
#pragma once

#include "geo/geometry/polygon_faults.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

/// A place where two rings touch.
struct RingTouch {
    std::uint32_t first_ring = 0;
    std::uint32_t second_ring = 0;
    std::uint32_t first_edge = 0; ///< of the ring: from this vertex to the next one
    std::uint32_t second_edge = 0;
    Vec2d at;
};

/// Rings that do not meet themselves nor cross or overlap others in edges, with all their touches.
/// `starts` as for PolygonChecker, beginning with 0.
FaultCodes faults_of_touching_rings(
    std::span<const Vec2d> points,
    std::span<const std::uint32_t> starts,
    std::vector<RingTouch> touches,
    double tolerance_m);

/// 208: a hole turns as the outer ring does.
bool has_hole_of_same_turn(std::span<const Vec2d> points, std::span<const std::uint32_t> starts);

/// 202: two rings have the same points in the same order or in the reversed one.
bool has_same_rings(std::span<const Vec2d> points, std::span<const std::uint32_t> starts);

} // namespace smiletwin::geo
