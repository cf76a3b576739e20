// Right side: what is selected with its attributes and parameters, and the effect on the Area with
// its derivation.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

void draw_inspector_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions);

/// Parameters of a planned measure; each committed change is one action.
void draw_measure_details(
    const Ui& ui, const PanelModel& model, const scenarios::Measure& measure, ActionQueue& actions);

/// Indicator cards, and the derivation of the one that is open.
void draw_indicators(const Ui& ui, const PanelModel& model, ActionQueue& actions);

} // namespace smiletwin::viewer
