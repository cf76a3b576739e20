// Choices for a city source in the unfolded row of its layer.

#include "tests/support/catch.hpp"
#include "tests/viewer/gui_panels.hpp"
#include "viewer/panels/layer_panel.hpp"

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiPanels;
using smiletwin::tests::PanelWorld;

namespace {

/// The layer panel with the row of buildings unfolded.
struct OpenRow {
    GuiPanels gui;
    PanelWorld world;
    ActionQueue actions;
    LayerPanelState state;

    explicit OpenRow(const char* language = "de") : gui(language) {
        world.fill();
        state.selected = "buildings";
    }
    scenarios::Source& source() { return world.project.sources.front(); }
    scenarios::SourceState& loaded() { return world.data.states.front(); }

    GuiPanels::Draw draw() {
        return [this](const Ui& ui) { draw_layer_panel(ui, world.model(), state, actions); };
    }
    /// Opens a list and takes one of its entries.
    void choose(const std::string& id, int index) {
        gui.click(id, draw());
        gui.frame(draw());
        gui.click(id + "." + std::to_string(index), draw());
    }
    void type_system(std::string_view text) {
        gui.click("source.s1.crs", draw());
        gui.type(text, draw());
        gui.press_enter(draw());
        gui.frame(draw());
    }
    const geo::Json& only_action() {
        REQUIRE(actions.waiting().size() == 1);
        return actions.waiting()[0];
    }
};

} // namespace

TEST_CASE("the levels that a model has are to be chosen, and the usual one again") {
    OpenRow row;
    row.loaded().report.lods = {"1", "2.2"};
    row.choose("source.s1.lod", 1);
    CHECK(row.only_action()["action"].to_string() == "source.set");
    CHECK(row.only_action()["id"].to_string() == "s1");
    CHECK(row.only_action()["lod"].to_string() == "1");
    row.actions.take();
    row.source().lod = "1";
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.lod")->value == "LoD 1");
    row.choose("source.s1.lod", 0);
    CHECK(row.only_action()["lod"].to_string().empty());
}

TEST_CASE("a model of one level and without themes asks for neither") {
    OpenRow row;
    row.loaded().report.lods = {"2"};
    row.loaded().themes = {"rgbTexture"};
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.lod") == nullptr);
    CHECK(row.gui.log().find("source.s1.theme") == nullptr);
    CHECK(row.gui.log().find("source.s1.crs") != nullptr);
}

TEST_CASE("one of the model's themes is chosen by its name") {
    OpenRow row;
    row.loaded().themes = {"Sommer", "Winter"};
    row.choose("source.s1.theme", 2);
    CHECK(row.only_action()["theme"].to_string() == "Winter");
}

TEST_CASE("the reference system is typed as one likes and kept by its code") {
    OpenRow row;
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.crs")->value == "wie in der Datei");
    row.type_system("25832");
    CHECK(row.only_action()["action"].to_string() == "source.set");
    CHECK(row.only_action()["crs"].to_string() == "EPSG:25832");
}

TEST_CASE("a system that does not exist is refused under its field and changes nothing") {
    OpenRow row;
    row.type_system("Gauss");
    CHECK(row.actions.waiting().empty());
    CHECK(row.state.system_edit.refusal.find("Gauss") != std::string::npos);
    CHECK(row.gui.log().find("source.s1.crs")->value == "Gauss"); // to be mended
    row.gui.click("source.s1.crs", row.draw());
    row.gui.press_escape(row.draw());
    row.gui.frame(row.draw());
    CHECK(row.state.system_edit.refusal.empty());
    CHECK(row.gui.log().find("source.s1.crs")->value == "wie in der Datei");
}

TEST_CASE("an own system is taken back to that of the file") {
    OpenRow row("en");
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.crs_of_file") == nullptr);
    row.source().crs_override = "EPSG:25832";
    row.gui.click("source.s1.crs_of_file", row.draw());
    CHECK(row.only_action()["crs"].to_string().empty());
}

