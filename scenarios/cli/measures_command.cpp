#include "scenarios/cli/measures_command.hpp"

#include "scenarios/cli/open_project.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/exchange/measure_import.hpp"
#include "scenarios/exchange/measure_table.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <utility>

namespace smiletwin::scenarios {

namespace {

geo::Problem unknown_variant(const std::string& name) {
    return {{"error.run.unknown_variant", {{"name", name}}}, {}, {"help.run.check_name", {}}, {}};
}

/// "tree.geojson, 17": a refused feature with its file.
geo::Problem at_feature(geo::Problem problem, const std::string& file, const std::string& feature) {
    problem.where = file + ", " + feature;
    return problem;
}

ExitCode write_out(const Arguments& arguments, CommandContext& context) {
    const std::filesystem::path out = arguments.text("--out");
    if (!is_measure_file_ending(out)) {
        return report_usage(
            {{"error.measures.ending", {}}, out.string(), {"help.measures.endings", {}}, {}},
            context);
    }
    if (const auto place = check_output_file(out); !place) {
        return report_problem(place.problem(), context);
    }
    const geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, false);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    const std::string variant = arguments.text("--variant", baseline_id);
    const std::vector<Measure>* measures = measure_list(document->project(), variant);
    if (measures == nullptr) {
        return report_problem(unknown_variant(variant), context);
    }
    const auto written =
        write_measures(out, *measures, document->project(), document->catalogue(), context.text);
    if (!written) {
        return report_problem(written.problem(), context);
    }
    if (arguments.has("--json")) {
        geo::Json json = geo::Json::object();
        json.set("file", out.string()).set("measures", measures->size());
        fmt::print("{}\n", geo::dump_json(json));
    } else {
        fmt::print(
            "{}\n",
            context.text(
                "cli.measures.written",
                {{"count", std::to_string(measures->size())}, {"file", out.string()}}));
    }
    return ExitCode::Ok;
}

geo::Result<std::array<geo::Text, 2>> both_languages(const CommandContext& context) {
    std::array<geo::Text, 2> languages;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        auto text = geo::Text::load(context.data_folder / "lang", i == 0 ? "de" : "en");
        if (!text) {
            return text.problem();
        }
        languages[i] = std::move(text).value();
    }
    return languages;
}

/// All at once: one step of the history.
geo::Result<geo::Done> take_over(Document& document, const MeasureImport& import) {
    if (import.actions.empty()) {
        return geo::Done{};
    }
    geo::Json group = geo::Json::object();
    group.set("action", "group").set("actions", geo::Json(import.actions));
    const auto applied = document.apply(group);
    return applied ? geo::Result(geo::Done{}) : applied.problem();
}

void print_import(
    const MeasureImport& import,
    std::size_t taken,
    const std::string& file,
    bool as_json,
    const CommandContext& context) {
    for (const geo::Problem& warning : import.warnings) {
        fmt::print(stderr, "{}\n", context.text(warning));
    }
    geo::Json refused = geo::Json::array();
    for (const RefusedFeature& one : import.refused) {
        const std::string words = context.text(at_feature(one.problem, file, one.feature));
        fmt::print(stderr, "{}\n", words);
        geo::Json line = geo::Json::object();
        line.set("feature", one.feature).set("key", one.problem.what.key).set("message", words);
        refused.push(std::move(line));
    }
    if (as_json) {
        geo::Json json = geo::Json::object();
        json.set("file", file).set("measures", taken).set("refused", std::move(refused));
        fmt::print("{}\n", geo::dump_json(json, 1));
        return;
    }
    fmt::print(
        "{}\n",
        context.text(
            "cli.measures.read",
            {{"count", std::to_string(taken)},
             {"refused", std::to_string(import.refused.size())}}));
}

ExitCode read_in(const Arguments& arguments, CommandContext& context) {
    const std::string file = arguments.text("--in");
    geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, true);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    const std::string variant = arguments.text("--variant", baseline_id);
    if (measure_list(document->project(), variant) == nullptr) {
        return report_problem(unknown_variant(variant), context);
    }
    const auto languages = both_languages(context);
    if (!languages) {
        return report_problem(languages.problem(), context);
    }
    const Variant* found = document->project().variant(variant);
    const auto import = import_measures(
        file,
        found != nullptr ? found->id : variant,
        arguments.text("--kind"),
        document->project(),
        document->catalogue(),
        *languages,
        context.run);
    if (!import) {
        return report_problem(import.problem(), context);
    }
    const bool nothing = arguments.has("--strict") && !import->refused.empty();
    if (!nothing) {
        if (const auto taken = take_over(*document, *import); !taken) {
            return report_problem(taken.problem(), context);
        }
    }
    const std::size_t taken = nothing ? 0 : import->actions.size();
    print_import(*import, taken, file, arguments.has("--json"), context);
    return taken == 0 && !import->refused.empty() ? ExitCode::BadInput : ExitCode::Ok;
}

ExitCode run_measures(const Arguments& arguments, CommandContext& context) {
    if (arguments.has("--in") == arguments.has("--out")) {
        return report_usage(
            {{"error.measures.in_or_out", {}}, {}, {"help.measures.in_or_out", {}}, {}}, context);
    }
    return arguments.has("--out") ? write_out(arguments, context) : read_in(arguments, context);
}

} // namespace

Command measures_command() {
    return {
        "measures",
        "cli.measures.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--variant", OptionKind::Text, false, "cli.calendar.variant"},
         {"--out", OptionKind::Text, false, "cli.measures.out"},
         {"--in", OptionKind::Text, false, "cli.measures.in"},
         {"--kind", OptionKind::Text, false, "cli.measures.kind"},
         {"--strict", OptionKind::Flag, false, "cli.measures.strict"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_measures};
}

} // namespace smiletwin::scenarios
