#include "viewer/widgets/controls.hpp"

#include "viewer/widgets/icons.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::viewer {

namespace {

constexpr float lower_edge = 110.0F; ///< time and status bar

struct ButtonColours {
    Colour face;
    Colour hover;
    Colour pressed;
    Colour ink;
    Colour outline;
};

ButtonColours colours_of(const Ui& ui, ButtonLook look) {
    if (look == ButtonLook::Primary) {
        return {
            ui[Token::Accent],
            ui[Token::AccentHover],
            ui[Token::AccentActive],
            ui[Token::OnAccent],
            ui[Token::Accent]};
    }
    const Colour outline = look == ButtonLook::Quiet ? 0U : ui[Token::Line];
    return {
        ui[Token::Panel], ui[Token::AccentSoft], ui[Token::AccentSoft], ui[Token::Text], outline};
}

void push_colours(const ButtonColours& colours) {
    ImGui::PushStyleColor(ImGuiCol_Button, colours.face);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colours.hover);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, colours.pressed);
    ImGui::PushStyleColor(ImGuiCol_Text, colours.ink);
    ImGui::PushStyleColor(ImGuiCol_Border, colours.outline);
}

/// At the lower edge of the window above the item: at the cursor it would cover what is beside it.
void tooltip(const Ui& ui, std::string_view name) {
    if (ImGui::IsItemHovered()) {
        const ImVec2 min = ImGui::GetItemRectMin();
        if (min.y > ImGui::GetIO().DisplaySize.y - ui.px(lower_edge)) {
            ImGui::SetNextWindowPos({min.x, min.y - ui.px(6.0F)}, ImGuiCond_Always, {0.0F, 1.0F});
        }
        ImGui::BeginTooltip();
        words(ui, ui.fonts.small, name, Token::Text);
        ImGui::EndTooltip();
    }
}

} // namespace

bool button(
    const Ui& ui, std::string_view id, std::string_view label, const ButtonOptions& options) {
    const std::string shown =
        options.icon.empty() ? std::string(label) : icon(options.icon) + "  " + std::string(label);
    push_colours(colours_of(ui, options.look));
    ImGui::PushFont(ui.fonts.medium);
    ImGui::BeginDisabled(!options.enabled);
    const float width = options.width < 0.0F ? -1.0F : ui.px(options.width);
    const bool pressed = ImGui::Button(labelled(shown, id).c_str(), {width, ui.px(30.0F)});
    ImGui::EndDisabled();
    ImGui::PopFont();
    ImGui::PopStyleColor(5);
    ui.record(WidgetRole::Button, id, label, {}, options.enabled);
    return pressed && options.enabled;
}

bool icon_button(
    const Ui& ui,
    std::string_view id,
    std::string_view icon_name,
    std::string_view name,
    bool enabled,
    bool active) {
    ButtonColours colours = colours_of(ui, ButtonLook::Quiet);
    if (active) {
        colours.face = ui[Token::AccentSoft];
        colours.ink = ui[Token::Accent];
    }
    push_colours(colours);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.0F, 0.0F});
    ImGui::BeginDisabled(!enabled);
    const ImVec2 size{ui.px(30.0F), ui.px(30.0F)};
    const bool pressed = ImGui::Button(labelled(icon(icon_name), id).c_str(), size);
    ImGui::EndDisabled();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(5);
    ui.record(WidgetRole::Button, id, name, active ? "on" : "", enabled);
    tooltip(ui, name);
    return pressed && enabled;
}

bool toggle(const Ui& ui, std::string_view id, std::string_view label, bool& on) {
    ImGui::PushStyleColor(ImGuiCol_Border, ui[Token::ControlLine]);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(2.0F), ui.px(2.0F)});
    const bool changed = ImGui::Checkbox(labelled(label, id).c_str(), &on);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    ui.record(WidgetRole::Toggle, id, label, on ? "on" : "off");
    return changed;
}

std::optional<std::size_t> segments(
    const Ui& ui, std::string_view id, std::span<const std::string> labels, std::size_t active) {
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine(0.0F, 0.0F);
        }
        const ButtonLook look = i == active ? ButtonLook::Primary : ButtonLook::Plain;
        const std::string own_id = std::string(id) + "." + std::to_string(i);
        if (button(ui, own_id, labels[i], {.look = look})) {
            pressed = i;
        }
    }
    return pressed;
}

bool slider(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    float& value,
    float least,
    float most,
    const std::string& shown,
    bool* released) {
    // Beside the rail, where the knob never covers it.
    const float words_px = std::max(text_size(ui.fonts.small, shown).x, ui.px(44.0F));
    ImGui::PushStyleColor(ImGuiCol_Border, ui[Token::ControlLine]);
    ImGui::PushItemWidth(-(words_px + ui.px(8.0F)));
    const bool moved = ImGui::SliderFloat(
        labelled("", id).c_str(), &value, least, most, "", ImGuiSliderFlags_NoInput);
    ImGui::PopItemWidth();
    ImGui::PopStyleColor();
    if (released != nullptr) {
        *released = ImGui::IsItemDeactivatedAfterEdit();
    }
    ui.record(WidgetRole::Slider, id, label, shown);
    words_right(ui, ui.fonts.small, shown, Token::Text2);
    return moved;
}

std::optional<std::size_t> combo(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    std::span<const std::string> choices,
    std::size_t active,
    float width) {
    std::optional<std::size_t> chosen;
    ImGui::SetNextItemWidth(width < 0.0F ? -1.0F : ui.px(width));
    const char* preview = active < choices.size() ? choices[active].c_str() : "";
    const bool open = ImGui::BeginCombo(labelled("", id).c_str(), preview);
    ui.record(WidgetRole::Combo, id, label, preview);
    if (open) {
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const std::string own_id = std::string(id) + "." + std::to_string(i);
            if (ImGui::Selectable(labelled(choices[i], own_id).c_str(), i == active)) {
                chosen = i;
            }
            ui.record(WidgetRole::Option, own_id, choices[i], i == active ? "on" : "");
        }
        ImGui::EndCombo();
    }
    return chosen;
}

bool row(
    const Ui& ui, std::string_view id, std::string_view left, std::string_view right, bool active) {
    const float right_width = text_size(ui.fonts.small, right).x;
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.px(28.0F);
    const bool pressed = ImGui::Selectable(labelled("", id).c_str(), active, 0, {width, height});
    ui.record(WidgetRole::Row, id, left, right);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::string shown = shortened(ui.fonts.text, left, width - right_width - ui.px(12.0F));
    const float text_y = at.y + 0.5F * (height - ui.fonts.text->FontSize);
    draw_text(list, ui.fonts.text, {at.x, text_y}, ui[Token::Text], shown);
    draw_text(list, ui.fonts.small, {at.x + width - right_width, text_y}, ui[Token::Text2], right);
    return pressed;
}

} // namespace smiletwin::viewer
