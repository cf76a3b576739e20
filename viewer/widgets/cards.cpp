#include "viewer/widgets/cards.hpp"

#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

constexpr ImGuiWindowFlags card_flags =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground |
    ImGuiWindowFlags_AlwaysAutoResize;

constexpr float stamp_width = 14.0F;
constexpr float stamp_height = 9.0F;

void draw_hatched(const Ui& ui, ImDrawList* list, ImVec2 min, ImVec2 max, Colour ink) {
    list->PushClipRect(min, max, true);
    const float height = max.y - min.y;
    for (float x = min.x - height; x < max.x; x += ui.px(4.0F)) {
        list->AddLine({x, max.y}, {x + height, min.y}, ink, ui.px(1.2F));
    }
    list->PopClipRect();
}

void draw_dashed(const Ui& ui, ImDrawList* list, ImVec2 min, ImVec2 max, Colour ink) {
    const float dash = ui.px(3.0F);
    for (float x = min.x; x < max.x; x += 2.0F * dash) {
        const float end = std::min(x + dash, max.x);
        list->AddLine({x, min.y}, {end, min.y}, ink);
        list->AddLine({x, max.y}, {end, max.y}, ink);
    }
    for (float y = min.y; y < max.y; y += 2.0F * dash) {
        const float end = std::min(y + dash, max.y);
        list->AddLine({min.x, y}, {min.x, end}, ink);
        list->AddLine({max.x, y}, {max.x, end}, ink);
    }
}

void draw_range_line(const Ui& ui, const IndicatorView& view) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(14.0F);
    const float y = at.y + 0.5F * height;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto x_of = [&](float share) { return at.x + std::clamp(share, 0.0F, 1.0F) * width; };
    list->AddLine({at.x, y}, {at.x + width, y}, ui[Token::Line], ui.px(1.0F));
    const Colour range = with_alpha(ui[Token::Accent], 0.4F);
    list->AddRectFilled(
        {x_of(view.range_from), y - ui.px(2.5F)},
        {x_of(view.range_to), y + ui.px(2.5F)},
        range,
        ui.px(2.0F));
    const auto tick = [&](float share, float tick_width, Token colour) {
        const float x = x_of(share);
        list->AddRectFilled(
            {x - 0.5F * ui.px(tick_width), y - ui.px(6.0F)},
            {x + 0.5F * ui.px(tick_width), y + ui.px(6.0F)},
            ui[colour]);
    };
    if (view.baseline_at >= 0.0F) {
        tick(view.baseline_at, 2.0F, Token::Text3);
    }
    tick(view.value_at, 3.0F, Token::Accent);
    ImGui::Dummy({width, height});
}

} // namespace

bool begin_card(const Ui& ui, const char* id, ImVec2 at, ImVec2 pivot, float width) {
    ImGui::SetNextWindowPos(at, ImGuiCond_Always, pivot);
    if (width > 0.0F) {
        ImGui::SetNextWindowSize({ui.px(width), 0.0F});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12.0F), ui.px(10.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1.0F, 1.0F});
    const bool open = ImGui::Begin(id, nullptr, card_flags);
    ImGui::PopStyleVar(2);
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    draw_card(ui, list, min, {min.x + size.x, min.y + size.y});
    list->PopClipRect();
    return open;
}

void draw_card(const Ui& ui, ImDrawList* list, ImVec2 min, ImVec2 max) {
    struct Shadow {
        float grow;
        float down;
        float alpha;
    };
    constexpr Shadow shadows[] = {
        {7.0F, 5.0F, 0.02F}, {4.0F, 4.0F, 0.03F}, {2.0F, 2.0F, 0.05F}, {1.0F, 1.0F, 0.08F}};
    const float round = ui.px(8.0F);
    for (const Shadow& shadow : shadows) {
        const float grow = ui.px(shadow.grow);
        const float down = ui.px(shadow.down);
        list->AddRectFilled(
            {min.x - grow, min.y - grow + down},
            {max.x + grow, max.y + grow + down},
            with_alpha(0U, shadow.alpha),
            round + grow);
    }
    list->AddRectFilled(min, max, with_alpha(ui[Token::Panel], 0.96F), round);
}

