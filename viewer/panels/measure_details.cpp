// Parameters of the selected measure as fields.

#include "scenarios/measures/measure_lock.hpp"
#include "scenarios/project/geojson.hpp"
#include "scenarios/site/occupancy.hpp"
#include "viewer/panels/inspector_panel.hpp"
#include "viewer/widgets/choice_field.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"
#include "viewer/widgets/number_field.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

namespace {

/// Of all that is selected: it is of one kind.
void set_parameter(
    const PanelModel& model, const std::string& name, geo::Json value, ActionQueue& actions) {
    geo::Json ids = geo::Json::array();
    for (const std::string& id : selected_measures(model.view.selection)) {
        ids.push(id);
    }
    geo::Json parameters = geo::Json::object();
    parameters.set(name, std::move(value));
    actions.add("measures.set", {{"ids", std::move(ids)}, {"parameters", std::move(parameters)}});
}

/// How many of each kind, in the order of the selection.
std::vector<std::pair<std::string, int>> counted_kinds(const PanelModel& model) {
    std::vector<std::pair<std::string, int>> counts;
    for (const std::string& id : selected_measures(model.view.selection)) {
        const scenarios::Measure* measure = model.project.measure(id);
        if (measure == nullptr) {
            continue;
        }
        const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) {
            return entry.first == measure->kind;
        });
        if (known != counts.end()) {
            ++known->second;
        } else {
            counts.emplace_back(measure->kind, 1);
        }
    }
    return counts;
}

/// Of a thing at a point, to the decimetre.
void draw_place(const Ui& ui, const scenarios::Measure& measure, ActionQueue& actions) {
    const auto* point = std::get_if<geo::Vec2d>(&measure.geometry);
    if (point == nullptr) {
        return;
    }
    geo::Vec2d place_crs = *point;
    const NumberSpec metres{"m", -1e8, 1e8, 1};
    bool moved =
        number_field(ui, "place.east", ui.text("panel.inspector.east"), place_crs.x, metres);
    moved |= number_field(ui, "place.north", ui.text("panel.inspector.north"), place_crs.y, metres);
    if (moved) {
        const geo::Json geometry = scenarios::to_geojson(geo::PlanGeometry(place_crs));
        actions.add("measure.move", {{"id", measure.id}, {"geometry", geometry}});
    }
}

void draw_counts(const Ui& ui, const std::vector<std::pair<std::string, int>>& counts) {
    for (const auto& [kind, count] : counts) {
        const std::string words_of_kind = ui.text("measure." + kind);
        ui.record(
            WidgetRole::Words, "inspector.count." + kind, words_of_kind, std::to_string(count));
        words(ui, ui.fonts.text, words_of_kind, Token::Text);
        words_right(ui, ui.fonts.text, std::to_string(count), Token::Text);
    }
}

std::string choice_words(const Ui& ui, const std::string& parameter, const std::string& choice) {
    for (const std::string& key :
         {"parameter." + parameter + "." + choice,
          parameter + "." + choice,
          "material." + choice}) {
        if (ui.text.has(key)) {
            return ui.text(key);
        }
    }
    return choice;
}

void draw_choice(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Measure& measure,
    const scenarios::ParameterSpec& spec,
    ActionQueue& actions) {
    const std::string current = model.catalogue.choice(measure, spec.name);
    const auto found = std::find(spec.choices.begin(), spec.choices.end(), current);
    std::vector<std::string> names;
    for (const std::string& choice : spec.choices) {
        names.push_back(choice_words(ui, spec.name, choice));
    }
    const std::string label = ui.text(spec.label_key);
    const auto active = static_cast<std::size_t>(found - spec.choices.begin());
    if (const auto chosen = choice_field(ui, "measure." + spec.name, label, names, active)) {
        set_parameter(model, spec.name, spec.choices[*chosen], actions);
    }
}

void draw_number(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Measure& measure,
    const scenarios::ParameterSpec& spec,
    ActionQueue& actions) {
    double value = model.catalogue.number(measure, spec.name);
    const int decimals = spec.whole ? 0 : spec.most <= 1.0 ? 2 : 1;
    NumberSpec field{spec.unit, spec.least, spec.most, decimals};
    const std::string none_key = "parameter." + spec.name + ".none";
    const std::string none = ui.text.has(none_key) ? ui.text(none_key) : std::string();
    field.none = none;
    const std::string id = "measure." + spec.name;
    if (number_field(ui, id, ui.text(spec.label_key), value, field)) {
        set_parameter(model, spec.name, value, actions);
    }
}

