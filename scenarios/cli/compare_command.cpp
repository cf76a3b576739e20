#include "scenarios/cli/compare_command.hpp"

#include "geo/base/replace_file.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/cli/project_session.hpp"
#include "scenarios/indicators/indicator_table.hpp"
#include "scenarios/indicators/variant_comparison.hpp"
#include "scenarios/kernel/result_files.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <system_error>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

geo::Json comparison_json(const VariantComparison& comparison, const RunRequest& request) {
    geo::Json json = geo::Json::object();
    json.set("variant", request.variant);
    json.set("baseline_hash", comparison.baseline.result->hash);
    json.set("variant_hash", comparison.variant.result->hash);
    json.set("weather", comparison.variant.weather_name);
    json.set("from", geo::format_iso_utc(comparison.variant.from));
    json.set("to", geo::format_iso_utc(comparison.variant.to));
    json.set("cell_m", comparison.variant.site->frame.cell_m);
    json.set("model", comparison.variant.result->model);
    json.set("model_version", comparison.variant.result->model_version);
    geo::Json indicators = geo::Json::array();
    for (std::size_t i = 0; i < comparison.indicators.size(); ++i) {
        geo::Json line = to_json(comparison.indicators[i]);
        line.set("reason", to_json(comparison.reasons[i]));
        indicators.push(std::move(line));
    }
    json.set("indicators", std::move(indicators));
    return json;
}

geo::Problem not_comparable(const VariantComparison& comparison, const geo::Text& text) {
    std::string what;
    for (const geo::Message& message : comparison.setup_differences) {
        what += (what.empty() ? "" : " ") + text(message);
    }
    return geo::Problem{
        {"error.compare.setup", {{"differences", what}}}, {}, {"help.compare.setup", {}}, {}};
}

/// Maps, table and JSON; each appears whole or not at all.
geo::Result<geo::Done> write_comparison(
    const fs::path& folder, const VariantComparison& comparison, const RunRequest& request) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return geo::unwritable_file(folder, error.message());
    }
    ModelResult maps;
    maps.hash = comparison.variant.result->hash;
    maps.grids = comparison.differences;
    const auto written = write_grids(folder, maps, comparison.variant.site->crs);
    if (!written) {
        return written.problem();
    }
    const auto table =
        geo::replace_file(folder / "indicators.csv", indicator_csv(comparison.indicators));
    if (!table) {
        return table.problem();
    }
    const std::string json = geo::dump_json(comparison_json(comparison, request), 1);
    return geo::replace_file(folder / "indicators.json", json + "\n");
}

void print_comparison(const VariantComparison& comparison, const geo::Text& text) {
    for (const IndicatorComparison& line : comparison.indicators) {
        const IndicatorDefinition& definition = line.definition;
        fmt::print(
            "{}: {} -> {} ({}, {})\n",
            text("indicator." + definition.id + ".name"),
            text.quantity(line.baseline, definition.decimals, definition.unit),
            text.quantity(line.variant, definition.decimals, definition.unit),
            difference_words(line, text),
            text("stamp." + std::string(geo::stamp_name(line.stamp))));
    }
}

ExitCode compare_variants_command(const Arguments& arguments, CommandContext& context) {
    const fs::path folder = arguments.text("--out");
    if (const auto place = check_output_folder(folder); !place) {
        return report_problem(place.problem(), context);
    }
    auto session = ProjectSession::open(arguments.text("PROJECT"), context);
    if (!session) {
        return report_problem(session.problem(), context);
    }
    auto request = run_request(arguments, session->project());
    if (!request) {
        return report_usage(request.problem(), context);
    }
    request->variant = arguments.text("B");
    const Model* model = find_model("heat");
    if (model == nullptr) {
        return ExitCode::InternalError;
    }
    const auto comparison =
        compare_variants(*model, *request, arguments.text("A"), session->material(), context.run);
    if (!comparison) {
        return report_problem(comparison.problem(), context);
    }
    print_warnings(comparison.warnings(), context);
    if (!comparison->setup_differences.empty()) {
        return report_problem(not_comparable(*comparison, context.text), context);
    }
    const auto written = write_comparison(folder, *comparison, *request);
    if (!written) {
        return report_problem(written.problem(), context);
    }
    if (arguments.has("--json")) {
        fmt::print("{}\n", geo::dump_json(comparison_json(*comparison, *request)));
    } else {
        print_comparison(*comparison, context.text);
        fmt::print("{}\n", context.text("cli.compare.written", {{"folder", folder.string()}}));
    }
    return ExitCode::Ok;
}

} // namespace

Command compare_command() {
    auto options = with_run_options(
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"A", OptionKind::Positional, true, "cli.compare.first"},
         {"B", OptionKind::Positional, true, "cli.compare.second"},
         {"--out", OptionKind::Text, true, "cli.compare.out"}});
    options.push_back({"--json", OptionKind::Flag, false, "cli.option.json"});
    return {"compare", "cli.compare.about", options, compare_variants_command};
}

} // namespace smiletwin::scenarios
