#include "viewer/panels/model_panel.hpp"

#include "scenarios/kernel/weather_presets.hpp"
#include "viewer/panels/people_section.hpp"
#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/time_bar.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

void choose_area(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const auto& areas = model.project.areas;
    std::vector<std::string> names;
    std::size_t active = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        names.push_back(areas[i].name);
        if (areas[i].id == model.view.area) {
            active = i;
        }
    }
    words(ui, ui.fonts.small, ui.text("panel.models.area"), Token::Text2);
    if (const auto chosen = combo(ui, "models.area", ui.text("panel.models.area"), names, active)) {
        actions.add("ui.area", {{"value", areas[*chosen].id}});
    }
}

void choose_map(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const DrapeChoice& drape = model.view.drape;
    const std::vector<std::string>& layers = model.heat.layers;
    if (layers.empty()) {
        return;
    }
    std::vector<std::string> names;
    for (const std::string& layer : layers) {
        names.push_back(ui.text("layer." + layer));
    }
    const auto found = std::find(layers.begin(), layers.end(), drape.layer);
    const auto active = static_cast<std::size_t>(found - layers.begin());
    if (found == layers.end()) { // the ground shows something else than heat
        names.push_back(ui.text("panel.models.no_map"));
    }
    words(ui, ui.fonts.small, ui.text("panel.models.map"), Token::Text2);
    if (const auto chosen = combo(ui, "models.map", ui.text("panel.models.map"), names, active);
        chosen && *chosen < layers.size()) {
        actions.add("ui.drape", {{"layer", layers[*chosen]}, {"difference", drape.difference}});
    }
    if (model.view.variant != scenarios::baseline_id && drape.layer.starts_with("heat.")) {
        const std::vector<std::string> views{
            ui.text("panel.models.value"), ui.text("panel.models.difference")};
        const auto pressed = segments(ui, "models.view", views, drape.difference ? 1 : 0);
        if (pressed) {
            actions.add("ui.drape", {{"layer", drape.layer}, {"difference", *pressed == 1}});
        }
    }
    for (const geo::Message& reason : model.heat.not_comparable) {
        paragraph(ui, ui.text(reason), Token::Warn);
    }
}

void draw_heat_state(const Ui& ui, const PanelModel& model) {
    const HeatView& heat = model.heat;
    if (heat.problem) {
        paragraph(ui, ui.text(*heat.problem), Token::Error);
    }
    if (heat.state == AnswerState::None) {
        return;
    }
    stamp_mark(ui, geo::Stamp::Computed);
    const char* key = heat.stale                         ? "panel.models.stale"
                      : heat.state == AnswerState::First ? "panel.models.first_answer"
                                                         : "panel.models.full_answer";
    ImGui::SameLine();
    words(ui, ui.fonts.small, ui.text(key), Token::Text2);
    if (heat.moment && model.zone) {
        const geo::CivilTime civil = model.zone->to_local(*heat.moment);
        const auto hour = static_cast<float>(civil.hour) + static_cast<float>(civil.minute) / 60.0F;
        const std::string clock = ui.text("panel.time.clock", {{"time", clock_words(hour)}});
        const std::string said = ui.text(
            "panel.models.weather",
            {{"weather", weather_words(model)},
             {"date", date_words(ui.text, civil)},
             {"time", clock}});
        paragraph(ui, said);
        ui.record(WidgetRole::Words, "models.weather", said);
    }
    paragraph(
        ui,
        ui.text(
            "panel.models.cell",
            {{"cell", ui.text.quantity(heat.cell_m, heat.cell_m < 1.0 ? 1 : 0, "m")}}));
}

/// Weather of the project's sources, then the days that come with the program; last a file that an
/// action named.
void choose_weather(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    std::vector<std::string> ids;
    std::vector<std::string> names;
    for (const scenarios::Source& source : model.project.sources) {
        if (source.role == scenarios::SourceRole::Weather) {
            ids.push_back(source.id);
            names.push_back(source.title);
        }
    }
    for (const std::string_view preset : scenarios::weather_presets) {
        ids.emplace_back(preset);
        names.push_back(ui.text("weather.preset." + ids.back()));
    }
    const std::string& stated = model.project.settings[scenarios::weather_setting].to_string();
    const auto is_meant = [&stated](const std::string& word) { return word == stated; };
    auto active = static_cast<std::size_t>(
        stated.empty() ? 0 : std::find_if(ids.begin(), ids.end(), is_meant) - ids.begin());
    if (active == ids.size()) { // by its name, or a file
        active = static_cast<std::size_t>(
            std::find_if(names.begin(), names.end(), is_meant) - names.begin());
    }
    if (active == ids.size()) {
        ids.push_back(stated);
        names.push_back(stated);
    }
    const std::string label = ui.text("panel.models.weather_choice");
    words(ui, ui.fonts.text, label, Token::Text);
    if (const auto chosen = combo(ui, "models.weather_choice", label, names, active)) {
        actions.add("setting.set", {{"key", scenarios::weather_setting}, {"value", ids[*chosen]}});
    }
}

void draw_heat(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    heading(ui, ui.text("model.heat.name"));
    if (model.project.areas.empty()) {
        paragraph(ui, ui.text("panel.models.no_area"));
        if (button(
                ui, "models.draw_area", ui.text("panel.models.draw_area"), {.icon = "crop_free"})) {
            actions.add("ui.tool", {{"value", "area"}});
        }
        return;
    }
    bool shown = model.view.heat_wanted && model.view.drape.layer.starts_with("heat.");
    if (toggle(ui, "models.heat", ui.text("panel.models.heat_on"), shown)) {
        actions.add("ui.heat", {{"value", shown}});
    }
    choose_area(ui, model, actions);
    choose_weather(ui, model, actions);
    choose_map(ui, model, actions);
    draw_heat_state(ui, model);
}

} // namespace

void draw_model_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    draw_heat(ui, model, actions);
    group_line(ui);
    draw_people_section(ui, model, actions);
}

void draw_jobs(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    if (model.jobs.empty()) {
        return;
    }
    group_line(ui);
    heading(ui, ui.text("panel.jobs.title"));
    for (const scenarios::JobState& job : model.jobs) {
        const std::string state =
            job.running ? ui.text.quantity(std::round(job.progress.share * 100.0), 0, "%")
                        : ui.text("panel.jobs.waiting");
        const std::string id = "job." + std::to_string(job.id);
        const auto share = static_cast<float>(job.progress.share);
        if (job_row(ui, id, ui.text(job.label), state, share, job.running)) {
            actions.add("ui.job_cancel", {{"id", static_cast<std::int64_t>(job.id)}});
        }
    }
}

} // namespace smiletwin::viewer
