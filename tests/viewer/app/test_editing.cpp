// Moving, turning, scaling, copying and selecting several measures, by hand and by key.

#include "tests/viewer/gui_window.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

namespace {

constexpr int ctrl = 2; // as GLFW numbers modifiers
constexpr int shift = 1;

void act(GuiWindow& gui, std::string_view name, ActionQueue::Members members) {
    gui.app().actions().add(name, members);
    gui.picture->frames(2);
}

/// A point of the ground in the middle of the picture, and metres from it.
geo::Vec2d ground_at(GuiWindow& gui, float share_x, float share_y) {
    const WidgetRect scene = gui.scene();
    const auto ground = gui.picture->bench().scene_view().ground_point(
        {double{share_x * scene.width}, double{share_y * scene.height}});
    REQUIRE(ground.has_value());
    return {ground->x, ground->y};
}

struct WindowPoint {
    float x = 0.0F;
    float y = 0.0F;
};
WindowPoint pixel_of(GuiWindow& gui, geo::Vec2d place_crs) {
    SceneView& view = gui.picture->bench().scene_view();
    double height_m = view.ground_point({640.0, 400.0})->z;
    auto pixel = view.pixel_of({place_crs.x, place_crs.y, height_m});
    for (int i = 0; i < 5 && pixel; ++i) { // the sample is nearly flat
        height_m = view.ground_point(*pixel).value_or(geo::Vec3d{0.0, 0.0, height_m}).z;
        pixel = view.pixel_of({place_crs.x, place_crs.y, height_m});
    }
    REQUIRE(pixel.has_value());
    const WidgetRect scene = gui.scene();
    return {scene.x + static_cast<float>(pixel->x), scene.y + static_cast<float>(pixel->y)};
}

geo::Json point(geo::Vec2d place) {
    return geo::Json::object()
        .set("type", "Point")
        .set("coordinates", geo::Json::array().push(place.x).push(place.y));
}

geo::Json square(geo::Vec2d middle, double half_m) {
    geo::Json ring = geo::Json::array();
    for (const geo::Vec2d corner :
         {geo::Vec2d{-1, -1}, {1, -1}, {1, 1}, geo::Vec2d{-1, 1}, geo::Vec2d{-1, -1}}) {
        const geo::Vec2d at = middle + half_m * corner;
        ring.push(geo::Json::array().push(at.x).push(at.y));
    }
    return geo::Json::object()
        .set("type", "Polygon")
        .set("coordinates", geo::Json::array().push(std::move(ring)));
}

/// A variant with a lawn of 20 m by 20 m in the middle of the picture; it is selected.
geo::Vec2d with_lawn(GuiWindow& gui) {
    act(gui, "variant.add", {{"name", "Wiese"}});
    const geo::Vec2d middle = ground_at(gui, 0.5F, 0.6F);
    act(gui,
        "measure.add",
        {{"variant", "A"}, {"kind", "surface"}, {"geometry", square(middle, 10.0)}});
    REQUIRE(gui.planned() == 1);
    return middle;
}

const scenarios::Measure& measure(GuiWindow& gui, std::size_t index) {
    return gui.project().variants.front().measures[index];
}

geo::Box2d box_of(GuiWindow& gui, std::size_t index) {
    return geo::bounds(measure(gui, index).geometry);
}

} // namespace

TEST_CASE("an area follows the hand that drags it, in one step") {
    GuiWindow gui;
    const geo::Vec2d middle = with_lawn(gui);
    const std::size_t steps = gui.app().document().history_position();
    const geo::Vec2d goal = middle + geo::Vec2d{6.0, 4.0};
    const WindowPoint from = pixel_of(gui, middle);
    const WindowPoint to = pixel_of(gui, goal);
    gui.picture->drag(from.x, from.y, to.x, to.y);
    gui.picture->frames(2);
    // The mouse comes in whole pixels, and the ground is seen at a low angle.
    CHECK(geo::length(box_of(gui, 0).center() - goal) < 3.0 * gui.app().view().metres_per_pixel);
    CHECK(box_of(gui, 0).width() == Approx(20.0));
    CHECK(gui.app().document().history_position() == steps + 1);
}

