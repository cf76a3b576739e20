// Houses: windows with frames and bars, doors, shop fronts, plinths, cornices. The pictures of the
// landmarks are in landmark_facades.cpp.
#include "facades.hpp"

#include "facade_parts.hpp"

namespace smiletwin::sample {
namespace {

constexpr Rgb doors[] = {
    {0x3F, 0x5B, 0x4A},
    {0x5A, 0x3B, 0x2C},
    {0x2F, 0x4A, 0x63},
    {0x7A, 0x2E, 0x28},
    {0x4B, 0x4F, 0x53},
    {0x6B, 0x4A, 0x2A},
    {0x37, 0x4B, 0x3C},
    {0x4A, 0x33, 0x29}};

bool is_brick(std::uint32_t colour) {
    return colour >= 6;
}

Canvas house_wall(int width, int height, std::uint32_t colour) {
    Canvas canvas(width, height, wall_colour(colour));
    if (is_brick(colour)) {
        canvas.bricks({}, wall_colour(colour), 100 + colour);
    } else {
        canvas.weather(0.035, 200 + colour);
    }
    return canvas;
}

Rgb trim(std::uint32_t colour) {
    return is_brick(colour) ? Rgb{0xE4, 0xD8, 0xC6}
                            : mixed(wall_colour(colour), {255, 255, 255}, 0.6);
}

void plinth(Canvas& canvas, std::uint32_t colour, double top) {
    canvas.fill({0, 0, 1, top}, mixed(wall_colour(colour), {0x77, 0x70, 0x68}, 0.55));
}

void cornice(Canvas& canvas, std::uint32_t colour, double at) {
    canvas.fill({0, at, 1, at + 0.008}, trim(colour));
    canvas.fill({0, at - 0.006, 1, at}, shaded(wall_colour(colour), 0.86));
}

/// Windows side by side between `left` and `right`.
void window_row(Canvas& canvas, std::uint32_t colour, const Panel& band, int count, double share) {
    const double step = (band.right - band.left) / count;
    for (int i = 0; i < count; ++i) {
        const double left = band.left + (i + 0.5 - 0.5 * share) * step;
        window(canvas, {left, band.bottom, left + share * step, band.top}, trim(colour));
    }
}

void ground_floor(Canvas& canvas, std::uint32_t colour, double top, bool shop) {
    const double door = colour % 2 == 0 ? 0.42 : 0.70;
    plinth(canvas, colour, 0.16 * top);
    if (shop) {
        shop_window(canvas, {0.08, 0.14 * top, door - 0.05, 0.78 * top}, doors[colour]);
        shop_window(canvas, {door + 0.21, 0.14 * top, 0.93, 0.78 * top}, doors[colour]);
        canvas.fill(
            {0.04, 0.84 * top, 0.96, 0.93 * top}, mixed(doors[colour], {255, 255, 255}, 0.12));
    } else {
        window_row(canvas, colour, {0.04, 0.3 * top, door, 0.78 * top}, door < 0.5 ? 2 : 3, 0.46);
        window_row(
            canvas, colour, {door + 0.2, 0.3 * top, 0.98, 0.78 * top}, door < 0.5 ? 2 : 1, 0.46);
    }
    house_door(canvas, {door + 0.02, 0.0, door + 0.15, 0.76 * top}, doors[colour], trim(colour));
}

/// Gable to the street: eaves at 0.6 of the height, ridge at 1; `scale` moves all of it down when
/// a stepped gable rises above the ridge.
geo::Image gable(std::uint32_t colour, double scale, bool niches) {
    Canvas canvas = house_wall(128, 208, colour);
    const auto at = [scale](double v) { return v * scale; };
    window_row(
        canvas, colour, {0.06, at(0.285), 0.94, at(0.385)}, 3 + static_cast<int>(colour % 2), 0.42);
    window_row(
        canvas, colour, {0.06, at(0.455), 0.94, at(0.55)}, 3 + static_cast<int>(colour % 2), 0.42);
    cornice(canvas, colour, at(0.245));
    cornice(canvas, colour, at(0.60));
    if (niches) {
        const double tops[] = {0.74, 0.86, 0.97, 0.86, 0.74};
        for (int i = 0; i < 5; ++i) {
            const double left = 0.17 + 0.14 * i;
            canvas.pointed(
                {left, at(0.635), left + 0.09, at(tops[i])},
                mixed(trim(colour), wall_colour(colour), 0.2));
            window(canvas, {left + 0.02, at(0.65), left + 0.07, at(0.71)}, trim(colour));
        }
    } else {
        window_row(canvas, colour, {0.27, at(0.65), 0.73, at(0.735)}, 2, 0.42);
        window(canvas, {0.45, at(0.80), 0.55, at(0.865)}, trim(colour));
    }
    ground_floor(canvas, colour, at(0.235), colour % 3 != 1);
    return canvas.picture();
}

/// Eaves to the street: whole floors over the whole width.
geo::Image long_front(std::uint32_t colour, int floors) {
    Canvas canvas = house_wall(176, floors == 3 ? 128 : 96, colour);
    const double floor = 0.96 / floors;
    for (int i = 1; i < floors; ++i) {
        const double foot = i * floor;
        window_row(canvas, colour, {0.03, foot + 0.26 * floor, 0.97, foot + 0.80 * floor}, 5, 0.40);
    }
    cornice(canvas, colour, floor);
    canvas.fill({0, 0.95, 1, 1}, trim(colour));
    ground_floor(canvas, colour, 0.97 * floor, floors == 3 && colour % 4 == 0);
    return canvas.picture();
}

/// Gable end of a house that turns its eaves to the street; eaves near 0.62 of the height.
geo::Image side(std::uint32_t colour) {
    Canvas canvas = house_wall(128, 176, colour);
    plinth(canvas, colour, 0.035);
    for (const double foot : {0.07, 0.265, 0.46}) {
        window_row(canvas, colour, {0.1, foot, 0.9, foot + 0.105}, 3, 0.34);
    }
    window_row(canvas, colour, {0.3, 0.66, 0.7, 0.75}, 2, 0.38);
    return canvas.picture();
}

} // namespace

geo::Image facade_picture(const std::string& name) {
    const std::size_t bar = name.rfind('_');
    const std::string kind = name.substr(0, bar);
    if (kind != "gable" && kind != "steps" && kind != "long2" && kind != "long3" &&
        kind != "side") {
        return landmark_picture(name);
    }
    const auto colour = static_cast<std::uint32_t>(std::stoul(name.substr(bar + 1)));
    if (kind == "gable" || kind == "steps") {
        return gable(colour, kind == "gable" ? 1.0 : 0.93, kind == "steps");
    }
    return kind == "side" ? side(colour) : long_front(colour, kind == "long3" ? 3 : 2);
}

} // namespace smiletwin::sample
