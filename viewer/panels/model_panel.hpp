// What can be computed here: heat for the chosen hour, people on the square.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

void draw_model_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions);

/// Running and waiting work with its progress.
void draw_jobs(const Ui& ui, const PanelModel& model, ActionQueue& actions);

} // namespace smiletwin::viewer
