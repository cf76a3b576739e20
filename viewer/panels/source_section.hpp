// What a project chooses for a source: the reference system; of a city source also level of detail,
// theme and place.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

/// The reference system while somebody types it.
struct SystemEdit {
    std::string source_id; ///< that is being edited
    std::string typed;
    std::string refusal; ///< sentence under the field
};

void draw_city_source(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Source& source,
    SystemEdit& edit,
    ActionQueue& actions);

/// The reference system of any other data with a place.
void draw_source_system(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Source& source,
    SystemEdit& edit,
    ActionQueue& actions);

/// Fields of a model that is put somewhere by hand.
void draw_model_place(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Source& source,
    const scenarios::SourceState& state,
    ActionQueue& actions);

} // namespace smiletwin::viewer
