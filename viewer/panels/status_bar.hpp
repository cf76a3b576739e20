// The lowest line: reference system, place under the cursor, scale, work in progress.
#pragma once

#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

void draw_status_bar(const Ui& ui, const PanelModel& model, float height);

} // namespace smiletwin::viewer
