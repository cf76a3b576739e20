// What was read from each source, what was repaired and skipped, and which reference system was
// used: the import report as a panel.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

struct ReportPanelState {
    std::string open_source;
    std::string open_code; ///< of repaired or skipped polygons, whose objects are listed
};

void draw_report_panel(
    const Ui& ui, const PanelModel& model, ReportPanelState& state, ActionQueue& actions);

} // namespace smiletwin::viewer
