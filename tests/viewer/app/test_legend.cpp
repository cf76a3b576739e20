// What the legend over the scene says, and when it is there.

#include "scenarios/project/geojson.hpp"
#include "tests/viewer/gui_window.hpp"
#include "viewer/app/picture_words.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

namespace {

void act(GuiWindow& gui, const char* name, ActionQueue::Members members) {
    gui.app().actions().add(std::string_view(name), members);
    gui.picture->frames(2);
}

/// A heat map of 24 m x 24 m in the middle of the picture.
void map_heat(GuiWindow& gui) {
    SceneView& view = gui.picture->bench().scene_view();
    const auto middle = view.ground_point({0.5 * view.width_px(), 0.5 * view.height_px()});
    REQUIRE(middle.has_value());
    geo::Ring2d ring;
    for (const geo::Vec2d corner :
         {geo::Vec2d{-12.0, -12.0}, {12.0, -12.0}, {12.0, 12.0}, {-12.0, 12.0}}) {
        ring.push_back(geo::Vec2d{middle->x, middle->y} + corner);
    }
    const geo::PlanGeometry square = geo::Polygon2d{{ring}};
    act(gui,
        "area.add",
        {{"name", "Platz"}, {"polygon", scenarios::to_geojson(square)}, {"cell_m", 2.0}});
    act(gui, "ui.heat", {{"value", true}});
    gui.picture->settle();
    REQUIRE(gui.app().heat().view().state == AnswerState::Full);
}

std::string words_of(GuiWindow& gui, std::string_view id) {
    const WidgetEntry* entry = gui.find(id);
    return entry != nullptr ? entry->label : std::string();
}

} // namespace

TEST_CASE("the legend goes and comes with the eye of its map") {
    GuiWindow gui;
    map_heat(gui);
    REQUIRE(gui.find("legend") != nullptr);
    act(gui, "ui.layer", {{"layer", "drape"}, {"visible", false}});
    CHECK(gui.find("legend") == nullptr);
    act(gui, "ui.layer", {{"layer", "drape"}, {"visible", true}});
    CHECK(gui.find("legend") != nullptr);
}

TEST_CASE("the legend names the day and the hour of the heat map in the words of the language") {
    GuiWindow gui;
    map_heat(gui);
    CHECK(words_of(gui, "legendcard.moment") == "Mi, 22. Juli 2026, 14:00 Uhr");
    CHECK(gui.find("legendcard.caution") == nullptr);
    act(gui, "ui.language", {{"value", "en"}});
    CHECK(words_of(gui, "legendcard.moment") == "Wed, 22 July 2026, 14:00");
}

TEST_CASE("on a day without weather the legend names the day that was computed instead") {
    GuiWindow gui;
    map_heat(gui);
    act(gui, "ui.time", {{"value", "2026-01-10T12:00:00Z"}});
    gui.picture->settle();
    CHECK(words_of(gui, "legendcard.moment") == "Mi, 22. Juli 2026, 13:00 Uhr");
    CHECK(words_of(gui, "legendcard.caution").find("Sa, 10. Januar 2026") != std::string::npos);
}

TEST_CASE("legends of felt and of radiant temperature state their error, that of shade has none") {
    const auto text = geo::Text::load(geo::data_folder() / "lang", "de");
    REQUIRE(text.ok());
    const auto begins = [&](const char* layer, bool difference, const std::string& said) {
        const std::string note = map_note(layer, difference, 1.0, *text);
        INFO(note);
        return note.starts_with(said);
    };
    CHECK(begins("heat.utci", false, "Fehler ±2,0"));
    CHECK(begins("heat.utci", true, "Fehler ±0,5"));
    CHECK(begins("heat.tmrt", false, "Fehler ±7"));
    CHECK(begins("heat.tmrt", true, "Fehler ±2,0"));
    CHECK(begins("heat.shadow", false, "Raster 1"));
}
