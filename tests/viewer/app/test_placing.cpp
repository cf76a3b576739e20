// Putting a model without a reference system to its place, in the whole window.

#include "tests/viewer/gui_window.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

namespace {

/// A box of 1 m with its origin in the middle of its foot.
constexpr const char* box = "v -0.5 -0.5 0\nv 0.5 -0.5 0\nv 0.5 0.5 0\nv -0.5 0.5 0\n"
                            "v -0.5 -0.5 1\nv 0.5 -0.5 1\nv 0.5 0.5 1\nv -0.5 0.5 1\n"
                            "f 5 6 7 8\nf 1 2 6 5\nf 2 3 7 6\nf 3 4 8 7\nf 4 1 5 8\n";

/// The model that was dropped; it is the last source.
const scenarios::Source& dropped(GuiWindow& gui) {
    return gui.project().sources.back();
}

void drop(GuiWindow& gui, const std::filesystem::path& file) {
    gui.app().add_files({file});
    gui.picture->settle();
    gui.picture->frames(2);
}

} // namespace

TEST_CASE("a dropped model hangs at the hand until a click puts it on the ground") {
    GuiWindow gui;
    const std::size_t sources = gui.project().sources.size();
    drop(gui, gui.folder.file("kiste.obj", box));
    REQUIRE(gui.project().sources.size() == sources + 1);
    CHECK(gui.app().view().tool == "source.place");
    REQUIRE(gui.find("scene.hint") != nullptr);
    CHECK(gui.find("scene.hint")->label == "Klicken setzt „kiste“. Esc beendet.");
    CHECK(gui.app().data()->city == nullptr); // not placed, not drawn
    gui.click_scene(0.5F, 0.6F);
    gui.picture->settle();
    REQUIRE(dropped(gui).place.has_value());
    CHECK(gui.app().view().tool.empty());
    const auto city = gui.app().data()->city;
    REQUIRE(city != nullptr);
    CHECK(
        city->objects[0].bounds.plan().center().x ==
        Approx(dropped(gui).place->point_crs.x).margin(1e-6));
    const auto ground = gui.picture->bench().scene_view().ground_point({640.0, 400.0});
    REQUIRE(ground.has_value());
    CHECK(city->bounds.min.z == Approx(ground->z).margin(3.0)); // the sample is flat
    REQUIRE(gui.picture->click("topbar.undo"));
    gui.picture->settle();
    CHECK_FALSE(dropped(gui).place.has_value());
    CHECK(gui.app().data()->city == nullptr);
    CHECK(gui.app().view().tool.empty()); // it was offered once
}

TEST_CASE("Esc ends placing, and the row of the model, open by now, offers it again") {
    GuiWindow gui;
    drop(gui, gui.folder.file("kiste.obj", box));
    gui.tap(Key::Escape);
    CHECK(gui.app().view().tool.empty());
    REQUIRE(gui.picture->click("source." + dropped(gui).id + ".place"));
    gui.picture->frames(2);
    CHECK(gui.app().view().tool == "source.place");
    CHECK(gui.app().view().placed_source == dropped(gui).id);
}

TEST_CASE("of two dropped models one is placed after the other") {
    GuiWindow gui;
    gui.app().add_files({gui.folder.file("kiste.obj", box), gui.folder.file("truhe.obj", box)});
    gui.picture->settle();
    gui.picture->frames(2);
    const std::string first = gui.app().view().placed_source;
    gui.click_scene(0.5F, 0.6F);
    CHECK(gui.app().view().tool == "source.place");
    CHECK(gui.app().view().placed_source != first);
}

TEST_CASE("the view goes along when all data move, because their system was named anew") {
    GuiWindow gui;
    const auto& data = gui.app().data();
    const geo::Vec2d before = data->bounds.plan().center();
    for (const scenarios::Source& source : gui.project().sources) {
        gui.app().actions().add("source.set", {{"id", source.id}, {"crs", "EPSG:25832"}});
    }
    gui.picture->frames(1);
    gui.picture->settle();
    const geo::Vec2d after = data->bounds.plan().center();
    REQUIRE(geo::length(after - before) > 100e3);
    const geo::Vec3d target = gui.picture->bench().tools().camera().pose().target_crs;
    CHECK(geo::length(geo::Vec2d{target.x, target.y} - after) < 1000.0);
}
