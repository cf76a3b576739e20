#include "viewer/panels/plan_panel.hpp"

#include "viewer/widgets/controls.hpp"

#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr float columns = 3.0F;

void draw_tiles(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const float space = ui.px(8.0F);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 size{std::floor((width - (columns - 1.0F) * space) / columns), ui.px(62.0F)};
    int column = 0;
    const auto place =
        [&](const std::string& tool, const std::string& symbol, const std::string& name) {
            if (column > 0) {
                ImGui::SameLine(0.0F, space);
            }
            column = (column + 1) % static_cast<int>(columns);
            const bool active = model.view.tool == tool;
            if (tile(ui, "plan." + tool, symbol, name, active, size)) {
                actions.add("ui.tool", {{"value", active ? std::string() : tool}});
            }
        };
    for (const scenarios::MeasureKind& kind : model.catalogue.kinds()) {
        place(kind.name, kind.icon, ui.text(kind.name_key));
    }
    place("area", "crop_free", ui.text("tool.area.name"));
}

std::string hint(const Ui& ui, const PanelModel& model) {
    if (model.view.tool == "area") {
        return ui.text("tool.area.hint");
    }
    const scenarios::MeasureKind* kind = model.catalogue.kind(model.view.tool);
    return ui.text(kind != nullptr ? kind->hint_key : "panel.plan.hint");
}

} // namespace

void draw_plan_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const bool baseline = model.view.variant == scenarios::baseline_id;
    const scenarios::Variant* variant = model.project.variant(model.view.variant);
    heading(ui, ui.text("panel.plan.title"));
    if (variant != nullptr) {
        words_right(
            ui,
            ui.fonts.small,
            ui.text(
                "panel.plan.count",
                {{"variant", variant->id}, {"count", std::to_string(variant->measures.size())}}),
            Token::Text2);
    }
    draw_tiles(ui, model, actions);
    if (baseline) {
        paragraph(ui, ui.text("panel.plan.baseline"), Token::Text2);
    } else {
        paragraph(ui, hint(ui, model));
    }
}

} // namespace smiletwin::viewer
