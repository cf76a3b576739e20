#include "viewer/widgets/layer_row.hpp"

#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"

#include <cmath>

namespace smiletwin::viewer {

LayerRowAnswer layer_row(const Ui& ui, const LayerRowView& view) {
    LayerRowAnswer answer;
    const std::string eye_name =
        ui.text(view.visible ? "panel.layers.hide" : "panel.layers.show", {{"name", view.name}});
    const char* eye = view.visible ? "visibility" : "visibility_off";
    answer.eye_pressed = icon_button(ui, view.id + ".eye", eye, eye_name);
    ImGui::SameLine(0.0F, ui.px(4.0F));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(30.0F);
    answer.row_pressed =
        ImGui::Selectable(labelled("", view.id).c_str(), view.selected, 0, {width, height});
    ui.record(WidgetRole::Row, view.id, view.name, view.visible ? "on" : "off");
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float box = ui.px(14.0F);
    const ImVec2 sample{at.x + ui.px(4.0F), at.y + 0.5F * (height - box)};
    const ImVec2 sample_end{sample.x + box, sample.y + box};
    list->AddRectFilled(sample, sample_end, view.sample, ui.px(3.0F));
    list->AddRect(sample, sample_end, with_alpha(ui[Token::Text], 0.3F), ui.px(3.0F));

    std::string right;
    if (!view.warning.empty()) {
        right = icon("warning");
    } else if (view.opacity >= 0.0F) {
        right = ui.text.quantity(std::round(double{view.opacity} * 100.0), 0, "%");
    }
    const float right_width = text_size(ui.fonts.small, right).x;
    const Token ink = view.visible ? Token::Text : Token::Text3;
    const float text_y = at.y + 0.5F * (height - ui.fonts.text->FontSize);
    const float name_x = sample_end.x + ui.px(8.0F);
    const float room = at.x + width - name_x - right_width - ui.px(8.0F);
    draw_text(
        list, ui.fonts.text, {name_x, text_y}, ui[ink], shortened(ui.fonts.text, view.name, room));
    draw_text(
        list,
        ui.fonts.small,
        {at.x + width - right_width - ui.px(2.0F), text_y},
        ui[view.warning.empty() ? Token::Text2 : Token::Warn],
        right);
    if (!view.warning.empty() && ImGui::IsItemHovered()) {
        ImGui::BeginTooltip();
        words(ui, ui.fonts.small, view.warning, Token::Text);
        ImGui::EndTooltip();
    }
    return answer;
}

ScaleLength scale_length(double metres_per_pixel, float most_px) {
    if (!(metres_per_pixel > 0.0) || !std::isfinite(metres_per_pixel)) {
        return {};
    }
    const double most_m = metres_per_pixel * double{most_px};
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    double length_m = power;
    for (const double factor : {2.0, 5.0}) {
        if (factor * power <= most_m) {
            length_m = factor * power;
        }
    }
    return {length_m, static_cast<float>(length_m / metres_per_pixel)};
}

void draw_scale_bar(const Ui& ui, ImDrawList* list, ImVec2 lower_right, double metres_per_pixel) {
    const ScaleLength scale = scale_length(metres_per_pixel, ui.px(120.0F));
    if (scale.length_m <= 0.0) {
        return;
    }
    const bool kilometres = scale.length_m >= 1000.0;
    const std::string shown = kilometres
                                  ? ui.text.quantity(scale.length_m / 1000.0, 0, "km")
                                  : ui.text.quantity(scale.length_m, scale.length_m < 1.0, "m");
    const ImVec2 min{lower_right.x - ui.px(140.0F), lower_right.y - ui.px(40.0F)};
    draw_card(ui, list, min, lower_right);
    ui.record_rect(WidgetRole::Words, "scale_bar", shown, shown, min, lower_right);
    const float x = 0.5F * (min.x + lower_right.x - scale.width_px);
    const float y = min.y + ui.px(14.0F);
    const Colour ink = ui[Token::Text];
    list->AddLine({x, y}, {x + scale.width_px, y}, ink, ui.px(1.5F));
    for (const float end : {x, x + scale.width_px}) {
        list->AddLine({end, y - ui.px(4.0F)}, {end, y + ui.px(4.0F)}, ink, ui.px(1.5F));
    }
    const float half = 0.5F * text_size(ui.fonts.small, shown).x;
    draw_text(
        list, ui.fonts.small, {0.5F * (min.x + lower_right.x) - half, y + ui.px(5.0F)}, ink, shown);
}

} // namespace smiletwin::viewer
