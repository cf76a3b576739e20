// Top bar: project, variants, style, undo and redo, language, help.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

/// Fills a window of that height at the cursor.
void draw_top_bar(const Ui& ui, const PanelModel& model, ActionQueue& actions, float height);

} // namespace smiletwin::viewer
