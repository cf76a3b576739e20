#include "facade_parts.hpp"

namespace smiletwin::sample {
namespace {

constexpr Rgb glass{0x4A, 0x55, 0x60};
constexpr Rgb glass_light{0x6B, 0x7A, 0x88};

} // namespace

void window(Canvas& canvas, const Panel& panel, Rgb frame) {
    const double px = canvas.pixel_width();
    const double py = canvas.pixel_height();
    canvas.fill({panel.left - px, panel.bottom - py, panel.right + px, panel.top + py}, frame);
    canvas.fill(panel.inset(0.5 * px, 0.5 * py), glass);
    // The upper panes mirror the sky.
    const double bar = panel.bottom + 0.62 * (panel.top - panel.bottom);
    canvas.fill(
        {panel.left + 0.5 * px, bar, panel.right - 0.5 * px, panel.top - 0.5 * py},
        mixed(glass, glass_light, 0.55));
    const double middle = 0.5 * (panel.left + panel.right);
    canvas.fill({middle - 0.5 * px, panel.bottom, middle + 0.5 * px, panel.top}, frame);
    canvas.fill({panel.left, bar - 0.5 * py, panel.right, bar + 0.5 * py}, frame);
    canvas.fill(
        {panel.left - 1.5 * px, panel.bottom - 2 * py, panel.right + 1.5 * px, panel.bottom - py},
        mixed(frame, {0x60, 0x5A, 0x54}, 0.45));
}

void shop_window(Canvas& canvas, const Panel& panel, Rgb frame) {
    const double px = canvas.pixel_width();
    const double py = canvas.pixel_height();
    canvas.fill(panel, frame);
    canvas.fill(
        {panel.left + 1.5 * px,
         panel.bottom + 2.5 * py,
         panel.right - 1.5 * px,
         panel.top - 1.5 * py},
        mixed(glass, {0xC9, 0xB0, 0x86}, 0.18));
    canvas.fill(
        {panel.left + 1.5 * px, panel.top - 6 * py, panel.right - 1.5 * px, panel.top - 1.5 * py},
        glass_light);
    const double middle = 0.5 * (panel.left + panel.right);
    canvas.fill({middle - 0.5 * px, panel.bottom, middle + 0.5 * px, panel.top}, frame);
}

void house_door(Canvas& canvas, const Panel& panel, Rgb leaves, Rgb surround) {
    const double px = canvas.pixel_width();
    canvas.fill(
        {panel.left - 2 * px,
         panel.bottom,
         panel.right + 2 * px,
         panel.top + 2 * canvas.pixel_height()},
        surround);
    canvas.fill(panel, leaves);
    const double light = panel.bottom + 0.78 * (panel.top - panel.bottom);
    canvas.fill(
        {panel.left + px, light, panel.right - px, panel.top - canvas.pixel_height()}, glass);
    const double middle = 0.5 * (panel.left + panel.right);
    canvas.fill({middle - 0.5 * px, panel.bottom, middle + 0.5 * px, light}, shaded(leaves, 0.7));
}

void church_window(Canvas& canvas, const Panel& panel, Rgb surround) {
    const double px = canvas.pixel_width();
    const double py = canvas.pixel_height();
    canvas.pointed(
        {panel.left - 2 * px, panel.bottom - 2 * py, panel.right + 2 * px, panel.top + 2 * py},
        surround);
    canvas.pointed(panel, {0x3D, 0x47, 0x52});
    const double width = panel.right - panel.left;
    const double spring = panel.top - 0.2 * (panel.top - panel.bottom);
    for (const double share : {1.0 / 3.0, 2.0 / 3.0}) {
        const double at = panel.left + share * width;
        canvas.fill({at - 0.5 * px, panel.bottom, at + 0.5 * px, spring}, surround);
    }
    canvas.fill({panel.left, spring, panel.right, spring + py}, surround);
}

} // namespace smiletwin::sample
