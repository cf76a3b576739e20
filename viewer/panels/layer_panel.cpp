#include "viewer/panels/layer_panel.hpp"

#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/layer_row.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

using scenarios::Source;
using scenarios::SourceRole;

struct LayerLine {
    const char* id;
    const char* name_key;
    Colour sample;
    std::optional<SourceRole> role; ///< of the source behind it
};

const std::vector<LayerLine>& lines() {
    static const std::vector<LayerLine> all{
        {"drape", "layer.scene.drape", IM_COL32(240, 138, 44, 255), std::nullopt},
        {"measures", "layer.scene.measures", IM_COL32(127, 174, 106, 255), std::nullopt},
        {"buildings", "layer.scene.buildings", IM_COL32(233, 228, 218, 255), SourceRole::City},
        {"trees", "layer.scene.trees", IM_COL32(169, 194, 150, 255), SourceRole::Trees},
        {"people", "layer.scene.people", IM_COL32(107, 118, 130, 255), SourceRole::Gates},
        {"sensors", "layer.scene.sensors", IM_COL32(11, 110, 153, 255), SourceRole::Sensors},
        {"imagery", "layer.scene.imagery", IM_COL32(191, 175, 151, 255), SourceRole::Imagery},
        {"terrain", "layer.scene.terrain", IM_COL32(236, 234, 228, 255), SourceRole::Terrain},
        {"shapes", "layer.scene.shapes", IM_COL32(11, 110, 153, 120), std::nullopt}};
    return all;
}

const Source* source_of(const PanelModel& model, std::optional<SourceRole> role) {
    const auto& sources = model.project.sources;
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& source) {
        return role && source.role == *role;
    });
    return found != sources.end() ? &*found : nullptr;
}

/// A layer whose source is missing has nothing to switch.
bool is_there(const PanelModel& model, const LayerLine& line, const Source* source) {
    const std::string id = line.id;
    if (id == "drape") {
        return !model.view.drape.layer.empty();
    }
    if (id == "people") {
        return model.people.computed;
    }
    return !line.role || source != nullptr;
}

void draw_source_lines(const Ui& ui, const Source& source) {
    const std::string licence =
        source.licence.empty() ? ui.text("panel.layers.licence_missing") : source.licence;
    paragraph(
        ui,
        ui.text(
            "panel.layers.source",
            {{"source", source.path}, {"date", source.date.empty() ? "–" : source.date}}));
    paragraph(ui, licence, source.licence.empty() ? Token::Warn : Token::Text2);
}

void draw_opacity(
    const Ui& ui, const PanelModel& model, LayerPanelState& state, ActionQueue& actions) {
    float opacity =
        state.dragged_opacity >= 0.0F ? state.dragged_opacity : model.view.drape_opacity;
    const std::string shown = ui.text.quantity(double{opacity} * 100.0, 0, "%");
    bool released = false;
    if (slider(
            ui,
            "layers.drape.opacity",
            ui.text("panel.layers.opacity"),
            opacity,
            0.2F,
            1.0F,
            shown,
            &released)) {
        state.dragged_opacity = opacity;
        actions.add("ui.drape_opacity", {{"value", double{opacity}}});
    }
    if (released) {
        state.dragged_opacity = -1.0F;
    }
}

} // namespace

void draw_layer_panel(
    const Ui& ui, const PanelModel& model, LayerPanelState& state, ActionQueue& actions) {
    heading(ui, ui.text("panel.layers.title"));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8.0F), ui.px(2.0F)});
    for (const LayerLine& line : lines()) {
        const Source* source = source_of(model, line.role);
        if (!is_there(model, line, source)) {
            continue;
        }
        const std::string id = line.id;
        LayerRowView row;
        row.id = "layers." + id;
        row.name = ui.text(line.name_key);
        if (id == "drape") {
            row.name = ui.text("layer." + model.view.drape.layer);
        } else if (source != nullptr && !source->title.empty()) {
            row.name = source->title;
        }
        row.sample = line.sample;
        row.visible = model.view.layer_visible(id);
        row.opacity = id == "drape" ? model.view.drape_opacity : 1.0F;
        row.selected = state.selected == id;
        if (source != nullptr && source->licence.empty()) {
            row.warning = ui.text("warning.source.licence");
        }
        const LayerRowAnswer answer = layer_row(ui, row);
        if (answer.eye_pressed) {
            actions.add("ui.layer", {{"layer", id}, {"visible", !row.visible}});
        }
        if (answer.row_pressed) {
            state.selected = row.selected ? std::string() : id;
        }
        if (row.selected && id == "drape") {
            draw_opacity(ui, model, state, actions);
        }
        if (row.selected && source != nullptr) {
            draw_source_lines(ui, *source);
        }
    }
    ImGui::PopStyleVar();
    if (model.project.sources.empty()) {
        paragraph(ui, ui.text("panel.layers.empty"));
    }
}

} // namespace smiletwin::viewer
