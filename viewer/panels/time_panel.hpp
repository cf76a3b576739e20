// Bottom bar: date, time of day with the true sun, play.
#pragma once

#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/time_bar.hpp"
#include "viewer/widgets/ui.hpp"

namespace smiletwin::viewer {

struct TimePanelState {
    std::string day_key; ///< day and place of `day`, so that the sun is computed once a day
    DayView day;
};

void draw_time_panel(
    const Ui& ui,
    const PanelModel& model,
    TimePanelState& state,
    ActionQueue& actions,
    ImVec2 size);

/// Sun of the civil day at a place; `day.hour` is left alone.
void fill_sun(
    DayView& day,
    const geo::CivilTime& civil,
    const geo::TimeZone& zone,
    const geo::GeographicPosition& place);

} // namespace smiletwin::viewer
