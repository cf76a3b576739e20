#include "scenarios/cli/lists_command.hpp"

#include "scenarios/cli/open_project.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/exchange/measure_table.hpp"
#include "scenarios/exchange/plan_lists.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

namespace smiletwin::scenarios {

namespace {

/// Before anything is read: what the words alone show to be wrong.
std::optional<geo::Problem> wrong_ending(const Arguments& arguments) {
    if (!arguments.has("--plants") && !arguments.has("--costs")) {
        return geo::Problem{{"error.lists.none", {}}, {}, {"help.lists.none", {}}, {}};
    }
    for (const char* option : {"--plants", "--costs"}) {
        const std::filesystem::path file = arguments.text(option);
        if (arguments.has(option) && !is_list_ending(file)) {
            return geo::Problem{
                {"error.lists.ending", {}}, file.string(), {"help.lists.endings", {}}, {}};
        }
    }
    return std::nullopt;
}

ExitCode run_lists(const Arguments& arguments, CommandContext& context) {
    if (const auto wrong = wrong_ending(arguments)) {
        return report_usage(*wrong, context);
    }
    for (const char* option : {"--plants", "--costs"}) {
        if (!arguments.has(option)) {
            continue;
        }
        if (const auto place = check_output_file(arguments.text(option)); !place) {
            return report_problem(place.problem(), context);
        }
    }
    const geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, false);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    const std::string variant = arguments.text("--variant", baseline_id);
    const std::vector<Measure>* measures = measure_list(document->project(), variant);
    if (measures == nullptr) {
        return report_problem(
            {{"error.run.unknown_variant", {{"name", variant}}},
             {},
             {"help.run.check_name", {}},
             {}},
            context);
    }
    const Catalogue& catalogue = document->catalogue();
    const auto write = [&](const char* option, const auto& list) {
        if (!arguments.has(option)) {
            return ExitCode::Ok;
        }
        const std::string file = arguments.text(option);
        const auto written =
            write_list(file, list(*measures, catalogue, context.text), context.text);
        if (!written) {
            return report_problem(written.problem(), context);
        }
        fmt::print("{}\n", context.text("cli.lists.written", {{"file", file}}));
        return ExitCode::Ok;
    };
    const ExitCode plants = write("--plants", plant_list);
    return plants == ExitCode::Ok ? write("--costs", cost_list) : plants;
}

} // namespace

Command lists_command() {
    return {
        "lists",
        "cli.lists.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--variant", OptionKind::Text, false, "cli.calendar.variant"},
         {"--plants", OptionKind::Text, false, "cli.lists.plants"},
         {"--costs", OptionKind::Text, false, "cli.lists.costs"}},
        run_lists};
}

} // namespace smiletwin::scenarios
