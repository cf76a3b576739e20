// The card of projects: where this one lies, saving it elsewhere, opening another.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <cstdint>
#include <string>

namespace smiletwin::viewer {

/// What was typed so far.
struct ProjectPanelState {
    std::uint64_t opened = 0; ///< the opening of the card that the fields belong to
    std::string save_path;
    std::string open_path;
    std::uint64_t answers = 0; ///< of the card, as drawn last
};

void draw_project_card(
    const Ui& ui,
    const PanelModel& model,
    ProjectPanelState& state,
    ActionQueue& actions,
    const WidgetRect& scene);

} // namespace smiletwin::viewer