/// Times that a place is often used at; "" = always. The last one stands for what somebody wrote.
constexpr std::array<std::string_view, 6> usual_times{
    "", "We,Sa 07:00-14:00", "May-Sep 10:00-22:00", "Mo-Fr 15:00-18:00", "Dec 01-23", "Aug 15"};

void draw_times(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Measure& measure,
    ActionQueue& actions) {
    const std::string name(scenarios::active_parameter);
    const std::string& stated = measure.parameters[name].to_string();
    std::vector<std::string> words;
    for (std::size_t i = 0; i < usual_times.size(); ++i) {
        words.push_back(ui.text("parameter.active." + std::to_string(i)));
    }
    const auto* const found = std::find(usual_times.begin(), usual_times.end(), stated);
    const auto active = static_cast<std::size_t>(found - usual_times.begin());
    if (active == usual_times.size()) {
        words.push_back(stated);
    }
    const std::string label = ui.text("parameter.active");
    const auto chosen = choice_field(ui, "inspector.times", label, words, active);
    if (chosen && *chosen < usual_times.size()) {
        const std::string_view times = usual_times[*chosen];
        set_parameter(model, name, times.empty() ? geo::Json() : geo::Json(times), actions);
    }
    if (stated.empty() || !model.zone) {
        return;
    }
    const std::vector<scenarios::Measure> all = model.project.measures_of(model.view.variant);
    const int year = model.zone->to_local(model.view.time).year;
    for (const scenarios::Clash& clash : scenarios::clashes(all, model.catalogue, year)) {
        if (clash.first != measure.id && clash.second != measure.id) {
            continue;
        }
        const std::string& other = clash.first == measure.id ? clash.second : clash.first;
        const scenarios::Measure* found_other = model.project.measure(other);
        if (found_other != nullptr) {
            const std::string sentence = ui.text(
                "panel.inspector.clash",
                {{"other", ui.text("measure." + found_other->kind) + " " + other}});
            ui.record(WidgetRole::Words, "inspector.clash", sentence);
            paragraph(ui, sentence, Token::Text);
        }
    }
}

} // namespace

void draw_measure_details(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Measure& measure,
    ActionQueue& actions) {
    const scenarios::MeasureKind* kind = model.catalogue.kind(measure.kind);
    if (kind == nullptr) {
        return;
    }
    const std::vector<std::string> ids = selected_measures(model.view.selection);
    const auto counts = counted_kinds(model);
    if (ids.size() > 1) {
        const std::string several =
            ui.text("panel.inspector.several", {{"count", std::to_string(ids.size())}});
        ui.record(WidgetRole::Words, "inspector.several", several);
        words(ui, ui.fonts.heading, several, Token::Text);
        draw_counts(ui, counts);
    } else {
        const std::string name = ui.text(kind->name_key) + " " + measure.id;
        words(ui, ui.fonts.heading, icon(kind->icon) + " " + name, Token::Text);
    }
    const bool locked = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
        const scenarios::Measure* one = model.project.measure(id);
        return one != nullptr && scenarios::is_locked(*one);
    });
    draw_measure_tools(ui, ids, locked, actions);
    if (counts.size() > 1) {
        paragraph(ui, ui.text("panel.inspector.mixed"), Token::Text3);
        draw_measure_rows(ui, model, ids, actions);
        return;
    }
    ImGui::PushID(measure.id.c_str());
    ImGui::BeginDisabled(locked);
    for (const scenarios::ParameterSpec& spec : kind->parameters) {
        if (spec.choices.empty()) {
            draw_number(ui, model, measure, spec, actions);
        } else {
            draw_choice(ui, model, measure, spec, actions);
        }
    }
    draw_times(ui, model, measure, actions);
    ImGui::EndDisabled();
    ImGui::PopID();
    if (ids.size() > 1) {
        draw_measure_rows(ui, model, ids, actions);
        return;
    }
    ImGui::BeginDisabled(locked);
    draw_place(ui, measure, actions);
    ImGui::EndDisabled();
    if (const auto* polygon = std::get_if<geo::Polygon2d>(&measure.geometry)) {
        const std::string area = ui.text.quantity(geo::area_m2(*polygon), 0, "m²");
        words(ui, ui.fonts.text, ui.text("panel.inspector.area"), Token::Text);
        ui.record(WidgetRole::Words, "inspector.surface", ui.text("panel.inspector.area"), area);
        words_right(ui, ui.fonts.text, area, Token::Text);
    }
    draw_measure_rows(ui, model, ids, actions);
    paragraph(ui, ui.text("panel.inspector.move_hint"), Token::Text3);
}

} // namespace smiletwin::viewer
