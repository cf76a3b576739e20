#include "scenarios/cli/check_command.hpp"

#include "scenarios/checks/plan_checks.hpp"
#include "scenarios/cli/project_session.hpp"
#include "scenarios/kernel/legal_time.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::scenarios {

namespace {

std::string source_words(const PlanFinding& finding, const geo::Text& text) {
    const std::string key = "check.source." + finding.code;
    return text.has(key) ? text(key) : std::string();
}

void print_json(
    const std::vector<PlanFinding>& findings,
    const Project& project,
    const Catalogue& catalogue,
    const geo::Text& text) {
    geo::Json list = geo::Json::array();
    for (const PlanFinding& finding : findings) {
        geo::Json measures = geo::Json::array();
        for (const std::string& id : finding.measures) {
            measures.push(id);
        }
        geo::Json one = geo::Json::object();
        one.set("code", finding.code)
            .set("severity", finding_severity_name(finding.severity))
            .set("measures", std::move(measures))
            .set("x", finding.place_crs.x)
            .set("y", finding.place_crs.y);
        if (!finding.unit.empty()) {
            one.set("value", finding.value).set("limit", finding.limit).set("unit", finding.unit);
        }
        if (!finding.layer.empty()) {
            one.set("layer", finding.layer);
        }
        if (const std::string source = source_words(finding, text); !source.empty()) {
            one.set("limit_source", source).set("limit_assumed", !finding.is_published);
        }
        one.set("words", finding_words(finding, project, catalogue, text));
        list.push(std::move(one));
    }
    fmt::print("{}\n", dump_json(geo::Json::object().set("findings", std::move(list)), 1));
}

void print_words(
    const std::vector<PlanFinding>& findings,
    const Project& project,
    const Catalogue& catalogue,
    const geo::Text& text) {
    if (findings.empty()) {
        fmt::print("{}\n", text("cli.check.none"));
        return;
    }
    fmt::print("{}\n", text("cli.check.count", {{"count", std::to_string(findings.size())}}));
    for (const PlanFinding& finding : findings) {
        const std::string source = source_words(finding, text);
        fmt::print(
            "{} ({:.1f}, {:.1f}){}\n",
            finding_words(finding, project, catalogue, text),
            finding.place_crs.x,
            finding.place_crs.y,
            source.empty() ? source : " [" + source + "]");
    }
}

ExitCode run_check(const Arguments& arguments, CommandContext& context) {
    const auto session = ProjectSession::open(arguments.text("PROJECT"), context);
    if (!session) {
        return report_problem(session.problem(), context);
    }
    const Project& project = session->project();
    const bool is_named = arguments.has("--variant");
    std::string name = arguments.text("--variant");
    if (!is_named) {
        name = project.variants.empty() ? std::string(baseline_id) : project.variants.front().id;
    }
    const Variant* variant = project.variant(name);
    if (variant == nullptr && name != baseline_id) {
        return report_problem(
            geo::Problem{
                {"error.run.unknown_variant", {{"name", name}}},
                {},
                {"help.run.check_name", {}},
                {}},
            context);
    }
    const Catalogue& catalogue = session->document().catalogue();
    const auto findings = plan_checks(
        project,
        variant != nullptr ? variant->id : name,
        plan_surroundings(project, session->data()),
        catalogue,
        this_year());
    const auto print = arguments.has("--json") ? print_json : print_words;
    print(findings, project, catalogue, context.text);
    return ExitCode::Ok;
}

} // namespace

Command check_command() {
    return {
        "check",
        "cli.check.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--variant", OptionKind::Text, false, "cli.check.variant"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_check};
}

} // namespace smiletwin::scenarios
