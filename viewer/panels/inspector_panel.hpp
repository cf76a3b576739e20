// Right side: what is selected with its attributes and parameters, and the effect on the Area with
// its derivation.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>
#include <vector>

namespace smiletwin::viewer {

void draw_inspector_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions);

/// Turning, mirroring, removing and locking one or several measures; locked ones can be unlocked.
void draw_measure_tools(
    const Ui& ui, const std::vector<std::string>& ids, bool locked, ActionQueue& actions);
/// Copies of one or several measures in a row.
void draw_measure_rows(
    const Ui& ui,
    const PanelModel& model,
    const std::vector<std::string>& ids,
    ActionQueue& actions);
/// Parameters of what is planned and selected; each committed change is one action.
void draw_measure_details(
    const Ui& ui, const PanelModel& model, const scenarios::Measure& measure, ActionQueue& actions);

/// Indicator cards, and the derivation of the one that is open.
void draw_indicators(const Ui& ui, const PanelModel& model, ActionQueue& actions);

} // namespace smiletwin::viewer
