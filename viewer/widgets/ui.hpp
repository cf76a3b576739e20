// What every widget and panel needs to draw: words, colours, fonts, scale, and the list in which
// it records itself. Lives for one frame. Main thread, between NewFrame and Render.
#pragma once

#include "geo/base/text.hpp"
#include "viewer/widgets/fonts.hpp"
#include "viewer/widgets/theme.hpp"
#include "viewer/widgets/widget_log.hpp"

#include <imgui.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace smiletwin::viewer {

/// What a number field remembers between frames while somebody types.
struct NumberEdit {
    std::string typed;
    std::string refusal; ///< sentence under the field; empty when nothing was refused
    bool active = false;
    int drawn_in_frame = -1; ///< ImGui's count of frames
};

/// What widgets keep from frame to frame. Owned beside the ImGui context.
struct WidgetMemory {
    std::unordered_map<ImGuiID, NumberEdit> number_edits;
};

struct Ui {
    const geo::Text& text;
    const Theme& theme;
    const FontSet& fonts;
    WidgetLog& log;
    WidgetMemory& memory;
    float scale = 1.0F;

    [[nodiscard]] float px(float at_100_percent) const { return at_100_percent * scale; }
    [[nodiscard]] Colour operator[](Token token) const { return theme[token]; }

    /// Enters the last ImGui item into the list.
    void record(
        WidgetRole role,
        std::string_view id,
        std::string_view label,
        std::string_view value = {},
        bool enabled = true) const;
    void record_rect(
        WidgetRole role,
        std::string_view id,
        std::string_view label,
        std::string_view value,
        ImVec2 min,
        ImVec2 max) const;
};

/// "words###id": words may change with the language, the identity stays.
std::string labelled(std::string_view words, std::string_view id);

// Words. Each returns after advancing the ImGui cursor.
void words(const Ui& ui, std::string_view shown, Token colour = Token::Text);
void words(const Ui& ui, ImFont* font, std::string_view shown, Token colour);
/// With line breaks instead of blanks where a line would be wider. Dear ImGui itself breaks after
/// commas as well, in the middle of "45,0 m".
std::string broken_at_blanks(ImFont* font, std::string_view shown, float width_px);
void wrapped_words(
    const Ui& ui, ImFont* font, std::string_view shown, Token colour, float width_px);
/// Wraps at the right edge of the panel.
void paragraph(const Ui& ui, std::string_view shown, Token colour = Token::Text2);
void heading(const Ui& ui, std::string_view shown);
/// Wraps so that `right` in the same font has room beside it (words_right).
void words_before(
    const Ui& ui, ImFont* font, std::string_view shown, Token colour, std::string_view right);
/// On the same line, flush right; where that has no room, on the next line: never cut.
void words_right(const Ui& ui, ImFont* font, std::string_view shown, Token colour);
/// Hairline between two groups of a panel.
void group_line(const Ui& ui);
void gap(const Ui& ui, float height);

/// As much of `shown` as fits, shortened in the middle with an ellipsis.
std::string shortened(ImFont* font, std::string_view shown, float width_px);
ImVec2 text_size(ImFont* font, std::string_view shown);
/// Draws at a place without moving the cursor.
void draw_text(ImDrawList* list, ImFont* font, ImVec2 at, Colour colour, std::string_view shown);

} // namespace smiletwin::viewer
