// People in the panel of models: start, film, and the streams they come in.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

void draw_people_section(const Ui& ui, const PanelModel& model, ActionQueue& actions);

} // namespace smiletwin::viewer
