// The week of what is there at times only: one strip for each kind, a click goes to that hour.
#pragma once

#include "scenarios/site/week_occupancy.hpp"
#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <vector>

namespace smiletwin::viewer {

/// The uses and what they were made from: made anew only after an edit or in another week.
struct CalendarState {
    std::vector<scenarios::Measure> measures;
    geo::CivilTime monday;
    std::vector<scenarios::UseOfWeek> uses;
};

/// Nothing where nothing has times.
void draw_calendar_section(
    const Ui& ui, const PanelModel& model, CalendarState& state, ActionQueue& actions);

} // namespace smiletwin::viewer
