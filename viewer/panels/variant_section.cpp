#include "viewer/panels/variant_section.hpp"

#include "scenarios/project/plan_budget.hpp"
#include "scenarios/site/growth.hpp"
#include "scenarios/site/measure_costs.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/number_field.hpp"
#include "viewer/widgets/text_field.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace smiletwin::viewer {

namespace {

void sentence(const Ui& ui, const char* id, const std::string& shown, Token colour) {
    ui.record(WidgetRole::Words, id, shown);
    paragraph(ui, shown, colour);
}

/// The whole width is the budget, or the most that may be spent where that is more; the budget is
/// then a line in it. Full colour = surely spent, soft colour = perhaps.
void draw_meter(const Ui& ui, const scenarios::CostRange& cost, double budget_EUR) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, ui.px(8.0F)};
    const double whole_EUR = std::max(budget_EUR, cost.invest_most_EUR);
    const auto x_of = [&](double sum_EUR) {
        return at.x + size.x * static_cast<float>(sum_EUR / whole_EUR);
    };
    const auto bar = [&](double from_EUR, double to_EUR, Token colour) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            {x_of(from_EUR), at.y}, {x_of(to_EUR), at.y + size.y}, ui[colour]);
    };
    const bool above = cost.invest_most_EUR > budget_EUR;
    bar(0.0, whole_EUR, Token::Panel2);
    bar(0.0, cost.invest_least_EUR, above ? Token::Warn : Token::Accent);
    bar(cost.invest_least_EUR, cost.invest_most_EUR, above ? Token::WarnBg : Token::AccentSoft);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {x_of(budget_EUR) - ui.px(2.0F), at.y - ui.px(2.0F)},
        {x_of(budget_EUR), at.y + size.y + ui.px(2.0F)},
        ui[Token::Text]);
    ImGui::Dummy({size.x, size.y + ui.px(4.0F)});
}

void draw_cost(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Variant& variant,
    ActionQueue& actions) {
    const scenarios::CostRange cost = scenarios::cost_of(variant.measures, model.catalogue);
    sentence(
        ui,
        "plan.cost",
        ui.text(
            "panel.plan.cost",
            {{"least", ui.text.number(cost.invest_least_EUR, 0)},
             {"most", ui.text.number(cost.invest_most_EUR, 0)}}),
        Token::Text2);
    double budget_EUR = scenarios::budget_EUR(model.project);
    const std::string none = ui.text("panel.plan.budget.none");
    const NumberSpec field{"", 0.0, 1e9, 0, none};
    if (budget_EUR > 0.0) {
        draw_meter(ui, cost, budget_EUR);
        sentence(
            ui,
            "plan.budget.words",
            ui.text(scenarios::budget_words(cost, budget_EUR, ui.text)),
            cost.invest_most_EUR > budget_EUR ? Token::Warn : Token::Text2);
    }
    if (number_field(ui, "plan.budget", ui.text("panel.plan.budget"), budget_EUR, field)) {
        geo::Json change = geo::Json::object();
        change.set("action", "setting.set")
            .set("key", scenarios::budget_setting)
            .set("value", nullptr);
        if (budget_EUR > 0.0) {
            change.set("value", budget_EUR);
        }
        actions.add(std::move(change));
    }
}

/// Making and all upkeep from the first year to `year`.
std::string cost_until(const Ui& ui, const scenarios::CostRange& cost, int years, int year) {
    const auto sum = [years](double invest_EUR, double upkeep_EUR_per_year) {
        return invest_EUR + years * upkeep_EUR_per_year;
    };
    return ui.text(
        "panel.plan.cost_until",
        {{"year", std::to_string(year)},
         {"least", ui.text.number(sum(cost.invest_least_EUR, cost.upkeep_least_EUR_per_year), 0)},
         {"most", ui.text.number(sum(cost.invest_most_EUR, cost.upkeep_most_EUR_per_year), 0)}});
}

/// While the hand moves, the scene alone follows; the project gets the year where it lets go.
void draw_year(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Variant& variant,
    ActionQueue& actions) {
    const int first = scenarios::first_plan_year(model.project);
    const auto stated = scenarios::plan_year(model.project);
    bool grows = stated.has_value();
    const auto set_year = [&actions](const geo::Json& year) {
        actions.add("setting.set", {{"key", scenarios::plan_year_setting}, {"value", year}});
    };
    if (toggle(ui, "plan.grows", ui.text("panel.plan.grows"), grows)) {
        if (grows) {
            set_year(first);
        } else {
            set_year(nullptr);
        }
    }
    if (!stated) {
        return;
    }
    int year = model.view.dragged_year.value_or(*stated);
    auto value = static_cast<float>(year);
    bool released = false;
    const bool moved = slider(
        ui,
        "plan.year",
        ui.text("panel.plan.year"),
        value,
        static_cast<float>(first),
        static_cast<float>(first + scenarios::years_ahead),
        std::to_string(year),
        &released);
    year = static_cast<int>(std::lround(value));
    if (moved) {
        actions.add("ui.plan_year", {{"value", year}});
    }
    if (released) {
        actions.add("ui.plan_year", {{"value", nullptr}});
        set_year(year);
    }
    const scenarios::CostRange cost = scenarios::cost_of(variant.measures, model.catalogue);
    sentence(
        ui, "plan.cost_until", cost_until(ui, cost, std::max(0, year - first), year), Token::Text2);
}

