#include "scenarios/cli/project_session.hpp"

#include "geo/io/city_cache.hpp"
#include "scenarios/indicators/indicator_functions.hpp"
#include "scenarios/kernel/cell_size.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Time as typed: legal time of the project unless it ends in Z or an offset.
geo::Result<std::optional<geo::UtcTime>>
time_option(const Arguments& arguments, std::string_view name, const Project& project) {
    if (!arguments.has(name)) {
        return std::optional<geo::UtcTime>();
    }
    const auto zone = geo::TimeZone::named(project.time_zone);
    if (!zone) {
        return zone.problem();
    }
    const auto time = geo::parse_iso_time(arguments.text(name), *zone);
    if (!time) {
        return time.problem();
    }
    return std::optional<geo::UtcTime>(*time);
}

} // namespace

ProjectSession::ProjectSession(
    Document document, std::shared_ptr<const BaseData> data, IndicatorCatalogue indicators)
    : document_(std::move(document))
    , data_(std::move(data))
    , indicators_(std::move(indicators))
    , sites_(std::make_unique<SiteCache>())
    , store_(std::make_unique<ResultStore>(default_result_folder())) {}

geo::Result<ProjectSession>
ProjectSession::open(const std::string& project_file, const CommandContext& context) {
    auto catalogue = Catalogue::load(context.data_folder / "measures");
    if (!catalogue) {
        return catalogue.problem();
    }
    auto indicators = load_indicators(context.data_folder / "indicators");
    if (!indicators) {
        return indicators.problem();
    }
    auto shared = std::make_shared<const Catalogue>(std::move(catalogue).value());
    auto document = Document::open(project_file, std::move(shared));
    if (!document) {
        return document.problem();
    }
    print_warnings(document.warnings(), context);
    auto data = load_base_data(
        document->project(), document->folder(), nullptr, context.run, geo::default_city_cache());
    if (!data) {
        return data.problem();
    }
    for (const SourceState& state : (*data)->states) {
        print_warnings(state.problems, context);
    }
    ProjectSession session(
        std::move(document).value(), std::move(data).value(), std::move(indicators).value());
    session.preset_folder_ = context.data_folder / "presets";
    return session;
}

RunMaterial ProjectSession::material() {
    return {
        document_.project(),
        data_,
        document_.catalogue(),
        indicators_,
        preset_folder_,
        document_.folder(),
        sites_.get(),
        store_.get()};
}

std::vector<OptionSpec> with_run_options(std::vector<OptionSpec> options) {
    const std::vector<OptionSpec> shared{
        {"--area", OptionKind::Text, false, "cli.run.area"},
        {"--cell", OptionKind::Number, false, "cli.run.cell"},
        {"--weather", OptionKind::Text, false, "cli.run.weather"},
        {"--from", OptionKind::Text, false, "cli.run.from"},
        {"--to", OptionKind::Text, false, "cli.run.to"}};
    options.insert(options.end(), shared.begin(), shared.end());
    return options;
}

geo::Result<RunRequest> run_request(const Arguments& arguments, const Project& project) {
    RunRequest request;
    request.area = arguments.text("--area");
    request.weather = arguments.text("--weather");
    if (arguments.has("--cell")) {
        request.cell_m = arguments.number("--cell", 1.0);
        if (const auto possible = check_cell_size(*request.cell_m); !possible) {
            return possible.problem();
        }
    }
    const auto from = time_option(arguments, "--from", project);
    if (!from) {
        return from.problem();
    }
    const auto to = time_option(arguments, "--to", project);
    if (!to) {
        return to.problem();
    }
    request.from = *from;
    request.to = *to;
    return request;
}

void print_warnings(const std::vector<geo::Problem>& warnings, const CommandContext& context) {
    for (const geo::Problem& warning : warnings) {
        fmt::print(stderr, "{}\n", context.text(warning));
    }
}

} // namespace smiletwin::scenarios
