// Where the made-up quarter lies, and its ground. All plans of this program are in a local frame:
// metres east and north of the quarter's south-western corner, heights in metres above NHN.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "geo/geometry/vec.hpp"

namespace smiletwin::sample {

inline constexpr double west_m = 312200.0;   ///< of the quarter, EPSG:25833
inline constexpr double south_m = 6000200.0; ///< of the quarter, EPSG:25833
inline constexpr double size_m = 600.0;
inline constexpr double quay_edge_m =
    504.0; ///< northing of the quay wall; the river lies behind it
inline constexpr double market_height_m = 14.0;
inline constexpr double causeway_x_m = 298.0; ///< where the road south crosses moat and rampart

/// Point of EPSG:25833.
constexpr geo::Vec2d to_crs(geo::Vec2d local) {
    return {west_m + local.x, south_m + local.y};
}
constexpr geo::Vec3d to_crs(geo::Vec3d local) {
    return {west_m + local.x, south_m + local.y, local.z};
}

/// 0 below `from`, 1 above `to`, smooth between.
double smooth_step(double from, double to, double x);

/// Distance from the middle of the old town, 1 at its outer edge, where the ramparts begin.
double rampart_ratio(geo::Vec2d local);
/// The moat in front of the ramparts.
bool in_moat(geo::Vec2d local);

/// Terrain without buildings; the river surface is 0 m.
double ground_height_m(geo::Vec2d local);

} // namespace smiletwin::sample
