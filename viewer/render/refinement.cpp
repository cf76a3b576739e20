#include "viewer/render/refinement.hpp"

#include <cmath>
#include <numbers>

namespace smiletwin::viewer {

namespace {

constexpr double pi = std::numbers::pi;

/// Halton's sequence: evenly spread numbers in 0..1.
double halton(int index, int base) {
    double result = 0.0;
    double share = 1.0;
    for (int i = index; i > 0; i /= base) {
        share /= base;
        result += share * (i % base);
    }
    return result;
}

/// `toward` turned by up to `angle_rad`: a place on a disc around it.
geo::Vec3d on_disc(geo::Vec3d toward, double angle_rad, double radius01, double turn01) {
    const geo::Vec3d other =
        std::abs(toward.z) < 0.9 ? geo::Vec3d{0.0, 0.0, 1.0} : geo::Vec3d{1.0, 0.0, 0.0};
    const geo::Vec3d across = cross(toward, other);
    const geo::Vec3d u = (1.0 / length(across)) * across;
    const geo::Vec3d v = cross(toward, u);
    const double radius = std::tan(angle_rad) * std::sqrt(radius01);
    const geo::Vec3d moved = toward + radius * std::cos(2.0 * pi * turn01) * u +
                             radius * std::sin(2.0 * pi * turn01) * v;
    return (1.0 / length(moved)) * moved;
}

} // namespace

Jitter unjittered(geo::Vec3d toward_sun) {
    return {0.0, 0.0, toward_sun, {0.0, 0.0, 1.0}};
}

Jitter jitter_of_pass(int pass, int count, geo::Vec3d toward_sun) {
    Jitter jitter;
    jitter.pixel_x = halton(pass + 1, 2) - 0.5;
    jitter.pixel_y = halton(pass + 1, 3) - 0.5;
    constexpr double sun_reach_rad = 0.6 * pi / 180.0;
    jitter.toward_sun =
        on_disc(toward_sun, sun_reach_rad, (pass + 0.5) / count, halton(pass + 1, 5));
    // Heights in a scattered order (7 and 16 have no common divisor), turned by the golden angle.
    const double sine = (pass * 7 % count + 0.5) / count;
    const double around = pass * pi * (3.0 - std::sqrt(5.0));
    const double cosine = std::sqrt(1.0 - sine * sine);
    jitter.toward_sky = {cosine * std::cos(around), cosine * std::sin(around), sine};
    return jitter;
}

} // namespace smiletwin::viewer
