#include "viewer/panels/layer_panel.hpp"

#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"
#include "viewer/widgets/layer_row.hpp"

#include <string_view>
#include <utility>
#include <vector>

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
        {"people", "layer.scene.people", IM_COL32(107, 118, 130, 255), std::nullopt},
        {"gates", "layer.scene.gates", IM_COL32(74, 86, 99, 255), SourceRole::Gates},
        {"sensors", "layer.scene.sensors", IM_COL32(11, 110, 153, 255), SourceRole::Sensors},
        {"imagery", "layer.scene.imagery", IM_COL32(191, 175, 151, 255), SourceRole::Imagery},
        {"terrain", "layer.scene.terrain", IM_COL32(236, 234, 228, 255), SourceRole::Terrain},
        {"shapes", "layer.scene.shapes", IM_COL32(11, 110, 153, 120), std::nullopt}};
    return all;
}

std::vector<const Source*> sources_of(const PanelModel& model, std::optional<SourceRole> role) {
    std::vector<const Source*> found;
    for (const Source& source : model.project.sources) {
        if (role && source.role == *role) {
            found.push_back(&source);
        }
    }
    return found;
}

/// A layer of which there is nothing has nothing to switch.
bool is_there(const PanelModel& model, const LayerLine& line, bool has_source) {
    const std::string_view id = line.id;
    if (id == "drape") {
        return !model.view.drape.layer.empty();
    }
    if (id == "people") {
        return model.people.computed;
    }
    if (id == "trees" && model.data != nullptr) {
        return !model.data->trees.empty() || !model.data->canopy_trees.empty();
    }
    return !line.role || has_source;
}

/// What reading a source had to say, such as heights that are not used.
std::vector<std::string> remarks_of(const Ui& ui, const PanelModel& model, const Source& source) {
    std::vector<std::string> remarks;
    if (model.data == nullptr) {
        return remarks;
    }
    for (const scenarios::SourceState& state : model.data->states) {
        if (state.source_id == source.id) {
            for (const geo::Problem& problem : state.notes) {
                remarks.push_back(ui.text(problem.what));
            }
        }
    }
    return remarks;
}

void draw_source_lines(const Ui& ui, const PanelModel& model, const Source& source) {
    const std::string licence =
        source.licence.empty() ? ui.text("panel.layers.licence_missing") : source.licence;
    paragraph(
        ui,
        ui.text(
            "panel.layers.source",
            {{"source", source.path}, {"date", source_date_words(ui.text, source.date)}}));
    paragraph(ui, licence, source.licence.empty() ? Token::Warn : Token::Text2);
    for (const std::string& remark : remarks_of(ui, model, source)) {
        paragraph(ui, remark, Token::Warn);
    }
}

/// Sensors and weather state their place in degrees by definition, or none.
bool has_place(scenarios::SourceRole role) {
    return role != scenarios::SourceRole::Sensors && role != scenarios::SourceRole::Weather;
}

/// A row that can be opened, with what is the same for all of them.
class LayerRows {
public:
    LayerRows(const Ui& ui, const PanelModel& model, LayerPanelState& state, ActionQueue& actions)
        : ui_(ui), model_(model), state_(state), actions_(actions) {}

    void draw(
        const std::string& id,
        LayerRowView row,
        const std::vector<const Source*>& sources,
        const geo::Json* opacity_action) {
        row.id = "layers." + id;
        row.selected = state_.selected == id;
        row.warning = warning_of(sources);
        const LayerRowAnswer answer = layer_row(ui_, row);
        if (answer.eye_pressed) {
            actions_.add("ui.layer", {{"layer", id}, {"visible", !row.visible}});
        }
        if (answer.row_pressed) {
            state_.selected = row.selected ? std::string() : id;
        }
        if (!row.selected) {
            return;
        }
        if (opacity_action != nullptr) {
            draw_opacity(id, row.opacity, *opacity_action);
        }
        for (const Source* source : sources) {
            draw_source(*source, sources.size() > 1 && source->role == SourceRole::City);
        }
    }

private:
    /// What is to be said about the data comes before what is missing for reports.
    std::string warning_of(const std::vector<const Source*>& sources) const {
        std::string warning;
        for (const Source* source : sources) {
            const auto remarks = remarks_of(ui_, model_, *source);
            if (!remarks.empty()) {
                return remarks.front();
            }
            if (source->licence.empty()) {
                warning = ui_.text("warning.source.licence");
            }
        }
        return warning;
    }

