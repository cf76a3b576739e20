#include "viewer/panels/history_card.hpp"

#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"

#include <algorithm>
#include <string>

namespace smiletwin::viewer {

namespace {

std::string moment_words(const Ui& ui, const PanelModel& model, const std::string& time_utc) {
    const auto time = geo::parse_iso_time(time_utc, geo::TimeZone::utc());
    return time && model.zone ? date_time_words(ui.text, model.zone->to_local(*time))
                              : std::string();
}

/// `step` steps in effect; those beyond the present are shown faint.
void draw_step(const Ui& ui, const PanelModel& model, std::size_t step, ActionQueue& actions) {
    const bool is_here = step == model.history_position;
    const bool is_undone = step > model.history_position;
    const std::string label =
        step == 0 ? ui.text("window.history.start") : ui.text((*model.history)[step - 1].label);
    const std::string when =
        step == 0 ? std::string() : moment_words(ui, model, (*model.history)[step - 1].time_utc);
    if (is_undone) {
        ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.55F);
    }
    const bool pressed = row(ui, "steps." + std::to_string(step), label, when, is_here);
    if (is_undone) {
        ImGui::PopStyleVar();
    }
    if (pressed && !is_here) {
        actions.add("ui.history_to", {{"value", static_cast<std::int64_t>(step)}});
    }
}

} // namespace

void draw_history_card(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene) {
    if (!model.view.history_open || model.history == nullptr) {
        return;
    }
    const ImVec2 at{scene.x + scene.width - ui.px(80.0F), scene.y + ui.px(12.0F)};
    if (begin_card(ui, "###history", at, {1.0F, 0.0F}, 380.0F)) {
        heading(ui, ui.text("window.history.title"));
        const float most_px = std::max(ui.px(120.0F), scene.height - ui.px(140.0F));
        const float line_px = ImGui::GetFrameHeightWithSpacing();
        const auto lines = static_cast<float>(model.history->size() + 1);
        if (ImGui::BeginChild("###steps", {0.0F, std::min(most_px, lines * line_px)})) {
            for (std::size_t step = model.history->size() + 1; step > 0; --step) {
                draw_step(ui, model, step - 1, actions);
            }
        }
        ImGui::EndChild();
        if (button(ui, "steps.close", ui.text("window.history.close"))) {
            actions.add("ui.history", {{"value", false}});
        }
    }
    ImGui::End();
}

} // namespace smiletwin::viewer
