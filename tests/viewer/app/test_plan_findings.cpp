// What is wrong with the plan in the window, and things that are locked.

#include "tests/viewer/gui_window.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

namespace {

void act(GuiWindow& gui, std::string_view name, ActionQueue::Members members) {
    gui.app().actions().add(name, members);
    gui.picture->frames(2);
}

geo::Json point(geo::Vec2d place) {
    return geo::Json::object()
        .set("type", "Point")
        .set("coordinates", geo::Json::array().push(place.x).push(place.y));
}

/// A stall in the middle of the picture, 1.2 m from its neighbour.
geo::Vec2d two_stalls(GuiWindow& gui) {
    act(gui, "variant.add", {{"name", "Markttag"}});
    const WidgetRect scene = gui.scene();
    const auto ground = gui.picture->bench().scene_view().ground_point(
        {double{0.5F * scene.width}, double{0.6F * scene.height}});
    REQUIRE(ground.has_value());
    const geo::Vec2d middle{ground->x, ground->y};
    for (const double east_m : {0.0, 5.2}) {
        act(gui,
            "measure.add",
            {{"variant", "A"},
             {"kind", "market_stall"},
             {"geometry", point(middle + geo::Vec2d{east_m, 0.0})}});
    }
    gui.picture->settle();
    gui.picture->frames(2);
    return middle;
}

} // namespace

TEST_CASE("a passage that is too narrow is counted, listed, flown to, and gone when it is wide") {
    GuiWindow gui;
    const geo::Vec2d middle = two_stalls(gui);
    REQUIRE(gui.app().checks().findings().size() == 1);
    REQUIRE(gui.find("plan.findings") != nullptr);
    CHECK(gui.find("plan.findings")->label == "1 Hinweis zum Plan");
    act(gui, "ui.select", {{"kind", "nothing"}});
    REQUIRE(gui.picture->click("plan.finding.0"));
    gui.picture->frames(3);
    const std::string first = gui.app().checks().findings()[0].measures[0];
    CHECK(gui.app().view().selection.id == first);
    const geo::Vec3d target = gui.picture->bench().scene_view().pose().target_crs;
    CHECK(target.x == Approx(middle.x + 2.6).margin(0.05));
    REQUIRE(gui.find("plan.finding.words") != nullptr);
    CHECK(gui.find("plan.finding.words")->label.find("1,20") != std::string::npos);
    geo::Json ids = geo::Json::array();
    ids.push(first);
    geo::Json move = geo::Json::array();
    move.push(-1.0).push(0.0);
    act(gui, "measures.transform", {{"ids", ids}, {"move", move}});
    CHECK(gui.app().checks().findings().empty());
    CHECK(gui.find("plan.findings") == nullptr);
}

TEST_CASE("a locked stall stays where it is until the button unlocks it") {
    GuiWindow gui;
    two_stalls(gui);
    const std::string id = gui.app().checks().findings().at(0).measures[0];
    act(gui, "ui.select", {{"kind", "measure"}, {"id", id}});
    REQUIRE(gui.picture->click("inspector.lock"));
    gui.picture->frames(2);
    const auto before = gui.project().measure(id)->geometry;
    gui.tap(Key::Up);
    CHECK(gui.project().measure(id)->geometry == before);
    gui.tap(Key::Delete);
    REQUIRE(gui.project().measure(id) != nullptr);
    REQUIRE(gui.picture->click("inspector.lock"));
    gui.picture->frames(2);
    gui.tap(Key::Up);
    CHECK_FALSE(gui.project().measure(id)->geometry == before);
}
