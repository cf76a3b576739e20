#include "scenarios/site/measure_costs.hpp"

#include "scenarios/site/measure_shapes.hpp"

#include <cmath>

namespace smiletwin::scenarios {

namespace {

double with_two_digits(double value) {
    if (value <= 0.0) {
        return 0.0;
    }
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
    return std::round(value / step) * step;
}

} // namespace

CostRange cost_of(std::span<const Measure> measures, const Catalogue& catalogue) {
    CostRange sum;
    for (const Measure& measure : measures) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        if (kind == nullptr) {
            continue;
        }
        const MeasureCost& cost = kind->cost;
        const double quantity = measure_quantity(measure, catalogue, cost.per);
        sum.invest_least_EUR += quantity * cost.invest_least_EUR;
        sum.invest_most_EUR += quantity * cost.invest_most_EUR;
        sum.upkeep_least_EUR_per_year += quantity * cost.upkeep_least_EUR;
        sum.upkeep_most_EUR_per_year += quantity * cost.upkeep_most_EUR;
    }
    return {
        with_two_digits(sum.invest_least_EUR),
        with_two_digits(sum.invest_most_EUR),
        with_two_digits(sum.upkeep_least_EUR_per_year),
        with_two_digits(sum.upkeep_most_EUR_per_year)};
}

geo::Message budget_words(const CostRange& cost, double budget_EUR, const geo::Text& text) {
    const bool surely_above = cost.invest_least_EUR > budget_EUR;
    const bool within = cost.invest_most_EUR <= budget_EUR;
    const std::string_view key = surely_above ? "budget.above"
                                 : within     ? "budget.within"
                                              : "budget.perhaps_above";
    return {
        std::string(key),
        {{"least", text.number(100.0 * cost.invest_least_EUR / budget_EUR, 0)},
         {"most", text.number(100.0 * cost.invest_most_EUR / budget_EUR, 0)},
         {"budget", text.number(budget_EUR, 0)}}};
}

} // namespace smiletwin::scenarios
