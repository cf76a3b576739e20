#include "viewer/panels/sensor_panel.hpp"

#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/line_chart.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

using std::chrono::hours;

double seconds_of(geo::UtcTime time) {
    return static_cast<double>(time.time_since_epoch().count());
}

/// Noon of each day, named by its date; every second one when there are many.
std::vector<ChartTick>
day_ticks(const Ui& ui, const geo::Datastream& stream, const geo::TimeZone& zone) {
    std::vector<ChartTick> ticks;
    const geo::UtcTime first = stream.observations.front().time;
    const geo::UtcTime last = stream.observations.back().time;
    const bool many = last - first > hours(24 * 4);
    geo::CivilTime civil = zone.to_local(first);
    civil.hour = 12;
    civil.minute = civil.second = 0;
    const auto step = hours(many ? 48 : 24);
    for (geo::UtcTime noon = zone.to_utc(civil); noon <= last; noon += step) {
        ticks.push_back({seconds_of(noon), day_words(ui.text, zone.to_local(noon))});
    }
    return ticks;
}

/// Three times the customary pause between observations is a gap.
double largest_gap_s(const geo::Datastream& stream) {
    std::vector<double> pauses;
    for (std::size_t i = 1; i < stream.observations.size(); ++i) {
        pauses.push_back(
            seconds_of(stream.observations[i].time) - seconds_of(stream.observations[i - 1].time));
    }
    if (pauses.empty()) {
        return 0.0;
    }
    const auto middle = pauses.begin() + static_cast<std::ptrdiff_t>(pauses.size() / 2);
    std::nth_element(pauses.begin(), middle, pauses.end());
    return 3.0 * *middle;
}

void draw_stream(const Ui& ui, const PanelModel& model, const geo::Datastream& stream) {
    words(ui, ui.fonts.strong, stream.name, Token::Text);
    const auto newest = geo::latest(stream);
    if (!newest) {
        paragraph(ui, ui.text("panel.sensors.silent"));
        return;
    }
    words(ui, ui.fonts.number, ui.text.quantity(newest->value, 1, stream.unit), Token::Text);
    stamp_mark(ui, geo::Stamp::Measured, true);
    if (model.zone) {
        paragraph(
            ui,
            ui.text(
                "panel.sensors.as_of",
                {{"time", date_time_words(ui.text, model.zone->to_local(newest->time))}}));
    }
    LineChart chart;
    chart.id = "sensor.chart." + stream.id;
    chart.label = stream.name;
    chart.unit = stream.unit;
    chart.largest_gap = largest_gap_s(stream);
    chart.marked_x = seconds_of(model.view.time);
    for (const geo::Observation& observation : stream.observations) {
        chart.points.push_back({seconds_of(observation.time), observation.value});
    }
    if (model.zone) {
        chart.x_ticks = day_ticks(ui, stream, *model.zone);
    }
    line_chart(ui, chart, 150.0F);
}

} // namespace

std::string latest_words(const Ui& ui, const PanelModel& model, const geo::Thing& thing) {
    for (const geo::Datastream& stream : thing.datastreams) {
        if (const auto newest = geo::latest(stream)) {
            const std::string value = ui.text.quantity(newest->value, 1, stream.unit);
            return model.zone ? date_time_words(ui.text, model.zone->to_local(newest->time)) +
                                    "  ·  " + value
                              : value;
        }
    }
    return ui.text("panel.sensors.silent_short");
}

void draw_sensor_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    heading(ui, ui.text("panel.sensors.title"));
    if (model.data == nullptr || model.data->things.empty()) {
        paragraph(ui, ui.text("panel.sensors.empty"));
        return;
    }
    for (const geo::Thing& thing : model.data->things) {
        const Selection& selection = model.view.selection;
        const bool active = selection.kind == SelectionKind::Sensor && selection.id == thing.id;
        if (row(ui, "sensors." + thing.id, thing.name, latest_words(ui, model, thing), active)) {
            actions.add("ui.select", {{"kind", "sensor"}, {"id", thing.id}});
            actions.add("ui.camera", {{"value", "selected_sensor"}});
        }
    }
}

void draw_sensor_details(const Ui& ui, const PanelModel& model, const geo::Thing& thing) {
    if (!thing.description.empty()) {
        paragraph(ui, thing.description);
    }
    for (const geo::Datastream& stream : thing.datastreams) {
        gap(ui, 4.0F);
        draw_stream(ui, model, stream);
    }
}

} // namespace smiletwin::viewer
