// Pictures compared with reviewed ones in tests/golden.
#pragma once

#include "geo/raster/image.hpp"

#include <string>

namespace smiletwin::test {

/// How far a picture is from its baseline.
struct PictureDifference {
    double mean_levels = 0.0;  ///< mean of |difference| over all channels, 0..255
    double share_of_far = 0.0; ///< share of pixels that differ by more than 32 in a channel
};
PictureDifference difference(const geo::Image& a, const geo::Image& b);

/// True when the picture is like tests/golden/<name>.png. Otherwise (also without a baseline) the
/// picture is left in build/.../golden/<name>.png, to be looked at and, when right, copied.
/// Tolerance: Mesa versions round differently along edges; 1.5 levels in the mean and 1 % of pixels
/// leave room for that, while a missing tree or shadow exceeds both.
bool like_golden(const geo::Image& picture, const std::string& name);

} // namespace smiletwin::test
