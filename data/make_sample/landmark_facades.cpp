// Brick gothic, drawn: niches, arches and rosettes of the landmarks.
#include "facade_parts.hpp"

#include <cmath>
#include <stdexcept>

namespace smiletwin::sample {
namespace {

constexpr Rgb brick{0xA4, 0x58, 0x3F};
constexpr Rgb hall_brick{0xC9, 0x80, 0x66};
constexpr Rgb lime_wash{0xE9, 0xDF, 0xCE};
constexpr Rgb shadow{0x5B, 0x3F, 0x36};
constexpr Rgb dark{0x3A, 0x33, 0x30};

Canvas brick_wall(int width, int height, Rgb colour, std::uint64_t seed) {
    Canvas canvas(width, height, colour);
    canvas.bricks({}, colour, seed);
    return canvas;
}

/// A niche in the wall: dark reveal, light ground.
void niche(Canvas& canvas, const Panel& panel, Rgb ground) {
    canvas.pointed(
        {panel.left - 1.5 * canvas.pixel_width(),
         panel.bottom,
         panel.right + 1.5 * canvas.pixel_width(),
         panel.top + 2 * canvas.pixel_height()},
        shadow);
    canvas.pointed(panel, ground);
}

/// Town hall, one bay: arcade below, windows of the hall, rosette wall against the sky.
geo::Image hall_wall() {
    Canvas canvas = brick_wall(112, 256, hall_brick, 1);
    canvas.pointed({0.10, 0.0, 0.90, 0.30}, shaded(hall_brick, 0.8));
    canvas.pointed({0.16, 0.0, 0.84, 0.275}, dark);
    canvas.fill({0, 0.315, 1, 0.33}, lime_wash);
    for (const double left : {0.10, 0.40, 0.70}) {
        niche(canvas, {left, 0.36, left + 0.20, 0.565}, lime_wash);
        church_window(canvas, {left + 0.04, 0.37, left + 0.16, 0.54}, lime_wash);
    }
    canvas.fill({0, 0.59, 1, 0.60}, lime_wash);
    for (const double left : {0.12, 0.56}) {
        niche(canvas, {left, 0.63, left + 0.32, 0.90}, lime_wash);
        canvas.pointed({left + 0.04, 0.63, left + 0.145, 0.78}, dark);
        canvas.pointed({left + 0.175, 0.63, left + 0.28, 0.78}, dark);
        canvas.round({left + 0.07, 0.79, left + 0.25, 0.865}, shadow);
        canvas.round({left + 0.11, 0.805, left + 0.21, 0.85}, {0x9C, 0xB4, 0xC4});
    }
    canvas.fill({0, 0.965, 1, 1}, lime_wash);
    return canvas.picture();
}

geo::Image hall_tower() {
    Canvas canvas = brick_wall(48, 256, shaded(hall_brick, 0.96), 2);
    for (const double foot : {0.05, 0.28, 0.52}) {
        niche(canvas, {0.26, foot, 0.74, foot + 0.19}, lime_wash);
    }
    niche(canvas, {0.22, 0.76, 0.46, 0.93}, dark);
    niche(canvas, {0.54, 0.76, 0.78, 0.93}, dark);
    canvas.fill({0, 0.97, 1, 1}, lime_wash);
    return canvas.picture();
}

/// Tower of the church, lower half: one half of a side.
geo::Image church_low() {
    Canvas canvas = brick_wall(96, 256, brick, 3);
    canvas.fill({0, 0, 1, 0.03}, {0x7E, 0x74, 0x6A});
    niche(canvas, {0.28, 0.10, 0.72, 0.50}, shaded(brick, 0.86));
    niche(canvas, {0.16, 0.56, 0.42, 0.92}, lime_wash);
    niche(canvas, {0.58, 0.56, 0.84, 0.92}, lime_wash);
    canvas.fill({0, 0.965, 1, 0.985}, lime_wash);
    return canvas.picture();
}

geo::Image church_high() {
    Canvas canvas = brick_wall(96, 256, brick, 4);
    niche(canvas, {0.16, 0.06, 0.42, 0.42}, lime_wash);
    niche(canvas, {0.58, 0.06, 0.84, 0.42}, lime_wash);
    canvas.fill({0, 0.47, 1, 0.485}, lime_wash);
    for (const double left : {0.14, 0.56}) {
        niche(canvas, {left, 0.53, left + 0.30, 0.92}, dark);
        for (double bar = 0.55; bar < 0.84; bar += 0.03) {
            canvas.fill({left, bar, left + 0.30, bar + 0.01}, {0x6B, 0x60, 0x58});
        }
    }
    return canvas.picture();
}

geo::Image church_nave() {
    Canvas canvas = brick_wall(80, 240, brick, 5);
    church_window(canvas, {0.30, 0.76, 0.70, 0.95}, lime_wash);
    return canvas.picture();
}

geo::Image church_aisle() {
    Canvas canvas = brick_wall(96, 160, brick, 6);
    canvas.fill({0, 0, 1, 0.06}, {0x7E, 0x74, 0x6A});
    church_window(canvas, {0.26, 0.18, 0.74, 0.88}, lime_wash);
    canvas.fill({0.0, 0.0, 0.07, 0.93}, shaded(brick, 0.85));
    canvas.fill({0.93, 0.0, 1.0, 0.93}, shaded(brick, 1.06));
    return canvas.picture();
}

geo::Image gate() {
    Canvas canvas = brick_wall(144, 208, shaded(brick, 0.95), 7);
    for (const double left : {0.08, 0.29, 0.50, 0.71}) {
        niche(canvas, {left + 0.02, 0.08, left + 0.19, 0.43}, lime_wash);
        canvas.pointed({left + 0.07, 0.14, left + 0.14, 0.34}, dark);
    }
    canvas.fill({0, 0.475, 1, 0.49}, lime_wash);
    const double tops[] = {0.64, 0.78, 0.78, 0.64};
    for (int i = 0; i < 4; ++i) {
        const double left = 0.25 + 0.13 * i;
        niche(canvas, {left, 0.53, left + 0.09, tops[i]}, lime_wash);
    }
    return canvas.picture();
}

/// Warehouse: hatches one above the other in the middle, small arched windows beside them.
geo::Image store() {
    Canvas canvas = brick_wall(144, 224, {0x9C, 0x52, 0x3C}, 8);
    canvas.fill({0, 0, 1, 0.03}, {0x77, 0x70, 0x68});
    canvas.pointed({0.38, 0.0, 0.62, 0.19}, {0x4B, 0x3A, 0x2C});
    const Rgb hatch{0x4F, 0x6B, 0x5A};
    for (int floor = 0; floor < 5; ++floor) {
        const double foot = 0.23 + 0.13 * floor;
        canvas.fill({0.43, foot, 0.57, foot + 0.085}, hatch);
        canvas.fill({0.495, foot, 0.505, foot + 0.085}, shaded(hatch, 0.7));
        for (const double left : {0.12, 0.27, 0.66, 0.81}) {
            const double reach = floor < 3 ? 0.5 : 0.5 * (1.0 - (foot + 0.1 - 0.6) / 0.4);
            if (std::abs(left + 0.035 - 0.5) < reach - 0.05) {
                canvas.pointed({left - 0.01, foot - 0.005, left + 0.08, foot + 0.075}, lime_wash);
                canvas.pointed({left, foot, left + 0.07, foot + 0.065}, dark);
            }
        }
    }
    for (const double left : {0.12, 0.27, 0.66, 0.81}) {
        canvas.pointed({left, 0.09, left + 0.07, 0.165}, dark);
    }
    canvas.fill({0.47, 0.90, 0.53, 0.93}, {0x4B, 0x3A, 0x2C});
    return canvas.picture();
}

} // namespace

geo::Image landmark_picture(const std::string& name) {
    if (name == "hall_wall") {
        return hall_wall();
    }
    if (name == "hall_tower") {
        return hall_tower();
    }
    if (name == "church_low") {
        return church_low();
    }
    if (name == "church_high") {
        return church_high();
    }
    if (name == "church_nave") {
        return church_nave();
    }
    if (name == "church_aisle") {
        return church_aisle();
    }
    if (name == "gate") {
        return gate();
    }
    if (name == "store") {
        return store();
    }
    throw std::logic_error("no picture of that name: " + name);
}

} // namespace smiletwin::sample
