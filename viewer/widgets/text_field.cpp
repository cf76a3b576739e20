#include "viewer/widgets/text_field.hpp"

#include <imgui_stdlib.h>

namespace smiletwin::viewer {

TextFieldEnd text_field(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    std::string& typed,
    float width,
    bool focus) {
    if (focus) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(ui.px(width));
    ImGui::PushStyleColor(ImGuiCol_Border, ui[Token::ControlLine]);
    const bool entered = ImGui::InputText(
        labelled("", id).c_str(),
        &typed,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleColor();
    const bool escaped =
        ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    ui.record(WidgetRole::TextField, id, label, typed);
    return entered   ? TextFieldEnd::Entered
           : escaped ? TextFieldEnd::Escaped
                     : TextFieldEnd::StillTyping;
}

} // namespace smiletwin::viewer
