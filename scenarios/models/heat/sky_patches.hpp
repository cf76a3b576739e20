// The sky cut into 153 patches of similar size: rings of 12 degrees and a cap (Robinson and Stone
// 2004, as used by the SOLWEIG family). Angles in degrees, azimuth clockwise from north.
#pragma once

#include <array>
#include <cstddef>

namespace smiletwin::scenarios {

struct SkyPatch {
    double azimuth_deg = 0.0;
    double elevation_deg = 0.0; ///< of the ray through the patch
    /// Share of the patch in what a flat surface sees of an even sky (cosine law); all sum to 1.
    double weight = 0.0;
    /// The same share within half a sky as the reference model counts it: rings with an odd number
    /// of patches are divided by half that number rounded up.
    double compat_half_weight = 0.0;

    /// 0 = north to east, 1 = east to south, 2 = south to west, 3 = west to north.
    [[nodiscard]] int quadrant() const { return static_cast<int>(azimuth_deg / 90.0); }
    [[nodiscard]] bool is_zenith() const { return elevation_deg >= 90.0; }
};

inline constexpr std::size_t sky_patch_count = 153;

const std::array<SkyPatch, sky_patch_count>& sky_patches();

} // namespace smiletwin::scenarios
