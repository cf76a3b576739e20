#include "viewer/app/window_place.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

/// Room above a moved window for the bar by which it is dragged.
constexpr int title_height = 36;

int shared_length(int a, int a_length, int b, int b_length) {
    return std::max(0, std::min(a + a_length, b + b_length) - std::max(a, b));
}

long long shared_area(const ScreenRect& a, const ScreenRect& b) {
    return static_cast<long long>(shared_length(a.x, a.width, b.x, b.width)) *
           shared_length(a.y, a.height, b.y, b.height);
}

} // namespace

ScreenRect on_screens(ScreenRect window, std::span<const ScreenRect> screens) {
    if (screens.empty()) {
        return window;
    }
    long long seen = 0;
    const ScreenRect* home = &screens.front();
    for (const ScreenRect& screen : screens) {
        const long long shared = shared_area(window, screen);
        home = shared > shared_area(window, *home) ? &screen : home;
        seen += shared;
    }
    if (seen == static_cast<long long>(window.width) * window.height) {
        return window; // also across two screens
    }
    window.width = std::min(window.width, home->width);
    window.height = std::min(window.height, std::max(home->height - title_height, 1));
    const int right = home->x + home->width - window.width;
    const int top = home->y + title_height;
    const int bottom = home->y + home->height - window.height;
    window.x = std::clamp(window.x, home->x, right);
    window.y = std::clamp(window.y, top, std::max(top, bottom));
    return window;
}

} // namespace smiletwin::viewer
