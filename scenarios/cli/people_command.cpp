#include "scenarios/cli/people_command.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/json.hpp"
#include "geo/base/replace_file.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/models/people/input.hpp"
#include "scenarios/models/people/output.hpp"
#include "scenarios/models/people/simulation.hpp"

#include <fmt/format.h>

#include <chrono>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

geo::Result<geo::Done>
write_all(const fs::path& folder, const PeopleScenario& scenario, const PeopleOutcome& outcome) {
    const std::vector<geo::RasterBand> bands{{"people.density", "1/m2", outcome.density_per_m2}};
    const geo::Result<geo::Done> steps[] = {
        geo::replace_file(folder / "flows.csv", flows_csv(scenario, outcome)),
        write_trajectories(folder / "trajectories.sqlite", scenario, outcome),
        geo::write_geotiff(folder / "density.tif", bands, std::nullopt),
    };
    for (const auto& step : steps) {
        if (!step) {
            return step.problem();
        }
    }
    return geo::Done{};
}

ExitCode run(const Arguments& arguments, CommandContext& context) {
    const fs::path input = arguments.text("INPUT");
    const fs::path folder = arguments.text("--out");
    if (const auto place = check_output_folder(folder); !place) {
        return report_problem(place.problem(), context);
    }
    const geo::Result<geo::Json> json = geo::read_json_file(input);
    if (!json) {
        return report_problem(json.problem(), context);
    }
    const geo::Result<PeopleScenario> scenario = people_scenario_from_json(*json, input.string());
    if (!scenario) {
        return report_problem(scenario.problem(), context);
    }
    const double begin = geo::process_cpu_seconds();
    const geo::Result<PeopleOutcome> outcome = simulate(*scenario, context.run);
    if (!outcome) {
        geo::Problem problem = outcome.problem();
        problem.where = input.string();
        return report_problem(problem, context);
    }
    const double cpu_seconds = geo::process_cpu_seconds() - begin;
    std::error_code error;
    fs::create_directories(folder, error);
    if (const auto written = write_all(folder, *scenario, *outcome); !written) {
        return report_problem(written.problem(), context);
    }
    geo::Json summary = people_summary(*outcome);
    summary.set("cpu_seconds", cpu_seconds);
    const std::string text = geo::dump_json(summary, 2) + "\n";
    if (const auto written = geo::replace_file(folder / "summary.json", text); !written) {
        return report_problem(written.problem(), context);
    }
    fmt::print("{}", text);
    return ExitCode::Ok;
}

} // namespace

Command people_command() {
    return {
        "people",
        "cli.people.about",
        {{"INPUT", OptionKind::Positional, true, "cli.people.input"},
         {"--out", OptionKind::Text, true, "cli.option.out_folder"}},
        run};
}

} // namespace smiletwin::scenarios
