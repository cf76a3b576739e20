// Snapping with the mouse, in the whole window.

#include "tests/viewer/gui_window.hpp"

#include <cmath>

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

namespace {

constexpr int alt = 4; // as GLFW numbers modifiers

void act(GuiWindow& gui, std::string_view name, ActionQueue::Members members) {
    gui.app().actions().add(name, members);
    gui.picture->frames(2);
}

geo::Vec2d last_place(GuiWindow& gui) {
    REQUIRE(gui.planned() > 0);
    return std::get<geo::Vec2d>(gui.project().variants.front().measures.back().geometry);
}

/// Metres to the next multiple of 4 m in both directions.
double off_grid_m(geo::Vec2d place) {
    return std::hypot(std::remainder(place.x, 4.0), std::remainder(place.y, 4.0));
}

} // namespace

TEST_CASE("a bench lands on the grid, and where the hand is while Alt is held") {
    GuiWindow gui;
    act(gui, "variant.add", {{"name", "Bänke"}});
    act(gui, "ui.snap", {{"on", true}, {"grid_m", 4.0}});
    act(gui, "ui.tool", {{"value", "bench"}});
    gui.click_scene(0.5F, 0.62F);
    gui.picture->frames(2);
    CHECK(off_grid_m(last_place(gui)) == Approx(0.0).margin(1e-6));
    gui.picture->post(KeyInput{Key::LeftAlt, true, alt, 0, 0});
    gui.click_scene(0.53F, 0.66F);
    gui.picture->frames(2);
    REQUIRE(gui.planned() == 2);
    CHECK(off_grid_m(last_place(gui)) > 0.01);
    gui.picture->post(KeyInput{Key::LeftAlt, false, 0, 0, 0});
    act(gui, "ui.snap", {{"on", false}});
    gui.click_scene(0.47F, 0.66F);
    gui.picture->frames(2);
    REQUIRE(gui.planned() == 3);
    CHECK(off_grid_m(last_place(gui)) > 0.01);
}
