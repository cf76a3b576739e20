#include "viewer/widgets/number_field.hpp"

#include "viewer/widgets/number_text.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace smiletwin::viewer {

namespace {

/// As shown in the field: without groups, so that it reads back.
std::string typed_form(const Ui& ui, double value, const NumberSpec& spec) {
    if (value == 0.0 && !spec.none.empty()) {
        return std::string(spec.none);
    }
    std::string shown = ui.text.number(value, spec.decimals);
    const char group = ui.text.language() == "de" ? '.' : ',';
    shown.erase(std::remove(shown.begin(), shown.end(), group), shown.end());
    return shown;
}

std::string
range_sentence(const Ui& ui, std::string_view label, double value, const NumberSpec& spec) {
    return ui.text(
        "error.number.out_of_range",
        {{"label", std::string(label)},
         {"value", ui.text.number(value, spec.decimals)},
         {"least", ui.text.number(spec.least, spec.decimals)},
         {"most", ui.text.quantity(spec.most, spec.decimals, spec.unit)}});
}

/// Takes what was typed, or says why not.
bool take(
    const Ui& ui, NumberEdit& edit, std::string_view label, double& value, const NumberSpec& spec) {
    const bool none = !spec.none.empty() && (edit.typed.empty() || edit.typed == spec.none);
    const auto number = none ? geo::Result<double>(0.0) : parse_number(edit.typed);
    if (!number) {
        edit.refusal = ui.text(number.problem());
        return false;
    }
    if (*number < spec.least || *number > spec.most) {
        edit.refusal = range_sentence(ui, label, *number, spec);
        return false;
    }
    edit.refusal.clear();
    const bool changed = *number != value;
    value = *number;
    return changed;
}

double arrow_step(const NumberSpec& spec) {
    const int up = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow)) ? 1 : 0;
    const int down = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow)) ? 1 : 0;
    const double factor = ImGui::GetIO().KeyShift ? 10.0 : 1.0;
    return (up - down) * factor * std::pow(10.0, -std::min(spec.decimals, 1));
}

void draw_unit(const Ui& ui, std::string_view unit) {
    const ImVec2 max = ImGui::GetItemRectMax();
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 size = text_size(ui.fonts.small, unit);
    draw_text(
        ImGui::GetWindowDrawList(),
        ui.fonts.small,
        {max.x - size.x - ui.px(10.0F), min.y + 0.5F * (max.y - min.y - size.y)},
        ui[Token::Text3],
        unit);
}

} // namespace

bool number_field(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    double& value,
    const NumberSpec& spec) {
    const std::string field = labelled("", id);
    NumberEdit& edit = ui.memory.number_edits[ImGui::GetID(field.c_str())];
    // Out of sight in between: what was refused then is no longer the question.
    if (std::exchange(edit.drawn_in_frame, ImGui::GetFrameCount()) + 1 < ImGui::GetFrameCount()) {
        edit.refusal.clear();
        edit.active = false;
    }
    if (!edit.active && edit.refusal.empty()) {
        edit.typed = typed_form(ui, value, spec);
    }
    ImGui::AlignTextToFramePadding();
    words(ui, ui.fonts.text, shortened(ui.fonts.text, label, ui.px(138.0F)), Token::Text);
    ImGui::SameLine(ui.px(158.0F));
    ImGui::SetNextItemWidth(-1.0F);
    const bool refused = !edit.refusal.empty();
    ImGui::PushStyleColor(ImGuiCol_Border, ui[refused ? Token::Error : Token::ControlLine]);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, ui.px(refused ? 2.0F : 1.0F));
    const bool entered = ImGui::InputText(
        field.c_str(),
        &edit.typed,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    const bool left = ImGui::IsItemDeactivated();
    const bool escaped = left && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    edit.active = ImGui::IsItemActive();
    ui.record(WidgetRole::NumberField, id, label, edit.typed);
    draw_unit(ui, spec.unit);

    bool changed = false;
    if (escaped) {
        edit.refusal.clear();
    } else if (entered || left) {
        changed = take(ui, edit, label, value, spec);
    } else if (edit.active && arrow_step(spec) != 0.0) {
        const double stepped = std::clamp(value + arrow_step(spec), spec.least, spec.most);
        changed = stepped != value;
        value = stepped;
    }
    if (!edit.refusal.empty()) {
        paragraph(ui, edit.refusal, Token::Error);
    }
    return changed;
}

} // namespace smiletwin::viewer
