#include "scenarios/cli/run_command.hpp"

#include "scenarios/cli/project_session.hpp"
#include "scenarios/indicators/indicators.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Names between commas; empty ones are dropped.
std::vector<std::string> split_names(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (const std::string_view name = list.substr(0, comma); !name.empty()) {
            names.emplace_back(name);
        }
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return names;
}

geo::Problem unknown_model(const std::string& name) {
    std::string known;
    for (const auto& model : models()) {
        known += (known.empty() ? "" : ", ") + std::string(model->name());
    }
    return geo::Problem{
        {"error.run.unknown_model", {{"name", name}}},
        {},
        {"help.run.models", {{"names", known}}},
        {}};
}

geo::Json outcome_json(const RunOutcome& outcome, const IndicatorCatalogue& catalogue) {
    geo::Json json = geo::Json::object();
    json.set("model", outcome.result->model).set("hash", outcome.result->hash);
    json.set("folder", outcome.folder.string()).set("seconds", outcome.seconds);
    json.set("from_store", outcome.from_store).set("weather", outcome.weather_name);
    const bool has_time = outcome.from != geo::UtcTime{};
    json.set("from", has_time ? geo::Json(geo::format_iso_utc(outcome.from)) : geo::Json());
    json.set("to", has_time ? geo::Json(geo::format_iso_utc(outcome.to)) : geo::Json());
    geo::Json indicators = geo::Json::array();
    for (const IndicatorValue& value : indicators_of(catalogue, *outcome.result, *outcome.site)) {
        indicators.push(to_json(value));
    }
    json.set("indicators", std::move(indicators)).set("summary", outcome.result->summary);
    return json;
}

void print_outcome(
    const RunOutcome& outcome, const IndicatorCatalogue& catalogue, const geo::Text& text) {
    fmt::print(
        "{}\n",
        text(
            outcome.from_store ? "cli.run.taken_from_store" : "cli.run.computed",
            {{"model", text("model." + outcome.result->model + ".name")},
             {"hash", outcome.result->hash},
             {"folder", outcome.folder.string()},
             {"seconds", text.number(outcome.seconds, 2)}}));
    for (const IndicatorValue& value : indicators_of(catalogue, *outcome.result, *outcome.site)) {
        const IndicatorDefinition& definition = value.definition;
        fmt::print(
            "  {}: {} ({})\n",
            text("indicator." + definition.id + ".name"),
            text.quantity(value.value, definition.decimals, definition.unit),
            text("stamp." + std::string(geo::stamp_name(value.stamp))));
    }
}

ExitCode run(const Arguments& arguments, CommandContext& context) {
    std::vector<const Model*> wanted;
    for (const std::string& name : split_names(arguments.text("--model"))) {
        const Model* model = find_model(name);
        if (model == nullptr) {
            return report_usage(unknown_model(name), context);
        }
        wanted.push_back(model);
    }
    if (wanted.empty()) {
        return report_usage(unknown_model(arguments.text("--model")), context);
    }
    auto session = ProjectSession::open(arguments.text("PROJECT"), context);
    if (!session) {
        return report_problem(session.problem(), context);
    }
    auto request = run_request(arguments, session->project());
    if (!request) {
        return report_usage(request.problem(), context);
    }
    request->variant = arguments.text("--variant", baseline_id);
    for (const Model* model : wanted) {
        const auto outcome = compute(*model, *request, session->material(), context.run);
        if (!outcome) {
            return report_problem(outcome.problem(), context);
        }
        print_warnings(outcome.warnings(), context);
        if (arguments.has("--json")) {
            fmt::print("{}\n", geo::dump_json(outcome_json(*outcome, session->indicators())));
        } else {
            print_outcome(*outcome, session->indicators(), context.text);
        }
    }
    return ExitCode::Ok;
}

} // namespace

Command run_command() {
    auto options = with_run_options(
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--variant", OptionKind::Text, false, "cli.run.variant"},
         {"--model", OptionKind::Text, true, "cli.run.model"}});
    options.push_back({"--json", OptionKind::Flag, false, "cli.option.json"});
    return {"run", "cli.run.about", options, run};
}

} // namespace smiletwin::scenarios
