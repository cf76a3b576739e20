#include "viewer/widgets/ui.hpp"

#include <algorithm>
#include <limits>

namespace smiletwin::viewer {

void Ui::record(
    WidgetRole role,
    std::string_view id,
    std::string_view label,
    std::string_view value,
    bool enabled) const {
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 size = ImGui::GetItemRectSize();
    log.add(
        {std::string(id),
         role,
         std::string(label),
         std::string(value),
         {min.x, min.y, size.x, size.y},
         enabled,
         ImGui::IsItemVisible()});
}

void Ui::record_rect(
    WidgetRole role,
    std::string_view id,
    std::string_view label,
    std::string_view value,
    ImVec2 min,
    ImVec2 max) const {
    log.add(
        {std::string(id),
         role,
         std::string(label),
         std::string(value),
         {min.x, min.y, max.x - min.x, max.y - min.y},
         true,
         ImGui::IsRectVisible(min, max)});
}

std::string labelled(std::string_view words_shown, std::string_view id) {
    std::string label(words_shown);
    return label.append("###").append(id);
}

void words(const Ui& ui, ImFont* font, std::string_view shown, Token colour) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, ui[colour]);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void words(const Ui& ui, std::string_view shown, Token colour) {
    words(ui, ui.fonts.text, shown, colour);
}

std::string broken_at_blanks(ImFont* font, std::string_view shown, float width_px) {
    std::string broken;
    float line_px = 0.0F;
    const float blank_px = text_size(font, " ").x;
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t end = std::min(shown.find_first_of(" \n", at), shown.size());
        const std::string_view word = shown.substr(at, end - at);
        const float word_px = text_size(font, word).x;
        if (line_px > 0.0F && line_px + word_px > width_px) {
            broken.back() = '\n'; // instead of the blank before
            line_px = 0.0F;
        }
        broken += word;
        line_px += word_px + blank_px;
        if (end < shown.size()) {
            broken += shown[end];
            line_px = shown[end] == '\n' ? 0.0F : line_px;
        }
        at = end + 1;
    }
    return broken;
}

void wrapped_words(
    const Ui& ui, ImFont* font, std::string_view shown, Token colour, float width_px) {
    constexpr float rounding_px = 1.0F;
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width_px); // for words longer than a line
    words(ui, font, broken_at_blanks(font, shown, width_px - rounding_px), colour);
    ImGui::PopTextWrapPos();
}

void paragraph(const Ui& ui, std::string_view shown, Token colour) {
    wrapped_words(ui, ui.fonts.small, shown, colour, ImGui::GetContentRegionAvail().x);
}

void heading(const Ui& ui, std::string_view shown) {
    words(ui, ui.fonts.heading, shown, Token::Text);
}

void words_before(
    const Ui& ui, ImFont* font, std::string_view shown, Token colour, std::string_view right) {
    const float kept = text_size(font, right).x + ImGui::GetStyle().ItemSpacing.x;
    const float room = ImGui::GetContentRegionAvail().x - kept;
    wrapped_words(ui, font, shown, colour, std::max(room, ui.px(40.0F)));
}

void words_right(const Ui& ui, ImFont* font, std::string_view shown, Token colour) {
    const float width = text_size(font, shown).x;
    constexpr float rounding_px = 1.0F;
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x + rounding_px < width) {
        ImGui::NewLine();
    }
    const float rest = ImGui::GetContentRegionAvail().x;
    if (rest > width) {
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + rest - width);
    }
    words(ui, font, shown, colour);
}

void group_line(const Ui& ui) {
    gap(ui, 6.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ImGui::GetWindowPos().x;
    const float right = left + ImGui::GetWindowWidth();
    ImGui::GetWindowDrawList()->AddLine({left, at.y}, {right, at.y}, ui[Token::Line]);
    gap(ui, 6.0F);
}

void gap(const Ui& ui, float height) {
    ImGui::Dummy({1.0F, ui.px(height)});
}

ImVec2 text_size(ImFont* font, std::string_view shown) {
    return font->CalcTextSizeA(
        font->FontSize,
        std::numeric_limits<float>::max(),
        0.0F,
        shown.data(),
        shown.data() + shown.size());
}

void draw_text(ImDrawList* list, ImFont* font, ImVec2 at, Colour colour, std::string_view shown) {
    list->AddText(font, font->FontSize, at, colour, shown.data(), shown.data() + shown.size());
}

namespace {

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

std::string shortened(ImFont* font, std::string_view shown, float width_px) {
    if (text_size(font, shown).x <= width_px) {
        return std::string(shown);
    }
    std::size_t head = shown.size() / 2;
    std::size_t tail = head;
    std::string tried;
    while (head > 0 || tail < shown.size()) {
        const bool cut_head = head > shown.size() - tail;
        if (cut_head || tail == shown.size()) {
            do {
                --head;
            } while (head > 0 && continues_character(shown[head]));
        } else {
            do {
                ++tail;
            } while (tail < shown.size() && continues_character(shown[tail]));
        }
        tried = std::string(shown.substr(0, head)) + "…" + std::string(shown.substr(tail));
        if (text_size(font, tried).x <= width_px) {
            break;
        }
    }
    return tried;
}

} // namespace smiletwin::viewer
