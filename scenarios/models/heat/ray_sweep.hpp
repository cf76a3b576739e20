// One pass over the scene for one direction of light: for every cell, whether the ray from its
// surface towards the light meets a building (or the ground) and whether it meets a crown first.
//
// Heights are sheared into "line heights": height plus way times the slope of the ray. A ray then
// has one number, the highest solid thing so far is a running maximum, and crowns are intervals
// that travel with the line, cut off below by what stands in front of them. Cost per cell and
// direction is constant, whatever the reach of the shadow.
#pragma once

#include "scenarios/models/heat/ray_field.hpp"
#include "scenarios/models/heat/sheared_lines.hpp"

#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

/// What a ray meets; bits of one cell and direction.
enum RayBits : std::uint8_t {
    ray_free = 0,
    ray_solid = 1, ///< a building or the ground
    ray_crown = 2  ///< a crown, and when also solid: the crown comes first
};

/// Lines [first, last) whose cells are written; the whole scene by default. Lines do not know each
/// other, so a range gives the same bytes as the whole.
struct LineRange {
    int first = 0;
    int last = 1 << 30;
};

/// Working memory of a sweep, to be reused by the same thread.
struct SweepState {
    /// Disjoint crown intervals a line carries, highest first. More than three at once (a fourth
    /// row of crowns seen through the gaps of three others) are joined with the lowest.
    static constexpr int intervals = 3;
    std::vector<float> solid;
    std::vector<float> upper[intervals]; // NOLINT(*-avoid-c-arrays)
    std::vector<float> lower[intervals]; // NOLINT(*-avoid-c-arrays)
};

struct SweepTarget {
    /// Byte per cell in the order of the planes walked (stride = width); two bits at `shift` are
    /// replaced.
    std::uint8_t* bits = nullptr;
    int shift = 0;
    /// Height of the solid shade above the cell's surface, or null.
    float* shade_height_m = nullptr;
};

/// Walks `planes` (by_row or by_column, as `lines` say) with rays of `slope` (tangent of the
/// elevation).
void sweep_rays(
    const RayPlanes& planes,
    const ShearedLines& lines,
    double slope,
    LineRange range,
    SweepState& state,
    const SweepTarget& target);

} // namespace smiletwin::scenarios
