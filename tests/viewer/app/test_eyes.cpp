// What the eyes of the layer list hide, what the baseline answers, and what a drag may move.

#include "tests/viewer/gui_window.hpp"

#include <algorithm>

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

namespace {

void act(GuiWindow& gui, const char* name, ActionQueue::Members members) {
    gui.app().actions().add(std::string_view(name), members);
    gui.picture->frames(2);
}

void show_layer(GuiWindow& gui, const char* layer, bool visible) {
    act(gui, "ui.layer", {{"layer", layer}, {"visible", visible}});
}

geo::Image scene_image(GuiWindow& gui) {
    SceneView& view = gui.picture->bench().scene_view();
    view.draw_still();
    return view.read_image();
}

/// A painted surface and a tree in the first variant, nothing selected, no heat on the ground.
void plan_something(GuiWindow& gui) {
    act(gui, "ui.heat", {{"value", false}});
    REQUIRE(gui.picture->click("plan.surface"));
    gui.click_scene(0.40F, 0.60F);
    gui.click_scene(0.60F, 0.60F);
    gui.click_scene(0.55F, 0.75F);
    gui.tap(Key::Enter);
    REQUIRE(gui.picture->click("Baum"));
    gui.click_scene(0.5F, 0.5F);
    act(gui, "ui.tool", {{"value", ""}});
    act(gui, "ui.select", {{"kind", "nothing"}});
    REQUIRE(gui.planned() == 2);
}

const scenarios::Measure& planted(GuiWindow& gui) {
    const auto& measures = gui.project().variants.front().measures;
    return *std::find_if(measures.begin(), measures.end(), [](const scenarios::Measure& measure) {
        return measure.kind == "tree";
    });
}

/// Where the middle of the planted tree's crown is seen.
PixelPoint crown_pixel(GuiWindow& gui) {
    const auto foot = std::get<geo::Vec2d>(planted(gui).geometry);
    SceneView& view = gui.picture->bench().scene_view();
    const double ground_m = view.ground_point({640.0, 400.0})->z;
    const auto pixel = view.pixel_of({foot.x, foot.y, ground_m + 6.0});
    REQUIRE(pixel.has_value());
    return *pixel;
}

} // namespace

TEST_CASE("without its measures a variant looks like the baseline") {
    GuiWindow gui;
    plan_something(gui);
    const geo::Image planned = scene_image(gui);
    show_layer(gui, "measures", false);
    const geo::Image hidden = scene_image(gui);
    act(gui, "ui.variant", {{"value", "0"}});
    CHECK(hidden == scene_image(gui));
    CHECK_FALSE(hidden == planned);
}

TEST_CASE("the eye of the tree cadastre leaves planned trees standing") {
    GuiWindow gui;
    plan_something(gui);
    SceneView& view = gui.picture->bench().scene_view();
    const PixelPoint crown = crown_pixel(gui);
    REQUIRE(view.pick(crown).id == planted(gui).id);
    const geo::Image all = scene_image(gui);
    show_layer(gui, "trees", false);
    CHECK(view.pick(crown).id == planted(gui).id);
    const geo::Image planned_only = scene_image(gui);
    CHECK_FALSE(planned_only == all);
    show_layer(gui, "measures", false);
    CHECK_FALSE(planned_only == scene_image(gui));
    CHECK(view.pick(crown).kind == PickKind::Ground);
}

TEST_CASE("a measure placed on the baseline begins a new variant and says so") {
    GuiWindow gui;
    plan_something(gui);
    act(gui, "ui.variant", {{"value", "0"}});
    const std::size_t messages = gui.app().view().messages.size();
    REQUIRE(gui.picture->click("Baum"));
    gui.click_scene(0.5F, 0.6F);
    REQUIRE(gui.project().variants.size() == 2);
    CHECK(gui.planned() == 2); // the first one stays as it was
    CHECK(gui.project().variants.back().name == "Variante 2");
    CHECK(gui.project().variants.back().measures.size() == 1);
    CHECK(gui.app().view().variant == gui.project().variants.back().id);
    REQUIRE(gui.app().view().messages.size() == messages + 1);
    const ShownMessage& message = gui.app().view().messages.back();
    CHECK(message.kind == MessageKind::Note);
    CHECK(gui.app().text()(message.problem).find("Variante 2") != std::string::npos);
}

TEST_CASE("a drag that begins on a tree moves it only when it is selected") {
    GuiWindow gui;
    plan_something(gui);
    const auto drag_crown = [&] {
        const PixelPoint crown = crown_pixel(gui);
        const WidgetRect scene = gui.scene();
        const float x = scene.x + static_cast<float>(crown.x);
        const float y = scene.y + static_cast<float>(crown.y);
        gui.picture->drag(x, y, x + 60.0F, y + 20.0F);
        gui.picture->frames(2);
    };
    const auto place = [&] { return std::get<geo::Vec2d>(planted(gui).geometry); };
    const geo::Vec2d before = place();
    const std::size_t steps = gui.app().document().history_position();
    drag_crown(); // turns the view
    CHECK(place() == before);
    CHECK(gui.app().document().history_position() == steps);
    CHECK(gui.app().view().selection.kind == SelectionKind::Nothing);
    act(gui, "ui.select", {{"kind", "measure"}, {"id", planted(gui).id}});
    drag_crown();
    CHECK(geo::length(place() - before) > 1.0);
}
