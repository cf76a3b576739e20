// Sensors of the project: place, newest value, and the week as a chart.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

/// List of all things with their newest value; a press selects.
void draw_sensor_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions);

/// Values and charts of one thing, for the inspector.
void draw_sensor_details(const Ui& ui, const PanelModel& model, const geo::Thing& thing);

/// "22.7., 14:00  ·  23,4 °C" of the first stream, or the word for silence.
std::string latest_words(const Ui& ui, const PanelModel& model, const geo::Thing& thing);

} // namespace smiletwin::viewer
