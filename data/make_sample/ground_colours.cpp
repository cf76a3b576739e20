#include "ground_colours.hpp"

#include "canvas.hpp"
#include "geo/base/random.hpp"
#include "place.hpp"

#include <cmath>

namespace smiletwin::sample {
namespace {

using geo::Vec2d;

/// Grain of five steps between -1 and 1 in squares of `size`.
double grain(Vec2d p, double size, std::uint64_t seed) {
    const auto x = static_cast<std::uint32_t>(p.x / size);
    const auto y = static_cast<std::uint64_t>(p.y / size);
    return 0.5 * geo::CounterRandom(seed, y, x).below(5) - 1.0;
}

/// Soft patches of the given size, -1..1 in steps, so that the picture stays small.
double patches(Vec2d p, double size) {
    const double wave = std::sin(p.x / size + 1.7 * std::sin(p.y / (1.3 * size))) +
                        std::sin(p.y / (0.8 * size) + 1.3 * std::sin(p.x / (1.1 * size)));
    return std::round(wave * 2.0) / 4.0;
}

/// True on lines of `width` every `spacing`.
bool on_line(double at, double spacing, double width) {
    return at - spacing * std::floor(at / spacing) < width;
}

/// Cobbles in warm grey, crossed by bands of pale granite; a ring round the middle.
Rgb square_colour(Vec2d p) {
    const Rgb cobble =
        shaded({0xC2, 0xB1, 0x98}, 1.0 + 0.035 * grain(p, 0.5, 1) + 0.015 * patches(p, 9.0));
    const Vec2d middle{290.5, 290.0};
    const double distance_m = geo::length(p - middle);
    const bool ring = std::abs(distance_m - 11.0) < 0.5 || std::abs(distance_m - 6.5) < 0.3;
    const bool band = distance_m > 11.5 && (on_line(p.x - middle.x + 0.4, 16.0, 0.8) ||
                                            on_line(p.y - middle.y + 0.4, 16.0, 0.8));
    const bool border = p.x < 241.2 || p.x > 339.8 || p.y < 255.2 || p.y > 324.8;
    return ring || band || border ? shaded({0xD6, 0xCB, 0xB8}, 1.0 + 0.02 * grain(p, 0.5, 2))
                                  : cobble;
}

Rgb lawn_colour(Vec2d p) {
    return shaded({0x88, 0xA3, 0x5E}, 1.0 + 0.04 * grain(p, 0.5, 3) + 0.05 * patches(p, 11.0));
}

Rgb garden_colour(Vec2d p) {
    const double bed = patches({p.x + 0.4 * p.y, p.y}, 2.6);
    const Rgb ground = bed > 0.7    ? Rgb{0x8C, 0x7A, 0x5C}
                       : bed < -0.2 ? Rgb{0x7F, 0x9B, 0x58}
                                    : Rgb{0x9D, 0xAE, 0x78};
    return shaded(ground, 1.0 + 0.04 * grain(p, 0.5, 5));
}

Rgb water_colour(Vec2d p) {
    const bool river = p.y > quay_edge_m;
    const Rgb near_bank = river ? Rgb{0x55, 0x7D, 0x8E} : Rgb{0x5B, 0x7F, 0x7C};
    const double out = river ? std::min(1.0, (p.y - quay_edge_m) / 70.0) : 0.2;
    const double step = std::round(out * 12.0) / 12.0;
    return shaded(
        mixed(near_bank, {0x45, 0x6A, 0x7F}, step),
        1.0 + 0.02 * patches({p.x * 0.6, p.y * 2.2}, 3.0));
}

/// Stone edge, crane rails, paving.
Rgb quay_colour(Vec2d p) {
    if (p.y > quay_edge_m - 1.5) {
        return shaded({0xBD, 0xB4, 0xA6}, 1.0 + 0.03 * grain(p, 1.5, 6));
    }
    const bool rail = std::abs(p.y - 501.0) < 0.26 || std::abs(p.y - 498.5) < 0.26;
    return rail ? Rgb{0x6E, 0x68, 0x60}
                : shaded({0xA8, 0x9E, 0x90}, 1.0 + 0.035 * grain(p, 0.5, 7));
}

} // namespace

Rgb ground_colour(GroundKind kind, Vec2d p) {
    switch (kind) {
    case GroundKind::Square:
        return square_colour(p);
    case GroundKind::Cobble:
        return shaded({0xA9, 0x9D, 0x8B}, 1.0 + 0.045 * grain(p, 0.5, 8));
    case GroundKind::Street:
        return shaded({0x92, 0x8E, 0x88}, 1.0 + 0.015 * grain(p, 0.5, 9) + 0.02 * patches(p, 13.0));
    case GroundKind::Pavement:
        return shaded({0xBC, 0xB3, 0xA5}, 1.0 + 0.025 * grain(p, 1.0, 10));
    case GroundKind::Yard:
        return shaded({0xB3, 0xA8, 0x94}, 1.0 + 0.03 * grain(p, 0.5, 11) + 0.03 * patches(p, 8.0));
    case GroundKind::Garden:
        return garden_colour(p);
    case GroundKind::Lawn:
        return lawn_colour(p);
    case GroundKind::Path:
        return shaded({0xCB, 0xBF, 0xA6}, 1.0 + 0.025 * grain(p, 0.5, 12));
    case GroundKind::Quay:
        return quay_colour(p);
    case GroundKind::Water:
        return water_colour(p);
    }
    return {0, 0, 0};
}

} // namespace smiletwin::sample
