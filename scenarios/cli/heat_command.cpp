#include "scenarios/cli/heat_command.hpp"

#include "geo/base/hash.hpp"
#include "geo/base/replace_file.hpp"
#include "scenarios/cli/heat_maps.hpp"
#include "scenarios/cli/heat_options.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/kernel/weather_span.hpp"
#include "scenarios/models/heat/heat.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

geo::Result<geo::Json> input_hashes(const Arguments& arguments) {
    geo::Json json = geo::Json::object();
    for (const std::string_view name : {"--dsm", "--dem", "--cdsm", "--landcover", "--weather"}) {
        if (!arguments.has(name)) {
            continue;
        }
        const auto hash = geo::hash_file(arguments.text(name));
        if (!hash) {
            return hash.problem();
        }
        geo::Json entry = geo::Json::object();
        entry.set("path", arguments.text(name));
        entry.set("hash", *hash);
        json.set(name.substr(2), std::move(entry));
    }
    return json;
}

geo::Json flags_of(const Arguments& arguments, const HourBands& hours) {
    struct Assumption {
        std::string_view missing;
        std::string_view flag;
    };
    constexpr std::array<Assumption, 4> assumptions{{
        {"--dem", "ground_taken_from_surface"},
        {"--cdsm", "no_trees"},
        {"--landcover", "landcover_assumed"},
        {"--utc-offset", "utc_offset_from_longitude"},
    }};
    geo::Json flags = geo::Json::array();
    for (const Assumption& assumption : assumptions) {
        if (!arguments.has(assumption.missing)) {
            flags.push(assumption.flag);
        }
    }
    if (!hours.utci_in_range) {
        flags.push("utci_outside_fitted_range");
    }
    return flags;
}

geo::Result<geo::Json>
compute(const Arguments& arguments, const HeatParams& params, geo::RunContext& context) {
    auto rasters = read_heat_rasters(heat_raster_paths(arguments));
    if (!rasters) {
        return rasters.problem();
    }
    HeatInputs& inputs = rasters->inputs;
    inputs.clock_offset_h = arguments.number("--utc-offset", inputs.clock_offset_h);
    const auto weather = read_heat_weather(arguments, inputs.clock_offset_h);
    if (!weather) {
        return weather.problem();
    }
    const auto span = heat_span(arguments, *weather, inputs.clock_offset_h);
    if (!span) {
        return span.problem();
    }
    const std::chrono::seconds offset(std::llround(inputs.clock_offset_h * 3600.0));
    if (auto outside = outside_weather(*weather, span->from, span->to, offset)) {
        return std::move(*outside);
    }
    auto hashes = input_hashes(arguments);
    if (!hashes) {
        return hashes.problem();
    }
    const auto start = Clock::now();
    const auto geometry = heat_geometry(inputs, params, context);
    if (!geometry) {
        return geometry.problem();
    }
    const double geometry_s = seconds_since(start);
    HourBands hours;
    double transmissivity = params.transmissivity_leaf_on;
    const auto start_hours = Clock::now();
    const auto done = run_heat(
        inputs, *geometry, *weather, span->from, span->to, params, context, [&](HeatHour&& hour) {
            transmissivity = hour.sky.transmissivity;
            hours.take(std::move(hour));
        });
    if (!done) {
        return done.problem();
    }
    const double hours_s = seconds_since(start_hours);
    const auto start_files = Clock::now();
    const fs::path folder = arguments.text("--out");
    const auto sky = heat_sky_bands(*geometry, inputs, transmissivity);
    if (const auto written = write_heat_maps(folder, *rasters, sky, hours); !written) {
        return written.problem();
    }
    geo::Json seconds = geo::Json::object();
    seconds.set("geometry", geometry_s);
    seconds.set("hours", hours_s);
    seconds.set("files", seconds_since(start_files));
    geo::Json run = geo::Json::object();
    run.set("model", "heat");
    run.set("inputs", std::move(*hashes));
    run.set("parameters", heat_parameters_json(arguments, params, inputs.clock_offset_h));
    run.set("from", geo::format_iso_utc(span->from));
    run.set("to", geo::format_iso_utc(span->to));
    run.set("hours", hours.tmrt.size());
    run.set("flags", flags_of(arguments, hours));
    // The seconds are no part of the address.
    run.set("hash", geo::Hasher().text(geo::dump_json(run)).hex());
    run.set("seconds", std::move(seconds));
    run.set("million_cells", static_cast<double>(inputs.surface_m.frame.cells()) / 1e6);
    return run;
}

ExitCode run(const Arguments& arguments, CommandContext& context) {
    if (const auto good = check_heat_usage(arguments); !good) {
        return report_usage(good.problem(), context);
    }
    const auto params = heat_params(arguments);
    if (!params) {
        return report_usage(params.problem(), context);
    }
    if (const auto place = check_output_folder(arguments.text("--out")); !place) {
        return report_problem(place.problem(), context);
    }
    const auto json = compute(arguments, *params, context.run);
    if (!json) {
        return report_problem(json.problem(), context);
    }
    const std::string text = geo::dump_json(*json, 2) + "\n";
    const fs::path path = fs::path(arguments.text("--out")) / "run.json";
    if (const auto written = geo::replace_file(path, text); !written) {
        return report_problem(written.problem(), context);
    }
    fmt::print("{}", text);
    return ExitCode::Ok;
}

} // namespace

Command heat_command() {
    return {
        "heat",
        "cli.heat.about",
        {{"--dsm", OptionKind::Text, true, "cli.heat.dsm"},
         {"--dem", OptionKind::Text, false, "cli.heat.dem"},
         {"--cdsm", OptionKind::Text, false, "cli.heat.cdsm"},
         {"--landcover", OptionKind::Text, false, "cli.heat.landcover"},
         {"--weather", OptionKind::Text, true, "cli.heat.weather"},
         {"--weather-format", OptionKind::Text, false, "cli.heat.weather_format"},
         {"--utc-offset", OptionKind::Number, false, "cli.heat.utc_offset"},
         {"--from", OptionKind::Text, false, "cli.heat.from"},
         {"--to", OptionKind::Text, false, "cli.heat.to"},
         {"--sky", OptionKind::Text, false, "cli.heat.sky"},
         {"--ground", OptionKind::Text, false, "cli.heat.ground"},
         {"--transmissivity", OptionKind::Number, false, "cli.heat.transmissivity"},
         {"--trunk-ratio", OptionKind::Number, false, "cli.heat.trunk_ratio"},
         {"--leaf", OptionKind::Text, false, "cli.heat.leaf"},
         {"--person", OptionKind::Text, false, "cli.heat.person"},
         {"--compat", OptionKind::Text, false, "cli.heat.compat"},
         {"--out", OptionKind::Text, true, "cli.option.out_folder"}},
        run};
}

} // namespace smiletwin::scenarios
