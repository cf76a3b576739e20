// Top bar: project, variants, style, undo and redo, language, help.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

/// Fills a window of that height at the cursor.
void draw_top_bar(const Ui& ui, const PanelModel& model, ActionQueue& actions, float height);

/// What a variant is called that nobody gave a name: "Variante 2", or the next one that is free.
std::string new_variant_name(const scenarios::Project& project, const geo::Text& text);

} // namespace smiletwin::viewer
