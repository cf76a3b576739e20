// What lies on the scene: view tools, hint of the active tool, messages, help sheet.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"
#include "viewer/widgets/widget_log.hpp"

namespace smiletwin::viewer {

/// Top right of the scene.
void draw_view_tools(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene);

/// Top centre, while something is being placed or drawn.
void draw_tool_hint(const Ui& ui, const PanelModel& model, const WidgetRect& scene);

/// Bottom right above the scale; the newest two and how many more wait.
void draw_messages(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene);

/// Keys and gestures.
void draw_help(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene);

} // namespace smiletwin::viewer
