// Layers of the scene: switch, opacity of the result, source and licence.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

struct LayerPanelState {
    std::string selected; ///< layer whose details are unfolded
    float dragged_opacity = -1.0F;
};

void draw_layer_panel(
    const Ui& ui, const PanelModel& model, LayerPanelState& state, ActionQueue& actions);

} // namespace smiletwin::viewer
