#include "viewer/panels/calendar_section.hpp"

#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/time_bar.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace smiletwin::viewer {

namespace {

using scenarios::WeekSlots;
using scenarios::WeekSpan;

constexpr int days = 7;
constexpr float day_min = 24.0F * 60.0F;

void refresh(CalendarState& state, const PanelModel& model, const geo::CivilTime& monday) {
    std::vector<scenarios::Measure> timed = model.project.measures_of(model.view.variant);
    std::erase_if(timed, [](const scenarios::Measure& measure) {
        return measure.parameters[scenarios::active_parameter].to_string().empty();
    });
    if (timed != state.measures || monday != state.monday) {
        state.uses = scenarios::week_occupancy(timed, model.catalogue, monday);
        state.measures = std::move(timed);
        state.monday = monday;
    }
}

std::string clock(int minutes) {
    return clock_words(static_cast<float>(minutes) / 60.0F);
}

/// "Mi 7:00–14:00, Sa 7:00–14:00".
std::string spans_words(const Ui& ui, const WeekSlots& slots) {
    std::string shown;
    for (const WeekSpan& span : scenarios::spans_of(slots)) {
        shown += (shown.empty() ? "" : ", ") +
                 ui.text("window.weekday." + std::to_string(span.weekday + 1)) + " " +
                 clock(span.from_min) + "–" + clock(span.to_min);
    }
    return shown;
}

/// A strip of seven days; the hours of the day go from left to right in each.
class Strip {
public:
    Strip(const Ui& ui, float height)
        : ui_(ui)
        , at_(ImGui::GetCursorScreenPos())
        , size_{ImGui::GetContentRegionAvail().x, ui.px(height)} {}

    [[nodiscard]] float x_of(int weekday, int minutes) const {
        const float day = size_.x / days;
        const float inner = day - ui_.px(2.0F);
        return at_.x + day * static_cast<float>(weekday) +
               inner * static_cast<float>(minutes) / day_min;
    }
    void fill(const WeekSpan& span, Token colour) const {
        ImGui::GetWindowDrawList()->AddRectFilled(
            {x_of(span.weekday, span.from_min), at_.y},
            {x_of(span.weekday, span.to_min), at_.y + size_.y},
            ui_[colour]);
    }
    void fill(const WeekSlots& slots, Token colour) const {
        for (const WeekSpan& span : scenarios::spans_of(slots)) {
            fill(span, colour);
        }
    }
    void fill_days() const {
        for (int day = 0; day < days; ++day) {
            fill({day, 0, static_cast<int>(day_min)}, Token::Panel2);
        }
    }
    void mark(int weekday, int minutes) const {
        const float x = x_of(weekday, minutes);
        ImGui::GetWindowDrawList()->AddRectFilled(
            {x, at_.y - ui_.px(2.0F)},
            {x + ui_.px(2.0F), at_.y + size_.y + ui_.px(2.0F)},
            ui_[Token::Text]);
    }
    /// Share of the week under the mouse.
    [[nodiscard]] float share_under_mouse() const {
        return std::clamp((ImGui::GetMousePos().x - at_.x) / size_.x, 0.0F, 0.999F);
    }
    [[nodiscard]] ImVec2 size() const { return size_; }

private:
    const Ui& ui_;
    ImVec2 at_;
    ImVec2 size_;
};

void draw_weekdays(const Ui& ui) {
    const Strip strip(ui, 0.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    for (int day = 0; day < days; ++day) {
        draw_text(
            ImGui::GetWindowDrawList(),
            ui.fonts.small,
            {strip.x_of(day, 0), at.y},
            ui[Token::Text3],
            ui.text("window.weekday." + std::to_string(day + 1)));
    }
    ImGui::Dummy({strip.size().x, ui.fonts.small->FontSize});
}

/// To the full hour that was pressed.
void go_to(
    const PanelModel& model, const geo::CivilTime& monday, float share, ActionQueue& actions) {
    const auto hour_of_week = static_cast<int>(std::floor(share * days * 24.0F));
    geo::CivilTime at = scenarios::days_later(monday, hour_of_week / 24);
    at.hour = hour_of_week % 24;
    actions.add("ui.time", {{"value", geo::format_iso_utc(model.zone->to_utc(at))}});
}

void draw_use(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::UseOfWeek& use,
    const geo::CivilTime& now,
    const geo::CivilTime& monday,
    ActionQueue& actions) {
    const scenarios::MeasureKind* kind = model.catalogue.kind(use.kind);
    const std::string name = kind != nullptr ? ui.text(kind->name_key) : use.kind;
    words(ui, ui.fonts.text, name, Token::Text);
    words_right(ui, ui.fonts.small, std::to_string(use.measures.size()), Token::Text2);
    const Strip strip(ui, 12.0F);
    const std::string id = "calendar." + use.kind;
    const bool pressed = ImGui::InvisibleButton(id.c_str(), strip.size());
    const std::string said = spans_words(ui, use.used);
    ui.record(WidgetRole::Button, id, name, said);
    if (ImGui::IsItemHovered() && !said.empty()) {
        ImGui::SetTooltip("%s", said.c_str());
    }
    strip.fill_days();
    strip.fill(use.used, Token::Accent);
    strip.fill(use.clashing, Token::Error);
    strip.mark(scenarios::weekday_of(now), now.hour * 60 + now.minute);
    if (pressed) {
        go_to(model, monday, strip.share_under_mouse(), actions);
    }
    if (use.clashing.any()) {
        const std::string clash =
            ui.text("panel.calendar.clash", {{"times", spans_words(ui, use.clashing)}});
        ui.record(WidgetRole::Words, id + ".clash", clash);
        paragraph(ui, clash, Token::Error);
    }
}

} // namespace

void draw_calendar_section(
    const Ui& ui, const PanelModel& model, CalendarState& state, ActionQueue& actions) {
    if (!model.zone) {
        return;
    }
    const geo::CivilTime now = model.zone->to_local(model.view.time);
    const geo::CivilTime monday = scenarios::monday_of(now);
    refresh(state, model, monday);
    if (state.uses.empty()) {
        return;
    }
    heading(ui, ui.text("panel.calendar.title"));
    const geo::CivilTime sunday = scenarios::days_later(monday, days - 1);
    words_right(
        ui,
        ui.fonts.small,
        day_words(ui.text, monday) + " – " + day_words(ui.text, sunday),
        Token::Text2);
    draw_weekdays(ui);
    for (const scenarios::UseOfWeek& use : state.uses) {
        draw_use(ui, model, use, now, monday, actions);
    }
}

} // namespace smiletwin::viewer
