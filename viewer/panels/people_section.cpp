#include "viewer/panels/people_section.hpp"

#include "scenarios/models/people/streams.hpp"
#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"

#include <cstdint>

namespace smiletwin::viewer {

namespace {

/// Times of life, beside the play button.
void choose_speed(const Ui& ui, const PeopleView& people, ActionQueue& actions) {
    std::vector<std::string> names;
    std::size_t active = 0;
    for (std::size_t i = 0; i < people_speeds.size(); ++i) {
        names.push_back(
            ui.text("panel.people.speed", {{"times", std::to_string(people_speeds[i])}}));
        active = people_speeds[i] == people.speed ? i : active;
    }
    if (const auto pressed = segments(ui, "people.speed", names, active)) {
        actions.add(
            "ui.people", {{"value", "speed"}, {"times", std::int64_t{people_speeds[*pressed]}}});
    }
}

void draw_people_player(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const PeopleView& people = model.people;
    const char* symbol = people.playing ? "pause" : "play";
    const char* name = people.playing ? "panel.people.pause" : "panel.people.play";
    if (icon_button(ui, "people.play", symbol, ui.text(name))) {
        actions.add("ui.people", {{"value", people.playing ? "pause" : "play"}});
    }
    ImGui::SameLine();
    choose_speed(ui, people, actions);
    auto position = static_cast<float>(people.position_s);
    const std::string shown = ui.text.quantity(people.position_s, 0, "s");
    if (slider(
            ui,
            "people.position",
            ui.text("panel.people.position"),
            position,
            0.0F,
            static_cast<float>(people.duration_s),
            shown)) {
        actions.add("ui.people", {{"value", "seek"}, {"position_s", double{position}}});
    }
    stamp_mark(ui, geo::Stamp::Computed);
    ImGui::SameLine();
    words(
        ui,
        ui.fonts.small,
        ui.text("panel.people.present", {{"count", std::to_string(people.present)}}),
        Token::Text2);
    paragraph(
        ui,
        ui.text(
            "panel.people.run_of",
            {{"minutes", ui.text.quantity(people.duration_s / 60.0, 0, "min")},
             {"seed", std::to_string(people.seed)}}));
    bool density = model.view.drape.layer == "people.density";
    const char* without_density = model.view.heat_wanted ? "heat.utci" : "";
    if (toggle(ui, "people.density", ui.text("panel.people.density"), density)) {
        actions.add(
            "ui.drape",
            {{"layer", density ? "people.density" : without_density}, {"difference", false}});
    }
}

/// Where the numbers of the streams come from.
void draw_stream_source(const Ui& ui, const PanelModel& model) {
    for (const scenarios::Source& source : model.project.sources) {
        if (source.role == scenarios::SourceRole::Gates) {
            const std::string said = ui.text(
                "panel.layers.source",
                {{"source", source.title.empty() ? source.path : source.title},
                 {"date", source_date_words(ui.text, source.date)}});
            paragraph(ui, said);
            ui.record(WidgetRole::Words, "people.source." + source.id, said);
        }
    }
    stamp_mark(ui, geo::Stamp::Assumed);
    ImGui::SameLine();
    paragraph(ui, ui.text("panel.people.alike"));
}

/// People per hour from gate to gate; of one gate at a time, for they are many.
void draw_streams(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const std::vector<scenarios::Gate>& gates = model.data->gates;
    const std::string open = model.view.open_gate.value_or(gates.front().id);
    const auto per_hour = [&ui](double count) {
        return ui.text("panel.people.per_hour", {{"count", ui.text.number(count, 0)}});
    };
    gap(ui, 4.0F);
    words(ui, ui.fonts.strong, ui.text("panel.people.streams"), Token::Text);
    draw_stream_source(ui, model);
    const auto streams = scenarios::streams_between(gates);
    for (std::size_t from = 0; from < gates.size(); ++from) {
        const scenarios::Gate& gate = gates[from];
        const bool is_open = gate.id == open;
        const std::string name = ui.text("panel.people.from", {{"gate", gate.name}});
        if (row(ui, "people.gate." + gate.id, name, per_hour(gate.inflow_per_h), is_open)) {
            actions.add("ui.gate", {{"value", is_open ? std::string() : gate.id}});
        }
        if (!is_open) {
            continue;
        }
        ImGui::Indent(ui.px(12.0F));
        for (const scenarios::PeopleStream& stream : streams) {
            if (stream.from == from) {
                const std::string count = per_hour(stream.people_per_h);
                const std::string to =
                    ui.text("panel.people.to", {{"gate", gates[stream.to].name}});
                words_before(ui, ui.fonts.small, to, Token::Text2, count);
                ui.record(WidgetRole::Words, "people.stream." + gates[stream.to].id, to, count);
                words_right(ui, ui.fonts.small, count, Token::Text2);
            }
        }
        paragraph(
            ui,
            ui.text(
                "panel.people.stay",
                {{"share", ui.text.quantity(100.0 * gate.stay_share, 0, "%")}}));
        ImGui::Unindent(ui.px(12.0F));
    }
}

} // namespace

void draw_people_section(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    heading(ui, ui.text("model.people.name"));
    const bool has_gates = model.data != nullptr && !model.data->gates.empty();
    if (!has_gates) {
        const std::string said = ui.text("panel.people.no_gates");
        paragraph(ui, said);
        ui.record(WidgetRole::Words, "people.no_gates", said);
        return;
    }
    if (model.people.running) {
        if (button(ui, "people.stop", ui.text("panel.people.stop"), {.icon = "stop"})) {
            actions.add("ui.people", {{"value", "stop"}});
        }
    } else if (button(ui, "people.run", ui.text("panel.people.run"), {.icon = "groups"})) {
        actions.add("ui.people", {{"value", "run"}});
    }
    if (model.people.problem) {
        paragraph(ui, ui.text(*model.people.problem), Token::Error);
    }
    if (model.people.computed) {
        if (model.people.stale) {
            paragraph(ui, ui.text("panel.people.stale"), Token::Warn);
        }
        draw_people_player(ui, model, actions);
    } else {
        const bool elsewhere = model.people.elsewhere;
        paragraph(ui, ui.text(elsewhere ? "panel.people.elsewhere" : "panel.people.hint"));
    }
    draw_streams(ui, model, actions);
}

} // namespace smiletwin::viewer
