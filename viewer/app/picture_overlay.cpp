#include "viewer/app/picture_overlay.hpp"

#include "viewer/app/imgui_backends.hpp"
#include "viewer/render/picture_target.hpp"
#include "viewer/widgets/cards.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstdint>

namespace smiletwin::viewer {

namespace {

constexpr float margin = 12.0F;

/// An ImGui context that draws one frame without a window.
class OneFrame {
public:
    OneFrame() : context_(ImGui::CreateContext()) {}
    ~OneFrame() {
        if (gl_ready_) {
            ImGui_ImplOpenGL3_Shutdown();
        }
        ImGui::DestroyContext(context_);
    }
    OneFrame(const OneFrame&) = delete;
    OneFrame& operator=(const OneFrame&) = delete;

    geo::Result<geo::Done> begin(int width_px, int height_px) {
        gl_ready_ = ImGui_ImplOpenGL3_Init("#version 150");
        if (!gl_ready_) {
            return geo::Problem{
                {"error.window.no_gl", {}},
                {},
                {"help.window.no_gl", {}},
                "ImGui_ImplOpenGL3_Init"};
        }
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
        io.DeltaTime = 1.0F / 30.0F;
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        return geo::Done{};
    }
    static void finish() {
        ImGui::Render();
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

private:
    ImGuiContext* context_;
    bool gl_ready_ = false;
};

/// As many characters from the front as fit, with an ellipsis when something is left out.
std::string fitting(ImFont* font, const std::string& words, float width_px) {
    if (text_size(font, words).x <= width_px) {
        return words;
    }
    return shortened(font, words, width_px);
}

void draw_source_line(const Ui& ui, ImDrawList* list, ImVec2 picture, const std::string& words) {
    const float pad_x = ui.px(8.0F);
    const float pad_y = ui.px(4.0F);
    const float most = picture.x - 2.0F * ui.px(margin) - 2.0F * pad_x;
    const std::string shown = fitting(ui.fonts.small, words, most);
    const ImVec2 size = text_size(ui.fonts.small, shown);
    const ImVec2 max{picture.x - ui.px(8.0F), picture.y - ui.px(8.0F)};
    const ImVec2 min{max.x - size.x - 2.0F * pad_x, max.y - size.y - 2.0F * pad_y};
    list->AddRectFilled(min, max, with_alpha(ui[Token::Panel], 0.86F), ui.px(4.0F));
    draw_text(list, ui.fonts.small, {min.x + pad_x, min.y + pad_y}, ui[Token::Text2], shown);
}

} // namespace

geo::Result<geo::Image> with_words(
    const SceneView& view,
    const PictureWords& words,
    const geo::Text& text,
    const std::filesystem::path& data_folder) {
    const int width_px = view.width_px();
    const int height_px = view.height_px();
    // Readable in a report and on a projector: words grow with the picture.
    const float scale = std::clamp(static_cast<float>(height_px) / 900.0F, 0.75F, 3.0F);
    OneFrame frame;
    auto theme = load_theme(data_folder / "presets" / "theme.json", "light", ImGui::GetStyle());
    if (!theme) {
        return theme.problem();
    }
    const FontSet fonts = load_fonts(*ImGui::GetIO().Fonts, scale);
    const auto begun = frame.begin(width_px, height_px);
    if (!begun) {
        return begun.problem();
    }
    WidgetLog log;
    WidgetMemory memory;
    const Ui ui{text, *theme, fonts, log, memory, scale};
    const ImVec2 picture = ImGui::GetIO().DisplaySize;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(view.texture()));
    list->AddImage(texture, {0.0F, 0.0F}, picture, {0.0F, 1.0F}, {1.0F, 0.0F});
    draw_source_line(ui, list, picture, words.source_line);
    if (words.legend) {
        const ImVec2 lower_left{ui.px(margin), picture.y - ui.px(margin)};
        draw_legend(ui, list, lower_left, *words.legend);
    }
    const PictureTarget target(width_px, height_px);
    OneFrame::finish();
    return target.read();
}

} // namespace smiletwin::viewer
