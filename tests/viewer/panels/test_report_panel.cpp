// The report of what was read: every number is there, whole.

#include "tests/support/catch.hpp"
#include "tests/viewer/gui_panels.hpp"
#include "viewer/panels/report_panel.hpp"

#include <imgui.h>

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
