#include "scenarios/cli/apply_command.hpp"

#include "scenarios/cli/open_project.hpp"
#include "scenarios/project/action_file.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::scenarios {

namespace {

void print_json(const ActionReport& report, const CommandContext& context) {
    geo::Json applied = geo::Json::array();
    for (const AppliedAction& action : report.applied) {
        geo::Json entry;
        entry.set("line", action.line).set("id", action.created_id);
        applied.push(std::move(entry));
    }
    geo::Json json;
    json.set("applied", std::move(applied));
    if (report.refused) {
        geo::Json refused;
        refused.set("line", report.refused_line)
            .set("key", report.refused->what.key)
            .set("message", context.text(*report.refused));
        json.set("refused", std::move(refused));
    }
    fmt::print("{}\n", geo::dump_json(json, 1));
}

ExitCode run_apply(const Arguments& arguments, CommandContext& context) {
    geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, true);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    const geo::Result<ActionReport> report =
        apply_action_file(*document, arguments.text("ACTIONS"));
    if (!report) {
        return report_problem(report.problem(), context);
    }
    const std::string count = std::to_string(report->applied.size());
    if (arguments.has("--json")) {
        print_json(*report, context);
    } else {
        fmt::print("{}\n", context.text("cli.apply.done", {{"count", count}}));
    }
    return report->refused ? report_problem(*report->refused, context) : ExitCode::Ok;
}

} // namespace

Command apply_command() {
    return {
        "apply",
        "cli.apply.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"ACTIONS", OptionKind::Positional, true, "cli.apply.actions"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_apply};
}

} // namespace smiletwin::scenarios
