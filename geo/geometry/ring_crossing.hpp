// Rings that cross themselves: nobody can say what is inside.
#pragma once

#include "geo/geometry/polygon.hpp"

#include <optional>

namespace smiletwin::geo {

/// Where two edges of the ring cross or lie upon each other; nothing for a simple ring. A corner
/// that touches another edge counts as well.
std::optional<Vec2d> ring_crossing(const Ring2d& ring);

} // namespace smiletwin::geo
