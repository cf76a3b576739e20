// Windows and doors: surfaces that stand in others.
#pragma once

#include "geo/city/city.hpp"

namespace smiletwin::geo {

inline bool is_opening(SurfaceKind kind) {
    return kind == SurfaceKind::Window || kind == SurfaceKind::Door;
}

} // namespace smiletwin::geo
