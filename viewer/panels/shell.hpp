// The whole window as one function over plain state: bars, rail, panels, scene with its cards.
// Knows the picture of the scene as a texture name only.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/calendar_section.hpp"
#include "viewer/panels/layer_panel.hpp"
#include "viewer/panels/layout.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/panels/project_panel.hpp"
#include "viewer/panels/report_panel.hpp"
#include "viewer/panels/time_panel.hpp"
#include "viewer/panels/variant_section.hpp"
#include "viewer/widgets/legend.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

/// Fields that panels keep for themselves.
struct ShellState {
    LayerPanelState layers;
    VariantSectionState variant;
    CalendarState calendar;
    ReportPanelState report;
    ProjectPanelState project;
    TimePanelState time;
};

struct ShellInput {
    const PanelModel& model;
    const LegendView* legend = nullptr; ///< null = no map on the ground
    unsigned scene_texture = 0;         ///< row 0 at the bottom; 0 = none yet
    float texture_width = 1.0F;         ///< share of the texture that holds the picture
    float texture_height = 1.0F;
};

/// Where the scene lies and whether the mouse belongs to it.
struct SceneArea {
    WidgetRect rect;
    bool hovered = false;
    bool held = false; ///< a button went down here and is still down
};

SceneArea
draw_shell(const Ui& ui, const ShellInput& input, ShellState& state, ActionQueue& actions);

} // namespace smiletwin::viewer