void draw_note(
    const Ui& ui,
    const scenarios::Variant& variant,
    VariantSectionState& state,
    ActionQueue& actions) {
    if (state.variant != variant.id || state.stored_note != variant.note) {
        state.variant = variant.id;
        state.stored_note = state.typed_note = variant.note;
    }
    const std::string label = ui.text("panel.plan.note");
    words(ui, ui.fonts.text, label, Token::Text);
    const float width = ImGui::GetContentRegionAvail().x / ui.scale;
    const TextFieldEnd end = text_field(ui, "plan.note", label, state.typed_note, width);
    if (end == TextFieldEnd::Entered && state.typed_note != variant.note) {
        actions.add("variant.note", {{"id", variant.id}, {"text", state.typed_note}});
    } else if (end == TextFieldEnd::Escaped) {
        state.typed_note = variant.note;
    }
    if (state.typed_note != variant.note || variant.note.empty()) {
        paragraph(ui, ui.text("panel.plan.note.hint"), Token::Text3);
    }
}

const std::vector<scenarios::Measure>&
measures_of(const scenarios::Project& project, const std::string& id) {
    static const std::vector<scenarios::Measure> none;
    const scenarios::Variant* variant = project.variant(id);
    return variant != nullptr ? variant->measures : none;
}

void draw_difference_choice(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Variant& variant,
    ActionQueue& actions) {
    std::vector<std::string> ids{std::string(), std::string(scenarios::baseline_id)};
    std::vector<std::string> names{
        ui.text("panel.plan.differences.hidden"),
        ui.text(
            "panel.plan.differences.to",
            {{"id", ids.back()}, {"name", ui.text("window.variant.baseline")}})};
    for (const scenarios::Variant& one : model.project.variants) {
        if (one.id != variant.id) {
            ids.push_back(one.id);
            names.push_back(
                ui.text("panel.plan.differences.to", {{"id", one.id}, {"name", one.name}}));
        }
    }
    const auto found = std::find(ids.begin(), ids.end(), model.view.plan_against);
    const auto active = static_cast<std::size_t>(found - ids.begin()) % ids.size();
    const std::string label = ui.text("panel.plan.differences");
    words(ui, ui.fonts.text, label, Token::Text);
    if (const auto chosen = combo(ui, "plan.against", label, names, active)) {
        actions.add("ui.plan_against", {{"value", ids[*chosen]}});
    }
}

void draw_differences(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Variant& variant,
    VariantSectionState& state) {
    const std::string& against = model.view.plan_against;
    if (against.empty() || against == variant.id) {
        return;
    }
    const std::vector<scenarios::Measure>& before = measures_of(model.project, against);
    if (state.before != before || state.after != variant.measures) {
        state.before = before;
        state.after = variant.measures;
        state.differences =
            scenarios::plan_differences(model.project, against, variant.id, model.catalogue);
    }
    constexpr std::size_t most_lines = 12;
    const std::size_t shown = std::min(most_lines, state.differences.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string id = "plan.difference." + std::to_string(i);
        sentence(
            ui,
            id.c_str(),
            scenarios::plan_difference_words(state.differences[i], model.catalogue, ui.text),
            Token::Text2);
    }
    if (state.differences.size() > shown) {
        paragraph(
            ui,
            ui.text(
                "panel.plan.differences.more",
                {{"count", std::to_string(state.differences.size() - shown)}}),
            Token::Text3);
    } else if (shown == 0) {
        sentence(ui, "plan.difference.none", ui.text("panel.plan.differences.none"), Token::Text2);
    }
}

} // namespace

void draw_variant_section(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Variant& variant,
    VariantSectionState& state,
    ActionQueue& actions) {
    draw_cost(ui, model, variant, actions);
    draw_year(ui, model, variant, actions);
    draw_note(ui, variant, state, actions);
    draw_difference_choice(ui, model, variant, actions);
    draw_differences(ui, model, variant, state);
}

} // namespace smiletwin::viewer
