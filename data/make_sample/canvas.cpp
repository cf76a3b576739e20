#include "canvas.hpp"

#include "geo/base/random.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::sample {
namespace {

void put(std::uint8_t* pixel, Rgb colour) {
    pixel[0] = colour[0];
    pixel[1] = colour[1];
    pixel[2] = colour[2];
    pixel[3] = 255;
}

std::uint8_t channel(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

} // namespace

Rgb shaded(Rgb colour, double factor) {
    return {channel(colour[0] * factor), channel(colour[1] * factor), channel(colour[2] * factor)};
}

Rgb mixed(Rgb first, Rgb second, double share) {
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i) {
        out[i] = channel(first[i] + share * (second[i] - first[i]));
    }
    return out;
}

Canvas::Canvas(int width, int height, Rgb ground) : width_(width), height_(height) {
    fine_.width = 2 * width;
    fine_.height = 2 * height;
    fine_.rgba.resize(static_cast<std::size_t>(fine_.width * fine_.height) * 4);
    fill({}, ground);
}

template <typename Inside>
void Canvas::paint(const Panel& panel, Rgb colour, Inside inside) {
    const auto first = [](double at, int size) {
        return std::clamp(static_cast<int>(std::lround(at * size)), 0, size);
    };
    const int left = first(panel.left, fine_.width);
    const int right = first(panel.right, fine_.width);
    const int low = first(panel.bottom, fine_.height);
    const int high = first(panel.top, fine_.height);
    for (int row = low; row < high; ++row) {
        for (int column = left; column < right; ++column) {
            const double u = (column + 0.5) / fine_.width;
            const double v = (row + 0.5) / fine_.height;
            if (inside(u, v)) {
                put(fine_.pixel(column, fine_.height - 1 - row), colour);
            }
        }
    }
}

void Canvas::fill(const Panel& panel, Rgb colour) {
    paint(panel, colour, [](double, double) { return true; });
}

void Canvas::pointed(const Panel& panel, Rgb colour) {
    // Two arcs about the opposite springing points; in pixels, so that they are circles.
    const double width = (panel.right - panel.left) * fine_.width;
    const double spring = panel.top * fine_.height - 0.866 * width;
    paint(panel, colour, [&](double u, double v) {
        const double y = v * fine_.height - spring;
        const double from_left = (u - panel.left) * fine_.width;
        return y <= 0.0 || std::hypot(std::max(from_left, width - from_left), y) <= width;
    });
}

void Canvas::round(const Panel& panel, Rgb colour) {
    const double middle_u = 0.5 * (panel.left + panel.right);
    const double middle_v = 0.5 * (panel.bottom + panel.top);
    paint(panel, colour, [&](double u, double v) {
        const double x = 2.0 * (u - middle_u) / (panel.right - panel.left);
        const double y = 2.0 * (v - middle_v) / (panel.top - panel.bottom);
        return x * x + y * y <= 1.0;
    });
}

void Canvas::bricks(const Panel& panel, Rgb colour, std::uint64_t seed) {
    constexpr int stone_width = 8;
    constexpr int stone_height = 4;
    const int rows = fine_.height / stone_height;
    const int columns = fine_.width / stone_width + 1;
    fill(panel, colour);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            geo::CounterRandom random(
                seed, static_cast<std::uint64_t>(row), static_cast<std::uint32_t>(column));
            const double factor = 0.94 + 0.03 * random.below(5);
            const double left = (column * stone_width - (row % 2) * stone_width / 2) /
                                static_cast<double>(fine_.width);
            const double low = row * stone_height / static_cast<double>(fine_.height);
            const Panel stone{
                std::max(panel.left, left),
                std::max(panel.bottom, low),
                std::min(panel.right, left + static_cast<double>(stone_width) / fine_.width),
                std::min(panel.top, low + static_cast<double>(stone_height) / fine_.height)};
            if (stone.left < stone.right && stone.bottom < stone.top) {
                fill(stone, shaded(colour, factor));
            }
        }
    }
}

void Canvas::weather(double strength, std::uint64_t seed) {
    constexpr int patch = 12;
    for (int y = 0; y < fine_.height; ++y) {
        for (int x = 0; x < fine_.width; ++x) {
            geo::CounterRandom random(
                seed, static_cast<std::uint64_t>(y / patch), static_cast<std::uint32_t>(x / patch));
            const double factor = 1.0 + strength * (0.25 * random.below(5) - 0.5);
            std::uint8_t* pixel = fine_.pixel(x, y);
            put(pixel, shaded({pixel[0], pixel[1], pixel[2]}, factor));
        }
    }
}

geo::Image Canvas::picture() const {
    geo::Image out{width_, height_, {}};
    out.rgba.resize(static_cast<std::size_t>(width_ * height_) * 4);
    for (int y = 0; y < height_; ++y) {
        for (int x = 0; x < width_; ++x) {
            Rgb mean{};
            for (std::size_t i = 0; i < 3; ++i) {
                const int sum = fine_.pixel(2 * x, 2 * y)[i] + fine_.pixel(2 * x + 1, 2 * y)[i] +
                                fine_.pixel(2 * x, 2 * y + 1)[i] +
                                fine_.pixel(2 * x + 1, 2 * y + 1)[i];
                mean[i] = static_cast<std::uint8_t>((sum + 2) / 4);
            }
            put(out.pixel(x, y), mean);
        }
    }
    return out;
}

} // namespace smiletwin::sample
