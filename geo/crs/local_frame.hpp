// A frame near the city in which single precision is enough: metres east, north and up from an
// origin of the project's CRS. `float` begins only after to_local().
#pragma once

#include "geo/geometry/vec.hpp"

namespace smiletwin::geo {

struct LocalFrame {
    Vec3d origin_crs;

    [[nodiscard]] Vec3d to_local(Vec3d point_crs) const { return point_crs - origin_crs; }
    [[nodiscard]] Vec3d to_crs(Vec3d point_local) const { return point_local + origin_crs; }
    friend bool operator==(const LocalFrame&, const LocalFrame&) = default;
};

} // namespace smiletwin::geo
