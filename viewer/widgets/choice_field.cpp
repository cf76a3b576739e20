#include "viewer/widgets/choice_field.hpp"

#include "viewer/widgets/controls.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

/// Room that a drop-down needs to show any of its choices whole.
float widest_choice(const Ui& ui, std::span<const std::string> names) {
    float widest = 0.0F;
    for (const std::string& name : names) {
        widest = std::max(widest, text_size(ui.fonts.text, name).x);
    }
    return widest + 2.0F * ImGui::GetStyle().FramePadding.x + ImGui::GetFrameHeight();
}

} // namespace

std::optional<std::size_t> choice_field(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    std::span<const std::string> choices,
    std::size_t active) {
    ImGui::AlignTextToFramePadding();
    words(ui, ui.fonts.text, shortened(ui.fonts.text, label, ui.px(138.0F)), Token::Text);
    const float field_x = ui.px(158.0F);
    if (field_x + widest_choice(ui, choices) < ImGui::GetContentRegionMax().x) {
        ImGui::SameLine(field_x); // else the field has a line of its own
    }
    return combo(ui, id, label, choices, active);
}

} // namespace smiletwin::viewer