void draw_stamp_box(const Ui& ui, ImDrawList* list, ImVec2 at, geo::Stamp stamp) {
    const ImVec2 end{at.x + ui.px(stamp_width), at.y + ui.px(stamp_height)};
    const Colour ink = ui[Token::Text2];
    switch (stamp) {
    case geo::Stamp::Measured:
        list->AddRectFilled(at, end, ink, ui.px(2.0F));
        break;
    case geo::Stamp::Computed:
        draw_hatched(ui, list, at, end, ink);
        list->AddRect(at, end, ink, ui.px(2.0F));
        break;
    case geo::Stamp::Assumed:
        draw_dashed(ui, list, at, end, ink);
        break;
    }
}

void stamp_mark(const Ui& ui, geo::Stamp stamp, bool right) {
    const std::string word = ui.text("stamp." + std::string(geo::stamp_name(stamp)));
    const ImVec2 size = text_size(ui.fonts.stamp, word);
    const float width = ui.px(stamp_width + 6.0F) + size.x;
    if (right) {
        ImGui::SameLine();
        const float rest = ImGui::GetContentRegionAvail().x - width;
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(rest, 0.0F));
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_stamp_box(ui, list, {at.x, at.y + 0.5F * (size.y - ui.px(stamp_height))}, stamp);
    draw_text(
        list, ui.fonts.stamp, {at.x + ui.px(stamp_width + 6.0F), at.y}, ui[Token::Text2], word);
    ImGui::Dummy({width, size.y});
}

bool indicator_card(const Ui& ui, const IndicatorView& view) {
    const float alpha = view.stale ? 0.55F : 1.0F;
    const ImVec2 begin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8.0F), ui.px(2.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, alpha);
    wrapped_words(ui, ui.fonts.text, view.name, Token::Text, width - ui.px(90.0F));
    stamp_mark(ui, view.stamp, true);
    words(ui, ui.fonts.number, view.value, Token::Text);
    if (!view.difference.empty()) {
        ImGui::SameLine();
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(6.0F));
        const char* arrow = view.direction > 0 ? "▲ " : view.direction < 0 ? "▼ " : "= ";
        words(ui, ui.fonts.strong, arrow + view.difference, Token::Accent);
        ui.record(WidgetRole::Words, view.id + ".difference", view.difference);
    }
    const std::string& right = view.stale ? view.age : view.baseline;
    if (!right.empty()) {
        words_right(ui, ui.fonts.small, right, Token::Text2);
    }
    if (view.range_from <= view.range_to) {
        draw_range_line(ui, view);
    }
    ImGui::PopStyleVar(2);
    const ImVec2 end{begin.x + width, ImGui::GetCursorScreenPos().y};
    ui.record_rect(WidgetRole::Card, view.id, view.name, view.value, begin, end);
    const bool hovered = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(begin, end);
    return hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
}

bool job_row(
    const Ui& ui,
    std::string_view id,
    std::string_view name,
    std::string_view state,
    float share,
    bool running) {
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string state_shown(state);
    const float state_width = text_size(ui.fonts.small, state).x;
    ImGui::AlignTextToFramePadding();
    words(ui, shortened(ui.fonts.text, name, width - state_width - ui.px(60.0F)));
    ImGui::SameLine();
    const float rest = ImGui::GetContentRegionAvail().x - state_width - ui.px(38.0F);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(rest, 0.0F));
    words(ui, ui.fonts.small, state_shown, Token::Text2);
    ImGui::SameLine();
    const bool cancelled =
        icon_button(ui, std::string(id) + ".cancel", "close", ui.text("panel.jobs.cancel"));
    if (running) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = ui.px(6.0F);
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled(at, {at.x + width, at.y + height}, ui[Token::Line], 0.5F * height);
        const float done = std::clamp(share, 0.02F, 1.0F) * width;
        list->AddRectFilled(at, {at.x + done, at.y + height}, ui[Token::Accent], 0.5F * height);
        ImGui::Dummy({width, height});
    }
    return cancelled;
}

} // namespace smiletwin::viewer