TEST_CASE("the handles turn and scale what is selected") {
    GuiWindow gui;
    const geo::Vec2d middle = with_lawn(gui);
    const double away_m = std::max(2.0, 24.0 * gui.app().view().metres_per_pixel);
    const auto pull = [&](geo::Vec2d from_crs, geo::Vec2d to_crs) {
        const WindowPoint from = pixel_of(gui, from_crs);
        const WindowPoint to = pixel_of(gui, to_crs);
        gui.picture->drag(from.x, from.y, to.x, to.y);
        gui.picture->frames(2);
    };
    const geo::Vec2d corner = geo::Vec2d{10.0, 10.0} + 0.5 * geo::Vec2d{away_m, away_m};
    pull(middle + corner, middle + 0.5 * corner);
    CHECK(box_of(gui, 0).width() == Approx(10.0).epsilon(0.1));
    CHECK(geo::length(box_of(gui, 0).center() - middle) < 0.2);
    const double half_m = 0.5 * box_of(gui, 0).width();
    const double arm_m = half_m + away_m;
    // A square that is turned by 45 degrees is as wide as its diagonal; the hand settles there.
    const double diagonal_m = arm_m * std::sqrt(0.5);
    pull(middle + geo::Vec2d{0.0, arm_m}, middle + geo::Vec2d{diagonal_m, diagonal_m});
    CHECK(box_of(gui, 0).width() == Approx(2.0 * half_m * std::sqrt(2.0)).epsilon(0.01));
}

TEST_CASE("keys push, turn, mirror, copy and remove what is selected") {
    GuiWindow gui;
    act(gui, "variant.add", {{"name", "Bänke"}});
    const geo::Vec2d middle = ground_at(gui, 0.5F, 0.6F);
    act(gui, "measure.add", {{"variant", "A"}, {"kind", "bench"}, {"geometry", point(middle)}});
    const auto place = [&](std::size_t i) {
        return std::get<geo::Vec2d>(measure(gui, i).geometry);
    };
    gui.tap(Key::Up);
    CHECK(geo::length(place(0) - middle) == Approx(1.0));
    gui.tap(Key::Down, shift);
    CHECK(geo::length(place(0) - middle) == Approx(0.9));
    gui.tap(key_of('R'));
    CHECK(measure(gui, 0).parameters["rotation_deg"].to_double() == 15.0);
    gui.tap(key_of('M'));
    CHECK(measure(gui, 0).parameters["rotation_deg"].to_double() == 165.0);
    gui.tap(key_of('D'), ctrl);
    REQUIRE(gui.planned() == 2);
    CHECK(gui.app().view().selection.id == measure(gui, 1).id); // the copy is at the hand
    CHECK(place(1).x == Approx(place(0).x + 3.0));
    gui.tap(key_of('A'), ctrl);
    CHECK(gui.app().view().selection.more.size() == 1);
    gui.tap(Key::Delete);
    CHECK(gui.planned() == 0);
    CHECK(gui.app().view().selection.kind == SelectionKind::Nothing);
}

TEST_CASE("several are selected with the control key held and set up in rows") {
    GuiWindow gui;
    act(gui, "variant.add", {{"name", "Wiesen"}});
    act(gui, "ui.layer", {{"layer", "trees"}, {"visible", false}}); // one stands in the way
    const geo::Vec2d middle = ground_at(gui, 0.5F, 0.6F);
    for (const double east_m : {-15.0, 15.0}) {
        act(gui,
            "measure.add",
            {{"variant", "A"},
             {"kind", "surface"},
             {"geometry", square(middle + geo::Vec2d{east_m, 0.0}, 5.0)}});
    }
    const WindowPoint first = pixel_of(gui, middle - geo::Vec2d{15.0, 0.0});
    gui.picture->post(KeyInput{Key::LeftControl, true, ctrl, 0, 0});
    gui.picture->frames(1);
    gui.picture->click_at(first.x, first.y);
    gui.picture->frames(2);
    gui.picture->post(KeyInput{Key::LeftControl, false, 0, 0, 0});
    gui.picture->frames(2);
    REQUIRE(gui.app().view().selection.more.size() == 1);
    REQUIRE(gui.find("inspector.several") != nullptr);
    CHECK(gui.find("inspector.several")->label == "2 Maßnahmen gewählt");
    act(gui, "ui.row_form", {{"count", 2}, {"spacing_m", 12.0}, {"direction_deg", 90.0}});
    REQUIRE(gui.picture->click("inspector.row"));
    gui.picture->frames(2);
    REQUIRE(gui.planned() == 6);
    CHECK(box_of(gui, 4).center().y == Approx(middle.y + 24.0));
    CHECK(gui.app().view().selection.more.size() == 3); // the four copies
    REQUIRE(gui.picture->click("topbar.undo"));
    gui.picture->frames(2);
    CHECK(gui.planned() == 2);
}
