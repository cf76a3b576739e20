// All steps of the project, newest first; a click goes there.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"
#include "viewer/widgets/widget_log.hpp"

namespace smiletwin::viewer {

void draw_history_card(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene);

} // namespace smiletwin::viewer