TEST_CASE("which axis comes first is the user's to say") {
    OpenRow row;
    row.choose("source.s1.axis_order", 2);
    CHECK(row.only_action()["axis_order"].to_string() == "northing-easting");
}

TEST_CASE("the system of a terrain is typed in its row, which has no axes to choose") {
    OpenRow row;
    row.world.project.sources.front().role = scenarios::SourceRole::Terrain;
    row.state.selected = "terrain";
    row.type_system("25832");
    CHECK(row.only_action()["crs"].to_string() == "EPSG:25832");
    CHECK(row.gui.log().find("source.s1.axis_order") == nullptr);
}

TEST_CASE("a plan whose degrees fit in either order lets the axes be chosen") {
    OpenRow row;
    row.world.project.sources.front().role = scenarios::SourceRole::Terrain;
    row.state.selected = "terrain";
    row.loaded().report.crs.used = "EPSG:4326";
    row.loaded().report.crs.note = {"crs.note.either_northing", {{"name", "WGS 84"}}};
    row.choose("source.s1.axis_order", 1);
    CHECK(row.only_action()["axis_order"].to_string() == "easting-northing");
}

TEST_CASE("a model that stands nowhere yet offers to be placed in the picture") {
    OpenRow row;
    row.loaded().placing = scenarios::SourceState::Placing::Missing;
    row.gui.click("source.s1.place", row.draw());
    CHECK(row.only_action()["action"].to_string() == "ui.tool");
    CHECK(row.only_action()["value"].to_string() == "source.place");
    CHECK(row.only_action()["source"].to_string() == "s1");
    CHECK(row.gui.log().find("source.s1.x") == nullptr);
}

TEST_CASE("without a mouse a model is placed in the middle of the project") {
    OpenRow row;
    row.loaded().placing = scenarios::SourceState::Placing::Missing;
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.place_middle") == nullptr); // nobody knows where that is
    row.world.data.home.add(geo::Vec2d{312400.0, 6000400.0});
    row.world.data.home.add(geo::Vec2d{312500.0, 6000600.0});
    row.gui.click("source.s1.place_middle", row.draw());
    CHECK(row.only_action()["action"].to_string() == "source.place");
    CHECK(row.only_action()["x"].to_double() == 312450.0);
    CHECK(row.only_action()["y"].to_double() == 6000500.0);
}

TEST_CASE("a placed model is turned, raised and made smaller by numbers") {
    OpenRow row;
    row.loaded().placing = scenarios::SourceState::Placing::Done;
    row.source().place = scenarios::ModelPlace{{312490.0, 6000480.0}, 0.0, true, 0.0, 1.0};
    for (const auto& [field, typed, value] :
         {std::tuple{"rotation_deg", "22,5", 22.5},
          std::tuple{"height_m", "3,5", 3.5},
          std::tuple{"scale", "0,01", 0.01},
          std::tuple{"x", "312495", 312495.0}}) {
        INFO(field);
        row.gui.click("source.s1." + std::string(field), row.draw());
        row.gui.type(typed, row.draw());
        row.gui.press_enter(row.draw());
        CHECK(row.only_action()["action"].to_string() == "source.place");
        CHECK(row.only_action()[field].to_double() == value);
        row.actions.take();
        row.gui.frame(row.draw());
    }
    row.gui.click("source.s1.above_ground", row.draw());
    CHECK_FALSE(row.only_action()["above_ground"].to_bool(true));
}

TEST_CASE("of several city models the one that is clicked shows its choices") {
    OpenRow row;
    scenarios::Source second = row.source();
    second.id = "s7";
    second.title = "Leuchte";
    row.world.project.sources.push_back(second);
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.crs") == nullptr);
    CHECK(row.gui.log().find("source.s7.crs") == nullptr);
    row.gui.click("layers.source.s7", row.draw());
    row.gui.frame(row.draw());
    CHECK(row.gui.log().find("source.s1.crs") == nullptr);
    CHECK(row.gui.log().find("source.s7.crs") != nullptr);
}
