// The plane nearest to points by least squares of their distances. Any frame, metres.
#pragma once

#include "geo/geometry/vec.hpp"

#include <span>

namespace smiletwin::geo {

struct FittedPlane {
    Vec3d center;
    Vec3d normal; ///< unit length
    double largest_distance_m = 0.0;
};

/// Of points on one line it is some plane through that line.
FittedPlane fitted_plane(std::span<const Vec3d> points);

} // namespace smiletwin::geo
