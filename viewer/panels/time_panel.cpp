#include "viewer/panels/time_panel.hpp"

#include "geo/weather/sun_position.hpp"
#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/controls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

float hour_of(const geo::CivilTime& civil) {
    return static_cast<float>(civil.hour) + static_cast<float>(civil.minute) / 60.0F;
}

void ask_for_time(geo::UtcTime time, ActionQueue& actions) {
    actions.add("ui.time", {{"value", geo::format_iso_utc(time)}});
}

geo::UtcTime with_hour(const geo::TimeZone& zone, geo::CivilTime civil, float hour) {
    const int total = static_cast<int>(std::lround(hour * 60.0F));
    civil.hour = total / 60;
    civil.minute = total % 60;
    civil.second = 0;
    return zone.to_utc(civil);
}

void draw_clock(
    const Ui& ui, const PanelModel& model, const geo::CivilTime& civil, ActionQueue& actions) {
    const char* symbol = model.view.time_plays ? "pause" : "play";
    const char* name = model.view.time_plays ? "panel.time.pause" : "panel.time.play";
    if (icon_button(ui, "time.play", symbol, ui.text(name), true, true)) {
        actions.add("ui.play", {{"value", !model.view.time_plays}});
    }
    ImGui::SameLine(0.0F, ui.px(12.0F));
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, ui.px(2.0F)});
    words(
        ui,
        ui.fonts.heading,
        ui.text("panel.time.clock", {{"time", clock_words(hour_of(civil))}}),
        Token::Text);
    words(ui, ui.fonts.small, date_words(ui.text, civil), Token::Text2);
    ImGui::PopStyleVar();
    ImGui::EndGroup();
}

/// Day back and forward, month back and forward.
void draw_date(
    const Ui& ui, const PanelModel& model, const geo::CivilTime& civil, ActionQueue& actions) {
    const auto shift = [&](const char* id, const char* label, const char* name, int days) {
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(6.0F), ui.px(2.0F)});
        const bool pressed = button(ui, id, label, {.look = ButtonLook::Quiet});
        ImGui::PopStyleVar();
        if (ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", ui.text(name).c_str());
        }
        if (pressed) {
            const geo::UtcTime noon = with_hour(*model.zone, civil, 12.0F) + hours(24 * days);
            ask_for_time(
                with_hour(*model.zone, model.zone->to_local(noon), hour_of(civil)), actions);
        }
    };
    shift("time.month_back", "«", "panel.time.month_back", -30);
    ImGui::SameLine(0.0F, ui.px(2.0F));
    shift("time.day_back", "‹", "panel.time.day_back", -1);
    ImGui::SameLine(0.0F, ui.px(2.0F));
    shift("time.day_on", "›", "panel.time.day_on", 1);
    ImGui::SameLine(0.0F, ui.px(2.0F));
    shift("time.month_on", "»", "panel.time.month_on", 30);
}

void refresh_day(TimePanelState& state, const geo::CivilTime& civil, const PanelModel& model) {
    const geo::GeographicPosition& place = *model.position;
    const std::string key = fmt::format(
        "{}-{}-{} {:.2f} {:.2f}",
        civil.year,
        civil.month,
        civil.day,
        place.latitude_deg,
        place.longitude_deg);
    if (key != state.day_key) {
        state.day_key = key;
        fill_sun(state.day, civil, *model.zone, place);
    }
}

} // namespace

void fill_sun(
    DayView& day,
    const geo::CivilTime& civil,
    const geo::TimeZone& zone,
    const geo::GeographicPosition& place) {
    for (std::size_t h = 0; h < day.sun_elevation_deg.size(); ++h) {
        const geo::UtcTime time = with_hour(zone, civil, 0.0F) + hours(h);
        day.sun_elevation_deg[h] =
            static_cast<float>(geo::sun_position(time, place).apparent_elevation_deg);
    }
    day.sunrise_hour.reset();
    day.sunset_hour.reset();
    if (const auto times = geo::sun_times(with_hour(zone, civil, 12.0F), place)) {
        day.sunrise_hour = hour_of(zone.to_local(times->sunrise));
        day.sunset_hour = hour_of(zone.to_local(times->sunset));
    }
}

void draw_time_panel(
    const Ui& ui,
    const PanelModel& model,
    TimePanelState& state,
    ActionQueue& actions,
    ImVec2 size) {
    if (!model.zone || !model.position) {
        const float line_y = std::round(0.5F * (size.y - ui.fonts.text->FontSize));
        ImGui::SetCursorPos({ui.px(14.0F), line_y});
        words(ui, ui.text("panel.time.no_place"), Token::Text2);
        ui.record(WidgetRole::Words, "time.no_place", ui.text("panel.time.no_place"));
        return;
    }
    const geo::CivilTime civil = model.zone->to_local(model.view.time);
    refresh_day(state, civil, model);
    ImGui::SetCursorPos({ui.px(14.0F), std::round(0.5F * (size.y - ui.px(36.0F)))});
    draw_clock(ui, model, civil, actions);
    const float bar_left = ui.px(216.0F);
    const float date_width = ui.px(132.0F);
    ImGui::SetCursorPos({bar_left, ui.px(8.0F)});
    state.day.hour = hour_of(civil);
    const ImVec2 bar{
        std::max(size.x - bar_left - date_width, ui.px(200.0F)), size.y - ui.px(12.0F)};
    if (time_bar(ui, "time.bar", state.day, bar).moved) {
        ask_for_time(with_hour(*model.zone, civil, state.day.hour), actions);
    }
    ImGui::SetCursorPos(
        {bar_left + bar.x + ui.px(10.0F), std::round(0.5F * (size.y - ui.px(30.0F)))});
    draw_date(ui, model, civil, actions);
}

} // namespace smiletwin::viewer
