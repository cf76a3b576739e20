#include "viewer/widgets/time_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr float step_h = 1.0F / 6.0F;

/// Night, dawn, day: the colours of the sun-hours ramp, so that one picture explains the other.
Colour sky_colour(float elevation_deg) {
    struct Stop {
        float elevation_deg;
        float r, g, b;
    };
    constexpr Stop stops[] = {
        {-12.0F, 62.0F, 74.0F, 112.0F},
        {-2.0F, 112.0F, 142.0F, 186.0F},
        {4.0F, 246.0F, 214.0F, 164.0F},
        {20.0F, 253.0F, 238.0F, 205.0F},
        {90.0F, 254.0F, 243.0F, 218.0F}};
    const auto packed = [](float r, float g, float b) {
        return IM_COL32(static_cast<int>(r), static_cast<int>(g), static_cast<int>(b), 255);
    };
    if (elevation_deg <= stops[0].elevation_deg) {
        return packed(stops[0].r, stops[0].g, stops[0].b);
    }
    for (std::size_t i = 1; i < std::size(stops); ++i) {
        const Stop& a = stops[i - 1];
        const Stop& b = stops[i];
        if (elevation_deg <= b.elevation_deg) {
            const float t = (elevation_deg - a.elevation_deg) / (b.elevation_deg - a.elevation_deg);
            return packed(std::lerp(a.r, b.r, t), std::lerp(a.g, b.g, t), std::lerp(a.b, b.b, t));
        }
    }
    return packed(stops[4].r, stops[4].g, stops[4].b);
}

struct Places {
    float left;
    float right;
    float rail_top;
    float rail_bottom;
    float curve_top;

    [[nodiscard]] float x(float hour) const { return left + hour / 24.0F * (right - left); }
};

void draw_sun_curve(const Ui& ui, ImDrawList* list, const Places& at, const DayView& day) {
    std::array<ImVec2, 25> points;
    for (std::size_t h = 0; h < points.size(); ++h) {
        const float up = std::clamp(day.sun_elevation_deg[h] / 65.0F, 0.0F, 1.0F);
        points[h] = {
            at.x(static_cast<float>(h)), std::lerp(at.rail_top - ui.px(3.0F), at.curve_top, up)};
    }
    list->AddPolyline(
        points.data(), static_cast<int>(points.size()), ui[Token::Accent], 0, ui.px(1.5F));
}

void draw_rail(const Ui& ui, ImDrawList* list, const Places& at, const DayView& day) {
    for (std::size_t h = 0; h + 1 < day.sun_elevation_deg.size(); ++h) {
        const Colour from = sky_colour(day.sun_elevation_deg[h]);
        const Colour to = sky_colour(day.sun_elevation_deg[h + 1]);
        list->AddRectFilledMultiColor(
            {at.x(static_cast<float>(h)), at.rail_top},
            {at.x(static_cast<float>(h + 1)), at.rail_bottom},
            from,
            to,
            to,
            from);
    }
    list->AddRect({at.left, at.rail_top}, {at.right, at.rail_bottom}, ui[Token::Line], ui.px(4.0F));
    for (int hour = 0; hour <= 24; hour += 3) {
        const std::string shown = fmt::format("{}", hour);
        const float half = 0.5F * text_size(ui.fonts.small, shown).x;
        draw_text(
            list,
            ui.fonts.small,
            {at.x(static_cast<float>(hour)) - half, at.rail_bottom + ui.px(4.0F)},
            ui[Token::Text2],
            shown);
    }
}

struct Span {
    float left;
    float right;
};

/// Left edge of words that should begin at `x`, moved aside so that the line at `line_x` does not
/// cross them and they stay within `room`.
float beside_line(float x, float width, float line_x, Span room, float gap) {
    x = std::clamp(x, room.left, room.right - width);
    if (line_x < x - gap || line_x > x + width + gap) {
        return x;
    }
    const float before = line_x - gap - width;
    const float after = line_x + gap;
    const bool fits_before = before >= room.left;
    const bool fits_after = after + width <= room.right;
    const bool nearer_before = x - before < after - x;
    return fits_before && (nearer_before || !fits_after) ? before : after;
}

void draw_sun_words(const Ui& ui, ImDrawList* list, const Places& at, const DayView& day) {
    // On the side of the night, where the curve is low.
    const auto place = [&](const char* id, float hour, float before, const std::string& shown) {
        const ImVec2 size = text_size(ui.fonts.small, shown);
        const float x = beside_line(
            at.x(hour) - before * size.x, size.x, at.x(day.hour), {at.left, at.right}, ui.px(6.0F));
        const ImVec2 corner{x, at.curve_top - ui.px(2.0F)};
        const ImVec2 end{corner.x + size.x, corner.y + size.y};
        ui.record_rect(WidgetRole::Words, id, shown, {}, corner, end);
        draw_text(list, ui.fonts.small, corner, ui[Token::Text2], shown);
    };
    if (day.sunrise_hour) {
        place(
            "time.sunrise",
            *day.sunrise_hour,
            1.0F,
            ui.text("panel.time.sunrise", {{"time", clock_words(*day.sunrise_hour)}}));
    }
    if (day.sunset_hour) {
        place(
            "time.sunset",
            *day.sunset_hour,
            0.0F,
            ui.text("panel.time.sunset", {{"time", clock_words(*day.sunset_hour)}}));
    }
}

void draw_handle(const Ui& ui, ImDrawList* list, const Places& at, float hour, bool hot) {
    const float x = at.x(hour);
    const float y = 0.5F * (at.rail_top + at.rail_bottom);
    list->AddLine({x, at.curve_top}, {x, at.rail_bottom}, ui[Token::Text], ui.px(1.0F));
    list->AddCircleFilled({x, y}, ui.px(hot ? 9.0F : 8.0F), ui[Token::Panel]);
    list->AddCircle({x, y}, ui.px(7.5F), ui[Token::Accent], 0, ui.px(2.5F));
}

} // namespace

std::string clock_words(float hour) {
    const int minutes = static_cast<int>(std::lround(hour * 60.0F));
    return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

TimeBarAnswer time_bar(const Ui& ui, std::string_view id, DayView& day, ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(labelled("", id).c_str(), size);
    const bool held = ImGui::IsItemActive();
    const bool hovered = ImGui::IsItemHovered();
    ui.record(WidgetRole::Slider, id, ui.text("panel.time.bar"), clock_words(day.hour));
    Places places{};
    places.left = at.x + ui.px(8.0F);
    places.right = at.x + size.x - ui.px(8.0F);
    places.curve_top = at.y + ui.px(4.0F);
    places.rail_bottom = at.y + size.y - ui.px(22.0F);
    places.rail_top = places.rail_bottom - ui.px(9.0F);

    TimeBarAnswer answer;
    answer.released = ImGui::IsItemDeactivated();
    if (held) {
        const float share =
            (ImGui::GetIO().MousePos.x - places.left) / (places.right - places.left);
        const float wanted = std::clamp(share, 0.0F, 1.0F) * 24.0F;
        const float hour = std::min(std::round(wanted / step_h) * step_h, 24.0F - step_h);
        answer.moved = std::abs(hour - day.hour) > 1e-4F;
        day.hour = hour;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_sun_curve(ui, list, places, day);
    draw_rail(ui, list, places, day);
    draw_sun_words(ui, list, places, day);
    draw_handle(ui, list, places, day.hour, held || hovered);
    return answer;
}

} // namespace smiletwin::viewer
