#include "viewer/panels/source_section.hpp"

#include "viewer/widgets/choice_field.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/text_field.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace smiletwin::viewer {

namespace {

using scenarios::Source;
using scenarios::SourceState;

void set_choice(
    const Source& source, std::string_view member, const std::string& value, ActionQueue& actions) {
    geo::Json action = geo::Json::object();
    action.set("action", "source.set").set("id", source.id).set(std::string(member), value);
    actions.add(std::move(action));
}

/// Values of a member of the action, the first one empty, with their words.
struct Choices {
    std::vector<std::string> values;
    std::vector<std::string> words;
};

void draw_choices(
    const Ui& ui,
    const Source& source,
    std::string_view member,
    const std::string& current,
    const Choices& choices,
    ActionQueue& actions) {
    const auto found = std::find(choices.values.begin(), choices.values.end(), current);
    const auto active = static_cast<std::size_t>(found - choices.values.begin());
    const std::string id = "source." + source.id + "." + std::string(member);
    const std::string label = ui.text("panel.source." + std::string(member));
    if (const auto chosen = choice_field(ui, id, label, choices.words, active)) {
        set_choice(source, member, choices.values[*chosen], actions);
    }
}

/// A model of one level has nothing to choose.
void draw_lod(
    const Ui& ui, const Source& source, std::set<std::string> lods, ActionQueue& actions) {
    if (lods.size() < 2 && source.lod.empty()) {
        return;
    }
    if (!source.lod.empty()) {
        lods.insert(source.lod);
    }
    Choices choices{{""}, {ui.text("panel.source.lod.usual")}};
    for (const std::string& lod : lods) {
        choices.values.push_back(lod);
        choices.words.push_back(ui.text("panel.source.lod.level", {{"level", lod}}));
    }
    draw_choices(ui, source, "lod", source.lod, choices, actions);
}

/// In the white model of a plan no theme is to be seen.
void draw_theme(
    const Ui& ui,
    const Source& source,
    std::set<std::string> themes,
    bool plan_style,
    ActionQueue& actions) {
    if (themes.size() < 2 && source.theme.empty()) {
        return;
    }
    if (!source.theme.empty()) {
        themes.insert(source.theme);
    }
    Choices choices{{""}, {ui.text("panel.source.as_file")}};
    for (const std::string& theme : themes) {
        choices.values.push_back(theme);
        choices.words.push_back(theme);
    }
    draw_choices(ui, source, "theme", source.theme, choices, actions);
    if (plan_style) {
        paragraph(ui, ui.text("panel.source.theme_style"));
    }
}

/// What stands in the field while nobody types.
std::string system_name(const Ui& ui, const Source& source, const SourceState* state) {
    const std::string& name = source.crs_override;
    if (name.empty()) {
        const bool has_none = state != nullptr && state->report.crs.used.empty();
        return ui.text(has_none ? "panel.source.crs_none" : "panel.source.as_file");
    }
    return name.starts_with("EPSG:") ? name : ui.text("status.own_crs");
}

/// Takes what was typed, or says under the field why not; the old system goes on.
void take_system(const Ui& ui, const Source& source, SystemEdit& edit, ActionQueue& actions) {
    if (edit.typed.empty()) {
        edit = {};
        set_choice(source, "crs", "", actions);
        return;
    }
    const auto crs = geo::Crs::parse(edit.typed);
    if (!crs) {
        geo::Problem problem = crs.problem();
        problem.help = {"help.crs.typed", {}}; // who reads this has the field before the eyes
        edit.refusal = ui.text(problem);
        return;
    }
    edit = {};
    if (crs->id() != source.crs_override) {
        set_choice(source, "crs", crs->id(), actions);
    }
}

void draw_system_field(
    const Ui& ui,
    const Source& source,
    const SourceState* state,
    SystemEdit& edit,
    ActionQueue& actions) {
    const std::string shown = system_name(ui, source, state);
    const bool editing = edit.source_id == source.id;
    std::string typed = editing ? edit.typed : shown;
    const std::string label = ui.text("panel.source.crs");
    ImGui::AlignTextToFramePadding();
    words(ui, ui.fonts.text, label, Token::Text);
    const TextFieldEnd end =
        text_field(ui, "source." + source.id + ".crs", label, typed, -1.0F / ui.scale);
    const bool left = ImGui::IsItemDeactivatedAfterEdit();
    if (end == TextFieldEnd::Escaped) {
        edit = {};
    } else if (ImGui::IsItemActive() || end == TextFieldEnd::Entered || left) {
        if (!editing) {
            edit = {};
        }
        edit.source_id = source.id;
        edit.typed = typed;
        if ((end == TextFieldEnd::Entered || left) && typed != shown) {
            take_system(ui, source, edit, actions);
        } else if (end == TextFieldEnd::Entered || left) {
            edit = {};
        }
    } else if (editing && edit.refusal.empty()) {
        edit = {};
    }
    if (edit.source_id == source.id && !edit.refusal.empty()) {
        paragraph(ui, edit.refusal, Token::Error);
    }
}

/// Only city models and plans in GML write their axes in one order or the other.
bool has_order_of_axes(const Source& source, const geo::CrsDecision& crs) {
    const bool is_city = source.role == scenarios::SourceRole::City;
    return !crs.used.empty() && (is_city || crs.note.key.starts_with("crs.note.either_"));
}

/// The system that was read into and the sentence on it.
std::string decision_words(const Ui& ui, const geo::CrsDecision& crs) {
    const std::string note = ui.text(crs.note);
    return crs.used.starts_with("EPSG:") ? crs.used + ". " + note : note;
}

void draw_system(
    const Ui& ui,
    const Source& source,
    const SourceState* state,
    SystemEdit& edit,
    ActionQueue& actions) {
    draw_system_field(ui, source, state, edit, actions);
    if (state != nullptr && !state->report.crs.note.key.empty()) {
        paragraph(ui, decision_words(ui, state->report.crs));
    }
    if (!source.crs_override.empty() &&
        button(ui, "source." + source.id + ".crs_of_file", ui.text("panel.source.crs_of_file"))) {
        edit = {};
        set_choice(source, "crs", "", actions);
    }
    const bool has_axes = state != nullptr && has_order_of_axes(source, state->report.crs);
    if (!has_axes && source.axis_order.empty()) {
        return;
    }
    Choices axes{{""}, {ui.text("panel.source.axis.decided")}};
    for (const auto order : {geo::AxisOrder::EastingFirst, geo::AxisOrder::NorthingFirst}) {
        const std::string name(geo::axis_order_name(order));
        axes.values.push_back(name);
        axes.words.push_back(ui.text("panel.source.axis." + name));
    }
    draw_choices(ui, source, "axis_order", source.axis_order, axes, actions);
}

} // namespace

void draw_city_source(
    const Ui& ui,
    const PanelModel& model,
    const Source& source,
    SystemEdit& edit,
    ActionQueue& actions) {
    const SourceState* state = scenarios::source_state(model.data, source.id);
    if (state != nullptr && state->placing != SourceState::Placing::NotNeeded) {
        draw_model_place(ui, model, source, *state, actions);
    }
    if (state != nullptr) {
        draw_lod(ui, source, state->report.lods, actions);
        draw_theme(ui, source, state->themes, model.view.plan_style, actions);
    }
    draw_system(ui, source, state, edit, actions);
    if (state != nullptr && state->is_shape) {
        const Choices axes{
            {"", "y", "z"},
            {ui.text("panel.source.axis.decided"),
             ui.text("panel.source.axis.y"),
             ui.text("panel.source.axis.z")}};
        draw_choices(ui, source, "up_axis", source.up_axis, axes, actions);
    }
}

void draw_source_system(
    const Ui& ui,
    const PanelModel& model,
    const Source& source,
    SystemEdit& edit,
    ActionQueue& actions) {
    draw_system(ui, source, scenarios::source_state(model.data, source.id), edit, actions);
}

} // namespace smiletwin::viewer
