// The controls that draw themselves: tiles of measures, entries of the rail, tabs of variants.

#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"

#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Words centred on `x`, shortened to `width`.
void centred(
    const Ui& ui,
    ImFont* font,
    float x,
    float y,
    float width,
    Token colour,
    std::string_view shown) {
    const std::string fitting = shortened(font, shown, width);
    const float half = 0.5F * text_size(font, fitting).x;
    draw_text(ImGui::GetWindowDrawList(), font, {std::round(x - half), y}, ui[colour], fitting);
}

void draw_large_icon(const Ui& ui, std::string_view name, ImVec2 center, Token colour) {
    const std::string symbol = icon(name);
    const ImVec2 size = text_size(ui.fonts.icon, symbol);
    draw_text(
        ImGui::GetWindowDrawList(),
        ui.fonts.icon,
        {std::round(center.x - 0.5F * size.x), std::round(center.y - 0.5F * size.y)},
        ui[colour],
        symbol);
}

} // namespace

bool tile(
    const Ui& ui,
    std::string_view id,
    std::string_view icon_name,
    std::string_view label,
    bool active,
    ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(labelled("", id).c_str(), size);
    const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    ui.record(WidgetRole::Toggle, id, label, active ? "on" : "off");
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    const float round = ui.px(8.0F);
    const bool filled = active || hovered;
    list->AddRectFilled(at, end, ui[filled ? Token::AccentSoft : Token::Panel], round);
    list->AddRect(
        at, end, ui[active ? Token::Accent : Token::Line], round, 0, ui.px(active ? 2.0F : 1.0F));
    const Token ink = active ? Token::Accent : Token::Text2;
    const float middle = at.x + 0.5F * size.x;
    const float room = size.x - ui.px(6.0F);
    const bool is_short = text_size(ui.fonts.small, label).x <= room;
    ImFont* font = is_short ? ui.fonts.small : ui.fonts.stamp;
    const std::string lines = is_short ? std::string(label) : broken_at_blanks(font, label, room);
    const std::size_t second = lines.find('\n');
    if (second == std::string::npos) {
        draw_large_icon(ui, icon_name, {middle, at.y + ui.px(24.0F)}, ink);
        centred(ui, font, middle, end.y - ui.px(24.0F), room, Token::Text, lines);
        return pressed;
    }
    draw_large_icon(ui, icon_name, {middle, at.y + ui.px(20.0F)}, ink);
    centred(ui, font, middle, end.y - ui.px(29.0F), room, Token::Text, lines.substr(0, second));
    centred(ui, font, middle, end.y - ui.px(16.0F), room, Token::Text, lines.substr(second + 1));
    return pressed;
}

bool rail_entry(
    const Ui& ui,
    std::string_view id,
    std::string_view icon_name,
    std::string_view label,
    bool active,
    ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(labelled("", id).c_str(), size);
    const bool hovered = ImGui::IsItemHovered();
    ui.record(WidgetRole::Tab, id, label, active ? "on" : "off");
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    if (active || hovered) {
        list->AddRectFilled(at, end, ui[active ? Token::AccentSoft : Token::Panel2]);
    }
    if (active) {
        list->AddRectFilled(at, {at.x + ui.px(3.0F), end.y}, ui[Token::Accent]);
    }
    const Token ink = active ? Token::Accent : Token::Text2;
    draw_large_icon(ui, icon_name, {at.x + 0.5F * size.x, at.y + ui.px(18.0F)}, ink);
    centred(
        ui,
        ui.fonts.stamp,
        at.x + 0.5F * size.x,
        at.y + ui.px(32.0F),
        size.x - ui.px(2.0F),
        active ? Token::Accent : Token::Text,
        label);
    return pressed;
}

bool variant_tab(
    const Ui& ui,
    std::string_view id,
    const VariantBadge& badge,
    std::string_view name,
    bool active,
    bool locked,
    float height) {
    ImFont* font = active ? ui.fonts.strong : ui.fonts.text;
    const float badge_px = ui.px(18.0F);
    const float lock_px = locked ? ui.px(22.0F) : 0.0F;
    const std::string shown = shortened(font, name, ui.px(180.0F));
    const ImVec2 words_size = text_size(font, shown);
    const ImVec2 size{badge_px + words_size.x + lock_px + ui.px(34.0F), height};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(labelled("", id).c_str(), size);
    const bool hovered = ImGui::IsItemHovered();
    ui.record(WidgetRole::Tab, id, name, active ? "on" : "off");
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    if (active || hovered) {
        list->AddRectFilled(at, end, ui[active ? Token::AccentSoft : Token::Panel2]);
    }
    if (active) {
        list->AddRectFilled({at.x, end.y - ui.px(2.0F)}, end, ui[Token::Accent]);
    }
    const ImVec2 box{at.x + ui.px(12.0F), std::round(at.y + 0.5F * (height - badge_px))};
    list->AddRectFilled(box, {box.x + badge_px, box.y + badge_px}, badge.colour, ui.px(4.0F));
    const ImVec2 letter = text_size(ui.fonts.stamp, badge.letter);
    draw_text(
        list,
        ui.fonts.stamp,
        {std::round(box.x + 0.5F * (badge_px - letter.x)),
         std::round(box.y + 0.5F * (badge_px - letter.y))},
        badge.ink,
        badge.letter);
    const float text_y = std::round(at.y + 0.5F * (height - words_size.y));
    const float text_x = box.x + badge_px + ui.px(8.0F);
    draw_text(list, font, {text_x, text_y}, ui[Token::Text], shown);
    if (locked) {
        draw_text(
            list,
            ui.fonts.stamp,
            {text_x + words_size.x + ui.px(6.0F), text_y},
            ui[Token::Text3],
            icon("lock"));
    }
    return pressed;
}

} // namespace smiletwin::viewer
