#include "scenarios/cli/heat_command.hpp"

#include "geo/base/hash.hpp"
#include "geo/base/replace_file.hpp"
#include "geo/io/epw_importer.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "geo/io/try_importer.hpp"
#include "geo/io/umep_importer.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/kernel/weather_span.hpp"
#include "scenarios/models/heat/heat.hpp"
#include "scenarios/models/heat/heat_rasters.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

geo::Problem bad_option(std::string option, std::string value, std::string choices) {
    return {
        {"error.heat.option", {{"option", std::move(option)}, {"value", std::move(value)}}},
        {},
        {"help.heat.option", {{"choices", std::move(choices)}}},
        {}};
}

geo::Problem not_yet(std::string option) {
    return {
        {"error.heat.not_yet", {{"option", std::move(option)}}}, {}, {"help.heat.not_yet", {}}, {}};
}

/// Options whose words are few.
struct Words {
    std::string_view option;
    std::string_view known;
    std::string_view later; ///< of a later version
};

constexpr std::array<Words, 4> known_words{{
    {"--sky", "iso", "perez"},
    {"--ground", "solweig", "balance"},
    {"--person", "standing", ""},
    {"--compat", "solweig", ""},
}};

geo::Result<geo::Done> check_words(const Arguments& arguments) {
    for (const Words& words : known_words) {
        const std::string value = arguments.text(words.option, words.known);
        if (!words.later.empty() && value == words.later) {
            return not_yet(fmt::format("{} {}", words.option, value));
        }
        if (value != words.known) {
            return bad_option(std::string(words.option), value, std::string(words.known));
        }
    }
    return geo::Done{};
}

struct Range {
    std::string_view option;
    double least;
    double most;
};

constexpr std::array<Range, 3> ranges{{
    {"--transmissivity", 0.0, 1.0},
    {"--trunk-ratio", 0.0, 1.0},
    {"--utc-offset", -14.0, 14.0},
}};

geo::Result<geo::Done> check_ranges(const Arguments& arguments) {
    for (const Range& range : ranges) {
        const double value = arguments.number(range.option, range.least);
        if (value < range.least || value > range.most) {
            return geo::Problem{
                {"error.parameter.out_of_range",
                 {{"name", std::string(range.option)},
                  {"value", arguments.text(range.option)},
                  {"least", fmt::format("{}", range.least)},
                  {"most", fmt::format("{}", range.most)}}},
                {},
                {"help.parameter.use_range", {}},
                {}};
        }
    }
    return geo::Done{};
}

geo::Result<HeatParams> params_of(const Arguments& arguments) {
    if (const auto good = check_words(arguments); !good) {
        return good.problem();
    }
    HeatParams params;
    // The surface scheme of the reference is the only one yet, and it implies its oddities.
    params.compat_solweig = true;
    params.transmissivity_leaf_on =
        arguments.number("--transmissivity", params.transmissivity_leaf_on);
    const std::string leaf = arguments.text("--leaf", "auto");
    constexpr int beyond_the_year = 400;
    if (leaf == "on") {
        params.leaf_on_day = 0;
        params.leaf_off_day = beyond_the_year;
    } else if (leaf == "off") {
        params.leaf_on_day = beyond_the_year;
    } else if (leaf != "auto") {
        return bad_option("--leaf", leaf, "on, off, auto");
    }
    if (const auto good = validate(params); !good) {
        return good.problem();
    }
    return params;
}

/// As named, else as the ending of the file says.
std::string weather_format(const Arguments& arguments) {
    const fs::path ending = fs::path(arguments.text("--weather")).extension();
    const char* by_ending = ending == ".epw" ? "epw" : ending == ".dat" ? "try" : "umep";
    return arguments.text("--weather-format", by_ending);
}

/// Everything that can be refused without opening a file.
geo::Result<geo::Done> check_usage(const Arguments& arguments) {
    for (const std::string_view name : {"--from", "--to"}) {
        if (!arguments.has(name)) {
            continue;
        }
        const auto time = geo::parse_iso_time(arguments.text(name), geo::TimeZone::utc());
        if (!time) {
            return time.problem();
        }
    }
    if (const auto good = check_ranges(arguments); !good) {
        return good;
    }
    const std::string format = weather_format(arguments);
    if (format == "csv") {
        return not_yet("--weather-format " + format);
    }
    if (format != "epw" && format != "umep" && format != "try") {
        return bad_option("--weather-format", format, "epw, umep, try");
    }
    return geo::Done{};
}

geo::Result<geo::Weather> read_weather(const Arguments& arguments, double clock_offset_h) {
    const fs::path path = arguments.text("--weather");
    const std::string format = weather_format(arguments);
    if (format == "epw") {
        return geo::read_epw(path);
    }
    if (format == "try") {
        return geo::read_try(path);
    }
    geo::UmepOptions options;
    options.utc_offset = std::chrono::seconds(std::llround(clock_offset_h * 3600.0));
    return geo::read_umep(path, options);
}

/// A moment of the clock of the place unless it names its own offset.
geo::Result<geo::UtcTime> moment(const std::string& text, double clock_offset_h) {
    auto time = geo::parse_iso_time(text, geo::TimeZone::utc());
    const std::size_t clock_part = text.find('T');
    const bool has_zone = clock_part != std::string::npos &&
                          text.find_first_of("Z+-", clock_part) != std::string::npos;
    if (time && !has_zone) {
        *time -= std::chrono::seconds(std::llround(clock_offset_h * 3600.0));
    }
    return time;
}

