#include "place.hpp"

namespace smiletwin::sample {

double smooth_step(double from, double to, double x) {
    const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

double rampart_ratio(geo::Vec2d local) {
    const double dx = (local.x - 300.0) / 232.0;
    const double dy = std::min(0.0, (local.y - 330.0) / 228.0);
    return std::sqrt(dx * dx + dy * dy);
}

bool in_moat(geo::Vec2d local) {
    // Two thirds round the town, narrowing to rounded ends.
    const double ratio = rampart_ratio(local) + 0.006 * std::sin(local.x / 23.0);
    const double width = 0.033 * std::sqrt(std::clamp((235.0 - local.y) / 50.0, 0.0, 1.0));
    return std::abs(local.x - causeway_x_m) > 6.5 && std::abs(ratio - 1.157) < width;
}

double ground_height_m(geo::Vec2d local) {
    if (local.y > quay_edge_m) {
        return 0.0;
    }
    // The slope to the river: partly even, partly rounded at both ends, so that no street is
    // steeper than one in ten.
    const double down = std::clamp((local.y - 336.0) / (482.0 - 336.0), 0.0, 1.0);
    const double fall = 0.6 * down + 0.4 * smooth_step(0.0, 1.0, down);
    double height_m = market_height_m - 12.5 * fall;
    // Gentle waves away from the market, and the rampart with its moat.
    const double away = smooth_step(110.0, 200.0, geo::length(local - geo::Vec2d{292.0, 290.0}));
    height_m += 0.5 * away * (1.0 - down) * std::sin(local.x / 60.0 + local.y / 85.0);
    const double ratio = rampart_ratio(local);
    const double land_side = (1.0 - smooth_step(230.0, 330.0, local.y)) *
                             smooth_step(4.0, 11.0, std::abs(local.x - causeway_x_m));
    height_m +=
        land_side * 2.4 * smooth_step(1.0, 1.04, ratio) * (1.0 - smooth_step(1.07, 1.115, ratio));
    height_m -=
        land_side * 4.5 * smooth_step(1.09, 1.135, ratio) * (1.0 - smooth_step(1.18, 1.24, ratio));
    return height_m;
}

} // namespace smiletwin::sample
