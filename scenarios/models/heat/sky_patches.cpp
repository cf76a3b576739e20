#include "scenarios/models/heat/sky_patches.hpp"

#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

struct Ring {
    double lower_deg;
    double upper_deg;
    double ray_deg;
    int patches;
    double first_azimuth_deg; ///< rings are turned against each other so that no gaps line up
};

constexpr std::array<Ring, 8> rings{{
    {0.0, 12.0, 6.0, 31, 0.0},
    {12.0, 24.0, 18.0, 30, 4.0},
    {24.0, 36.0, 30.0, 28, 2.0},
    {36.0, 48.0, 42.0, 24, 5.0},
    {48.0, 60.0, 54.0, 19, 8.0},
    {60.0, 72.0, 66.0, 13, 0.0},
    {72.0, 84.0, 78.0, 7, 10.0},
    {84.0, 90.0, 90.0, 1, 0.0},
}};

double squared_cosine(double angle_deg) {
    const double cosine = std::cos(angle_deg * std::numbers::pi / 180.0);
    return cosine * cosine;
}

std::array<SkyPatch, sky_patch_count> make_patches() {
    std::array<SkyPatch, sky_patch_count> patches;
    std::size_t next = 0;
    for (const Ring& ring : rings) {
        // The cosine-weighted solid angle between two elevations is the difference of cos^2.
        const double share = squared_cosine(ring.lower_deg) - squared_cosine(ring.upper_deg);
        for (int i = 0; i < ring.patches; ++i) {
            const double azimuth_deg = ring.first_azimuth_deg + i * 360.0 / ring.patches;
            const double weight = share / ring.patches;
            const double half_weight = share / std::ceil(ring.patches / 2.0);
            patches[next++] = {std::fmod(azimuth_deg, 360.0), ring.ray_deg, weight, half_weight};
        }
    }
    return patches;
}

} // namespace

const std::array<SkyPatch, sky_patch_count>& sky_patches() {
    static const std::array<SkyPatch, sky_patch_count> patches = make_patches();
    return patches;
}

} // namespace smiletwin::scenarios