struct TimeSpan {
    geo::UtcTime from;
    geo::UtcTime to;
};

geo::Result<TimeSpan>
span_of(const Arguments& arguments, const geo::Weather& weather, double clock_offset_h) {
    TimeSpan span{weather.rows.front().end, weather.rows.back().end};
    if (arguments.has("--from")) {
        const auto from = moment(arguments.text("--from"), clock_offset_h);
        if (!from) {
            return from.problem();
        }
        span.from = *from;
    }
    if (arguments.has("--to")) {
        const auto to = moment(arguments.text("--to"), clock_offset_h);
        if (!to) {
            return to.problem();
        }
        span.to = *to;
    }
    return span;
}

/// Bands collected hour by hour, one file each.
struct HourBands {
    std::vector<geo::RasterBand> beam;
    std::vector<geo::RasterBand> tmrt;
    std::vector<geo::RasterBand> utci;
    std::vector<geo::RasterBand> surface;
    bool utci_in_range = true;

    void take(HeatHour&& hour) {
        const std::string time = geo::format_iso_utc(hour.sky.time);
        beam.push_back({time, "", std::move(hour.beam)});
        tmrt.push_back({time, "degC", std::move(hour.tmrt_C)});
        utci.push_back({time, "degC", std::move(hour.utci_C)});
        surface.push_back({time, "degC", std::move(hour.surface_C)});
        utci_in_range = utci_in_range && hour.utci_in_range;
    }
};

geo::Grid<float> without_buildings(geo::Grid<float> grid, const HeatInputs& inputs) {
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        if (inputs.building.values[i] != 0 || std::isnan(inputs.surface_m.values[i])) {
            grid.values[i] = std::numeric_limits<float>::quiet_NaN();
        }
    }
    return grid;
}

std::vector<geo::RasterBand>
sky_bands(const HeatGeometry& geometry, const HeatInputs& inputs, double transmissivity) {
    const SkyView& view = geometry.sky.view;
    return {
        {"svf_total", "", without_buildings(view.total(transmissivity), inputs)},
        {"svf_buildings", "", without_buildings(view.solid[SkyView::Whole], inputs)}};
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

geo::Result<geo::Done> write_maps(
    const fs::path& folder,
    const HeatRasters& rasters,
    const std::vector<geo::RasterBand>& sky,
    const HourBands& hours) {
    std::error_code error;
    fs::create_directories(folder, error);
    struct File {
        const char* name;
        const std::vector<geo::RasterBand>& bands;
    };
    for (const File& file :
         {File{"svf.tif", sky},
          File{"shadow.tif", hours.beam},
          File{"tmrt.tif", hours.tmrt},
          File{"utci.tif", hours.utci},
          File{"ts.tif", hours.surface}}) {
        const auto written = geo::write_geotiff(folder / file.name, file.bands, rasters.crs);
        if (!written) {
            return written.problem();
        }
    }
    return geo::Done{};
}

HeatRasterPaths paths_of(const Arguments& arguments) {
    HeatRasterPaths paths;
    paths.surface = arguments.text("--dsm");
    paths.ground = arguments.text("--dem");
    paths.crowns = arguments.text("--cdsm");
    paths.landcover = arguments.text("--landcover");
    paths.trunk_ratio = arguments.number("--trunk-ratio", paths.trunk_ratio);
    return paths;
}

/// All that the result depends on besides the files, defaults included.
geo::Json
parameters_json(const Arguments& arguments, const HeatParams& params, double clock_offset_h) {
    geo::Json json = to_json(params);
    json.set("trunk_ratio", paths_of(arguments).trunk_ratio);
    json.set("leaf", arguments.text("--leaf", "auto"));
    for (const Words& words : known_words) {
        if (words.option != "--compat") { // compat_solweig says it
            json.set(words.option.substr(2), words.known);
        }
    }
    json.set("utc_offset_h", clock_offset_h);
    const char* assumed = "asphalt; building where the surface is 2 m above the ground";
    json.set("landcover_default", arguments.has("--landcover") ? geo::Json() : geo::Json(assumed));
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
    auto rasters = read_heat_rasters(paths_of(arguments));
    if (!rasters) {
        return rasters.problem();
    }
    HeatInputs& inputs = rasters->inputs;
    inputs.clock_offset_h = arguments.number("--utc-offset", inputs.clock_offset_h);
    const auto weather = read_weather(arguments, inputs.clock_offset_h);
    if (!weather) {
        return weather.problem();
    }
    const auto span = span_of(arguments, *weather, inputs.clock_offset_h);
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
    const auto sky = sky_bands(*geometry, inputs, transmissivity);
    if (const auto written = write_maps(folder, *rasters, sky, hours); !written) {
        return written.problem();
    }
    geo::Json seconds = geo::Json::object();
    seconds.set("geometry", geometry_s);
    seconds.set("hours", hours_s);
    seconds.set("files", seconds_since(start_files));
    geo::Json run = geo::Json::object();
    run.set("model", "heat");
    run.set("inputs", std::move(*hashes));
    run.set("parameters", parameters_json(arguments, params, inputs.clock_offset_h));
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
    if (const auto good = check_usage(arguments); !good) {
        return report_usage(good.problem(), context);
    }
    const auto params = params_of(arguments);
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
