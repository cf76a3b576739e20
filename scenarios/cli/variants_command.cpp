#include "scenarios/cli/variants_command.hpp"

#include "scenarios/cli/open_project.hpp"
#include "scenarios/indicators/plan_differences.hpp"
#include "scenarios/project/plan_budget.hpp"
#include "scenarios/site/measure_costs.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::scenarios {

namespace {

struct VariantLine {
    const Variant& variant;
    CostRange cost;
    std::vector<PlanDifference> differences;
};

geo::Json
to_json(const PlanDifference& difference, const Catalogue& catalogue, const geo::Text& text) {
    geo::Json json = geo::Json::object();
    json.set("change", plan_change_name(difference.change)).set("kind", difference.kind);
    geo::Json measures = geo::Json::array();
    for (const std::string& id : difference.measures) {
        measures.push(id);
    }
    json.set("measures", std::move(measures));
    if (difference.change == PlanChange::Changed) {
        json.set("parameter", difference.parameter)
            .set("before", difference.before)
            .set("after", difference.after);
    } else if (difference.change == PlanChange::Moved || difference.change == PlanChange::Redrawn) {
        json.set("farthest_m", difference.farthest_m);
    } else {
        json.set("quantity", difference.quantity).set("unit", measure_unit_name(difference.unit));
    }
    json.set("words", plan_difference_words(difference, catalogue, text));
    return json;
}

void print_json(
    const std::vector<VariantLine>& lines,
    double budget,
    const Catalogue& catalogue,
    const geo::Text& text) {
    geo::Json variants = geo::Json::array();
    for (const VariantLine& line : lines) {
        geo::Json one = geo::Json::object();
        one.set("id", line.variant.id)
            .set("name", line.variant.name)
            .set("note", line.variant.note)
            .set("measures", line.variant.measures.size())
            .set("invest_least_EUR", line.cost.invest_least_EUR)
            .set("invest_most_EUR", line.cost.invest_most_EUR)
            .set("upkeep_least_EUR_per_year", line.cost.upkeep_least_EUR_per_year)
            .set("upkeep_most_EUR_per_year", line.cost.upkeep_most_EUR_per_year);
        geo::Json differences = geo::Json::array();
        for (const PlanDifference& difference : line.differences) {
            differences.push(to_json(difference, catalogue, text));
        }
        one.set("differences", std::move(differences));
        variants.push(std::move(one));
    }
    geo::Json json = geo::Json::object();
    if (budget > 0.0) {
        json.set("budget_EUR", budget);
    }
    fmt::print("{}\n", geo::dump_json(json.set("variants", std::move(variants)), 1));
}

void print_words(
    const std::vector<VariantLine>& lines,
    double budget,
    const Catalogue& catalogue,
    const geo::Text& text) {
    if (lines.empty()) {
        fmt::print("{}\n", text("cli.variants.none"));
    }
    for (const VariantLine& line : lines) {
        fmt::print(
            "{}\n",
            text(
                "cli.variants.line",
                {{"id", line.variant.id},
                 {"name", line.variant.name},
                 {"count", std::to_string(line.variant.measures.size())},
                 {"least", text.number(line.cost.invest_least_EUR, 0)},
                 {"most", text.number(line.cost.invest_most_EUR, 0)}}));
        if (budget > 0.0) {
            fmt::print("  {}\n", text(budget_words(line.cost, budget, text)));
        }
        if (!line.variant.note.empty()) {
            fmt::print("  {}\n", text("cli.variants.note", {{"note", line.variant.note}}));
        }
        for (const PlanDifference& difference : line.differences) {
            fmt::print("  {}\n", plan_difference_words(difference, catalogue, text));
        }
    }
}

ExitCode run_variants(const Arguments& arguments, CommandContext& context) {
    const geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, false);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    const Project& project = document->project();
    const std::string against = arguments.text("--against", baseline_id);
    const Variant* other = project.variant(against);
    if (other == nullptr && against != baseline_id) {
        return report_problem(
            geo::Problem{
                {"error.run.unknown_variant", {{"name", against}}},
                {},
                {"help.run.check_name", {}},
                {}},
            context);
    }
    const std::string_view other_id = other != nullptr ? std::string_view(other->id) : baseline_id;
    std::vector<VariantLine> lines;
    for (const Variant& variant : project.variants) {
        lines.push_back(
            {variant,
             cost_of(variant.measures, document->catalogue()),
             plan_differences(project, other_id, variant.id, document->catalogue())});
    }
    const auto print = arguments.has("--json") ? print_json : print_words;
    print(lines, budget_EUR(project), document->catalogue(), context.text);
    return ExitCode::Ok;
}

} // namespace

Command variants_command() {
    return {
        "variants",
        "cli.variants.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--against", OptionKind::Text, false, "cli.variants.against"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_variants};
}

} // namespace smiletwin::scenarios
