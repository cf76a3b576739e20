// The effect on the Area: one card per indicator, and how we know.

#include "scenarios/indicators/indicator_reason.hpp"
#include "scenarios/indicators/indicator_table.hpp"
#include "viewer/panels/inspector_panel.hpp"
#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

using scenarios::IndicatorComparison;
using scenarios::IndicatorDefinition;
using scenarios::IndicatorValue;

/// Range line: percent from 0 to 100, temperatures five errors around the baseline.
struct Axis {
    double low = 0.0;
    double high = 100.0;

    [[nodiscard]] float share(double value) const {
        return static_cast<float>((value - low) / (high - low));
    }
};

Axis axis_of(const IndicatorDefinition& definition, double middle) {
    if (definition.unit == "%") {
        return {};
    }
    const double half = 5.0 * definition.error_absolute.value_or(2.0);
    return {middle - half, middle + half};
}

struct Range {
    double least = 0.0;
    double most = 0.0;
};

void place_on_line(
    IndicatorView& view,
    const IndicatorDefinition& definition,
    double value,
    const Range& range,
    std::optional<double> baseline) {
    const Axis axis = axis_of(definition, baseline.value_or(value));
    view.value_at = axis.share(value);
    if (baseline) {
        view.baseline_at = axis.share(*baseline);
    }
    view.range_from = axis.share(range.least);
    view.range_to = axis.share(range.most);
}

IndicatorView
common_view(const Ui& ui, const PanelModel& model, const IndicatorDefinition& definition) {
    IndicatorView view;
    view.id = "indicator." + definition.id;
    view.name = ui.text("indicator." + definition.id + ".name");
    if (definition.id == "heat.shaded_share" && model.heat.moment && model.zone) {
        const geo::CivilTime hour = model.zone->to_local(*model.heat.moment);
        view.name = ui.text(
            "panel.indicators.at",
            {{"name", view.name}, {"moment", date_time_words(ui.text, hour)}});
    }
    view.stale = model.heat.stale;
    view.age = ui.text("panel.indicators.stale");
    return view;
}

std::string unit_of_differences(const Ui& ui, const IndicatorDefinition& definition) {
    return scenarios::difference_unit_in_words(definition, ui.text, scenarios::UnitWords::Short);
}

IndicatorView view_of(const Ui& ui, const PanelModel& model, const IndicatorComparison& item) {
    const IndicatorDefinition& definition = item.definition;
    IndicatorView view = common_view(ui, model, definition);
    view.stamp = item.stamp;
    view.value = ui.text.quantity(item.variant, definition.decimals, definition.unit);
    const double difference = scenarios::shown_difference(item);
    const bool comparable = std::isfinite(difference);
    const bool changed = comparable && !scenarios::looks_unchanged(item);
    view.direction = !changed ? 0 : difference > 0.0 ? 1 : -1;
    view.difference = ui.text.quantity(
        std::abs(difference), definition.decimals, unit_of_differences(ui, definition));
    view.baseline = ui.text(
        "panel.indicators.today",
        {{"value", ui.text.quantity(item.baseline, definition.decimals, definition.unit)}});
    place_on_line(
        view,
        definition,
        item.variant,
        {item.variant_least, item.variant_most},
        comparable ? std::optional(item.baseline) : std::nullopt);
    return view;
}

IndicatorView view_of(const Ui& ui, const PanelModel& model, const IndicatorValue& item) {
    IndicatorView view = common_view(ui, model, item.definition);
    view.stamp = item.stamp;
    view.value = ui.text.quantity(item.value, item.definition.decimals, item.definition.unit);
    place_on_line(view, item.definition, item.value, {item.least, item.most}, std::nullopt);
    return view;
}

void error_line(
    const Ui& ui,
    std::string_view key,
    const std::optional<double>& error,
    const IndicatorDefinition& d) {
    if (error) {
        const std::string unit = unit_of_differences(ui, d);
        paragraph(ui, ui.text(key, {{"error", ui.text.quantity(*error, d.decimals, unit)}}));
    }
}

void draw_derivation(const Ui& ui, const PanelModel& model, const IndicatorDefinition& definition) {
    words(ui, ui.fonts.strong, ui.text("panel.indicators.derivation"), Token::Text);
    error_line(ui, "panel.indicators.error", definition.error_absolute, definition);
    error_line(ui, "panel.indicators.error_difference", definition.error_difference, definition);
    for (const scenarios::IndicatorReason& reason : model.heat.reasons) {
        if (reason.definition.id == definition.id) {
            for (const std::string& line : scenarios::reason_lines(reason, ui.text)) {
                paragraph(ui, line);
            }
        }
    }
}

double value_of(const IndicatorComparison& item) {
    return item.variant;
}
double value_of(const IndicatorValue& item) {
    return item.value;
}

/// Card, and the derivation below it when it is the open one.
template <typename Item>
void draw_cards(
    const Ui& ui, const PanelModel& model, const std::vector<Item>& items, ActionQueue& actions) {
    for (const Item& item : items) {
        if (!std::isfinite(value_of(item))) { // no seats, no share of them
            continue;
        }
        const std::string& id = item.definition.id;
        const bool open = model.view.derivation == id;
        if (indicator_card(ui, view_of(ui, model, item))) {
            actions.add("ui.derivation", {{"value", open ? std::string() : id}});
        }
        if (open) {
            draw_derivation(ui, model, item.definition);
        }
        gap(ui, 2.0F);
    }
}

const scenarios::Area* shown_area(const PanelModel& model) {
    const scenarios::Area* area = model.project.area(model.view.area);
    return area != nullptr || model.project.areas.empty() ? area : &model.project.areas.front();
}

} // namespace

void draw_indicators(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const scenarios::Area* area = shown_area(model);
    heading(
        ui,
        area == nullptr ? ui.text("panel.indicators.title")
                        : ui.text("panel.indicators.title_at", {{"area", area->name}}));
    const bool compared = !model.heat.comparisons.empty();
    if (compared) {
        words_right(
            ui,
            ui.fonts.small,
            ui.text("panel.indicators.against", {{"variant", model.view.variant}}),
            Token::Text2);
        draw_cards(ui, model, model.heat.comparisons, actions);
    } else if (!model.heat.values.empty()) {
        draw_cards(ui, model, model.heat.values, actions);
    } else {
        paragraph(ui, ui.text("panel.indicators.empty"));
        return;
    }
    const bool open = !model.view.derivation.empty();
    if (button(
            ui,
            "indicators.derivation",
            ui.text("panel.indicators.derivation"),
            {.icon = "fact_check"})) {
        const std::string first = compared ? model.heat.comparisons.front().definition.id
                                           : model.heat.values.front().definition.id;
        actions.add("ui.derivation", {{"value", open ? std::string() : first}});
    }
}

} // namespace smiletwin::viewer
