// Where the passes of a still picture differ: a shift below one pixel, a place on the sun's disc,
// one direction of the sky. Fixed sequences, so the same picture has the same bytes.
#pragma once

#include "geo/geometry/vec.hpp"

namespace smiletwin::viewer {

struct Jitter {
    double pixel_x = 0.0; ///< -0.5 .. 0.5
    double pixel_y = 0.0;
    geo::Vec3d toward_sun;
    geo::Vec3d toward_sky{0.0, 0.0, 1.0};
};

Jitter unjittered(geo::Vec3d toward_sun);

/// Pass 0 .. count - 1. The sun moves by up to 0.6 degrees; the directions of the sky are spread
/// evenly over the hemisphere, so the mean of their heights (sine) is exactly 1/2.
Jitter jitter_of_pass(int pass, int count, geo::Vec3d toward_sun);

} // namespace smiletwin::viewer
