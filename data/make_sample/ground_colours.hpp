// Colour and grain of what lies on the ground.
#pragma once

#include "looks.hpp"
#include "quarter.hpp"

namespace smiletwin::sample {

/// Colour at a point of the drawn picture; the same for the same point.
Rgb ground_colour(GroundKind kind, geo::Vec2d local);

} // namespace smiletwin::sample
