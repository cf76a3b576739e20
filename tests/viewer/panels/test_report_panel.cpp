// The report of what was read: every number is there, whole.

#include "tests/support/catch.hpp"
#include "tests/viewer/gui_panels.hpp"
#include "viewer/panels/report_panel.hpp"

#include <imgui.h>

#include <memory>
#include <string>

using namespace smiletwin::viewer;
using smiletwin::tests::GuiPanels;
using smiletwin::tests::PanelWorld;

namespace {

constexpr float panel_px = 252.0F;

/// Everything that a report counts, in thousands.
PanelWorld world_with_long_report() {
    PanelWorld world;
    world.fill();
    auto& report = world.data.states.front().report;
    report.objects_by_type["BuildingConstructiveElement"] = 12345;
    for (const char* reason : {"102", "103", "203", "208"}) {
        report.repaired[reason] = 12345;
    }
    report.skipped["texture_coordinates"] = 12345;
    report.ignored["appearance_of_another_theme"] = 12345;
    report.ignored["external_reference"] = 12345;
    return world;
}

} // namespace

TEST_CASE("every number of the report lies inside the panel, in both languages and sizes") {
    for (const char* language : {"de", "en"}) {
        for (const float scale : {1.0F, 2.0F}) {
            GuiPanels gui(language, scale);
            const PanelWorld world = world_with_long_report();
            ReportPanelState state;
            state.open_source = "s1";
            for (int i = 0; i < 3; ++i) {
                gui.frame(
                    [&](const Ui& ui) {
                        ActionQueue actions;
                        draw_report_panel(ui, world.model(), state, actions);
                    },
                    panel_px);
            }
            int numbers = 0;
            for (const WidgetEntry& entry : gui.log().entries()) {
                const bool number =
                    entry.id == "reportpanel.line" || entry.id.rfind("reportpanel.type.", 0) == 0;
                if (number) {
                    INFO(language << " " << scale << " " << entry.label << " " << entry.value);
                    CHECK(entry.rect.x >= 0.0F);
                    CHECK(entry.rect.x + entry.rect.width <= panel_px * scale);
                    numbers += entry.value == gui.text().number(12345.0, 0) ? 1 : 0;
                }
            }
            CHECK(numbers == 9); // eight counts and the sum of what was skipped
        }
    }
}

TEST_CASE("a count of repaired polygons opens to their objects, and each is a way there") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    auto city = std::make_shared<smiletwin::geo::City>();
    city->files = {"/city/west.gml", "/city/east.gml"};
    city->objects.resize(2);
    city->objects[0].id = "house";
    city->objects[1].id = "house"; // ids repeat from tile to tile
    city->objects[1].file = 1;
    world.data.city = city;
    auto& report = world.data.states.front().report;
    report.repaired["203"] = 5;
    for (int i = 0; i < 2; ++i) { // two walls of one house
        report.findings.add({"203", {}, "house", "/city/east.gml", {}});
    }
    report.findings.add({"203", {}, "", "/city/east.gml", {}});
    ReportPanelState state;
    state.open_source = "s1";
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_report_panel(ui, world.model(), state, actions); };

    gui.click("report.code.203", draw, panel_px);
    gui.frame(draw, panel_px);
    CHECK(gui.log().find("finding.203./city/west.gml#house") == nullptr);
    gui.click("finding.203./city/east.gml#house", draw, panel_px);
    REQUIRE(actions.waiting().size() == 2);
    CHECK(actions.waiting()[0]["action"].to_string() == "ui.select");
    CHECK(actions.waiting()[0]["object"].to_int() == 1);
    CHECK(actions.waiting()[1]["value"].to_string() == "selected_object");

    const WidgetEntry* more = gui.log().find("finding.more");
    REQUIRE(more != nullptr);
    CHECK(more->label == gui.text()("panel.report.more_findings", {{"count", "2"}}));
}