    /// Of several city models only the unfolded one shows what there is to say and choose.
    void draw_source(const Source& source, bool foldable) {
        if (foldable) {
            const bool open = state_.open_source == source.id;
            std::string sign = icon(open ? "remove" : "add");
            if (!remarks_of(ui_, model_, source).empty()) {
                sign = icon("warning") + " " + sign;
            }
            ImGui::Indent(ui_.px(30.0F));
            if (row(ui_, "layers.source." + source.id, source.title, sign, open)) {
                state_.open_source = open ? std::string() : source.id;
            }
            ImGui::Unindent(ui_.px(30.0F));
            if (!open) {
                return;
            }
        }
        draw_source_lines(ui_, model_, source);
        if (source.role == SourceRole::City) {
            draw_city_source(ui_, model_, source, state_.system_edit, actions_);
        } else if (has_place(source.role)) {
            draw_source_system(ui_, model_, source, state_.system_edit, actions_);
        }
    }

    void draw_opacity(const std::string& id, float shown_opacity, const geo::Json& action) {
        float opacity = state_.dragged_opacity >= 0.0F ? state_.dragged_opacity : shown_opacity;
        const std::string shown = ui_.text.quantity(double{opacity} * 100.0, 0, "%");
        bool released = false;
        if (slider(
                ui_,
                "layers." + id + ".opacity",
                ui_.text("panel.layers.opacity"),
                opacity,
                0.2F,
                1.0F,
                shown,
                &released)) {
            state_.dragged_opacity = opacity;
            geo::Json wish = action;
            actions_.add(std::move(wish.set("value", double{opacity})));
        }
        if (released) {
            state_.dragged_opacity = -1.0F;
        }
    }

    const Ui& ui_;
    const PanelModel& model_;
    LayerPanelState& state_;
    ActionQueue& actions_;
};

void draw_line(const Ui& ui, const PanelModel& model, const LayerLine& line, LayerRows& rows) {
    const std::vector<const Source*> sources = sources_of(model, line.role);
    if (!is_there(model, line, !sources.empty())) {
        return;
    }
    const std::string id = line.id;
    const bool drape = id == "drape";
    LayerRowView row;
    row.name = ui.text(line.name_key);
    if (drape) {
        row.name = ui.text("layer." + model.view.drape.layer);
    } else if (!sources.empty() && !sources.front()->title.empty()) {
        row.name = sources.front()->title;
        if (sources.size() > 1) {
            row.name += " + " + std::to_string(sources.size() - 1);
        }
    }
    row.sample = line.sample;
    row.visible = model.view.layer_visible(id);
    row.opacity = drape ? model.view.drape_opacity : 1.0F;
    geo::Json opacity = geo::Json::object();
    opacity.set("action", "ui.drape_opacity");
    rows.draw(id, row, sources, drape ? &opacity : nullptr);
}

void draw_data_layer(const PanelModel& model, const DataLayer& layer, LayerRows& rows) {
    const auto changed = model.view.layer_opacity.find(layer.id);
    LayerRowView row;
    row.name = layer.name;
    row.sample = from_rgba((layer.rgb << 8U) | 0xFFU);
    row.visible = model.view.layer_visible(layer.id, layer.shown_at_first);
    row.opacity = changed != model.view.layer_opacity.end() ? changed->second : layer.opacity;
    std::vector<const Source*> sources;
    if (const Source* source = model.project.source(layer.source_id)) {
        sources = source->role == SourceRole::Layer ? std::vector<const Source*>{source}
                                                    : sources_of(model, source->role);
    }
    geo::Json opacity = geo::Json::object();
    opacity.set("action", "ui.layer_opacity").set("layer", layer.id);
    rows.draw(layer.id, row, sources, &opacity);
}

/// The row of a model that is being placed opens once: its numbers are what comes next.
void unfold_placed(const PanelModel& model, LayerPanelState& state) {
    const std::string& placed = model.view.placed_source;
    if (std::exchange(state.placed_source, placed) != placed && !placed.empty()) {
        state.selected = "buildings";
        state.open_source = placed;
    }
}

} // namespace

void draw_layer_panel(
    const Ui& ui, const PanelModel& model, LayerPanelState& state, ActionQueue& actions) {
    unfold_placed(model, state);
    heading(ui, ui.text("panel.layers.title"));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8.0F), ui.px(2.0F)});
    LayerRows rows(ui, model, state, actions);
    for (const LayerLine& line : lines()) {
        // Imported layers lie on the ground and over its picture.
        if (std::string_view(line.id) == "imagery" && model.layers != nullptr) {
            for (auto layer = model.layers->rbegin(); layer != model.layers->rend(); ++layer) {
                draw_data_layer(model, *layer, rows);
            }
        }
        draw_line(ui, model, line, rows);
    }
    ImGui::PopStyleVar();
    if (model.project.sources.empty()) {
        paragraph(ui, ui.text("panel.layers.empty"));
    }
}

} // namespace smiletwin::viewer
