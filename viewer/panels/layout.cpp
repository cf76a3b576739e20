#include "viewer/panels/layout.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Sizes at 100 % text for windows from `from_width` on.
struct Sizes {
    float from_width;
    float top, rail, left, right, bottom, status;
};

constexpr Sizes table[] = {
    {0.0F, 40.0F, 48.0F, 256.0F, 288.0F, 64.0F, 24.0F},
    {1500.0F, 44.0F, 56.0F, 280.0F, 320.0F, 84.0F, 24.0F},
    {1900.0F, 44.0F, 64.0F, 304.0F, 360.0F, 88.0F, 24.0F},
};

const Sizes& sizes_for(float width_at_100) {
    const Sizes* fitting = &table[0];
    for (const Sizes& sizes : table) {
        if (width_at_100 >= sizes.from_width) {
            fitting = &sizes;
        }
    }
    return *fitting;
}

} // namespace

Layout layout_of(const LayoutWish& wish) {
    const float width_at_100 = wish.width / wish.scale;
    const Sizes& sizes = sizes_for(width_at_100);
    const auto px = [&](float at_100) { return std::round(at_100 * wish.scale); };
    const bool right_fits = width_at_100 >= 1280.0F || !wish.left_open;
    Layout layout;
    const float top = px(sizes.top);
    const float status = px(sizes.status);
    const float bottom = px(sizes.bottom);
    const float rail = px(sizes.rail);
    const float left = wish.left_open ? px(sizes.left) : 0.0F;
    const float right = wish.right_open && right_fits ? px(sizes.right) : 0.0F;
    const float middle = std::max(wish.height - top - status - bottom, 1.0F);
    layout.top = {0.0F, 0.0F, wish.width, top};
    layout.rail = {0.0F, top, rail, middle};
    layout.left = {rail, top, left, middle};
    layout.right = {wish.width - right, top, right, middle};
    layout.scene = {rail + left, top, std::max(wish.width - rail - left - right, 1.0F), middle};
    layout.bottom = {0.0F, top + middle, wish.width, bottom};
    layout.status = {0.0F, top + middle + bottom, wish.width, status};
    layout.rail_words = sizes.rail > 50.0F;
    return layout;
}

} // namespace smiletwin::viewer
