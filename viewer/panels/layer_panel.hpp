// Layers of the scene: switch, opacity of the result, source and licence.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/panels/source_section.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

struct LayerPanelState {
    std::string selected; ///< layer whose details are unfolded
    float dragged_opacity = -1.0F;
    std::string open_source;   ///< unfolded one of several city sources
    std::string placed_source; ///< of the frame before
    SystemEdit system_edit;
};

void draw_layer_panel(
    const Ui& ui, const PanelModel& model, LayerPanelState& state, ActionQueue& actions);

} // namespace smiletwin::viewer
