// Measures to place: tiles of the catalogue and the hint of what a click does.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/panels/variant_section.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

void draw_plan_panel(
    const Ui& ui, const PanelModel& model, VariantSectionState& state, ActionQueue& actions);

} // namespace smiletwin::viewer
