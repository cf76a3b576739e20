#include "scenarios/cli/new_command.hpp"

#include "scenarios/cli/open_project.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/project/new_project.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::scenarios {

namespace {

ExitCode run_new(const Arguments& arguments, CommandContext& context) {
    const auto path = project_file_named(arguments.text("PROJECT"));
    if (!path) {
        return report_usage(path.problem(), context);
    }
    const auto catalogue = load_catalogue(context);
    if (!catalogue) {
        return report_problem(catalogue.problem(), context);
    }
    const std::vector<std::string> words = arguments.list("INPUT");
    const geo::Result<Document> document = new_project(
        *path,
        std::vector<std::filesystem::path>(words.begin(), words.end()),
        *catalogue,
        context.run);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    for (const geo::Problem& warning : document.warnings()) {
        fmt::print(stderr, "{}\n", context.text(warning));
    }
    const Project& project = document->project();
    if (arguments.has("--json")) {
        geo::Json json;
        json.set("project", document->path().string())
            .set("name", project.name)
            .set("crs", project.crs)
            .set("sources", project.sources.size())
            .set("variants", project.variants.size())
            .set("areas", project.areas.size());
        fmt::print("{}\n", geo::dump_json(json, 1));
    } else {
        fmt::print(
            "{}\n",
            context.text(
                "cli.new.done",
                {{"file", document->path().string()},
                 {"sources", std::to_string(project.sources.size())},
                 {"crs", project.crs.empty() ? context.text("crs.unknown") : project.crs}}));
    }
    return ExitCode::Ok;
}

} // namespace

Command new_command() {
    return {
        "new",
        "cli.new.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"INPUT", OptionKind::PositionalList, false, "cli.new.inputs"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_new};
}

} // namespace smiletwin::scenarios
