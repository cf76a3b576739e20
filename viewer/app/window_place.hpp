// Where the window is on the desktop, kept from start to start. Plain arithmetic in screen units;
// knows no window system.
#pragma once

#include <span>

namespace smiletwin::viewer {

/// A rectangle of the desktop: a window without its frame, or a screen without its bars.
struct ScreenRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const ScreenRect&, const ScreenRect&) = default;
};

struct WindowPlace {
    ScreenRect rect; ///< also while maximized: where the window goes back to
    bool maximized = false;
    friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

/// The place of the last time on the screens of today: unchanged where it still lies on one of
/// them, else moved and, if need be, made smaller. Without screens unchanged.
ScreenRect on_screens(ScreenRect window, std::span<const ScreenRect> screens);

} // namespace smiletwin::viewer
