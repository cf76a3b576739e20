#include "scenarios/cli/heat_options.hpp"

#include "geo/io/epw_importer.hpp"
#include "geo/io/try_importer.hpp"
#include "geo/io/umep_importer.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

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

/// As named, else as the ending of the file says.
std::string weather_format(const Arguments& arguments) {
    const fs::path ending = fs::path(arguments.text("--weather")).extension();
    const char* by_ending = ending == ".epw" ? "epw" : ending == ".dat" ? "try" : "umep";
    return arguments.text("--weather-format", by_ending);
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

} // namespace

geo::Result<geo::Done> check_heat_usage(const Arguments& arguments) {
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

geo::Result<HeatParams> heat_params(const Arguments& arguments) {
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

HeatRasterPaths heat_raster_paths(const Arguments& arguments) {
    HeatRasterPaths paths;
    paths.surface = arguments.text("--dsm");
    paths.ground = arguments.text("--dem");
    paths.crowns = arguments.text("--cdsm");
    paths.landcover = arguments.text("--landcover");
    paths.trunk_ratio = arguments.number("--trunk-ratio", paths.trunk_ratio);
    return paths;
}

geo::Result<geo::Weather> read_heat_weather(const Arguments& arguments, double clock_offset_h) {
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

geo::Result<TimeSpan>
heat_span(const Arguments& arguments, const geo::Weather& weather, double clock_offset_h) {
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
    if (span.to < span.from) {
        if (arguments.has("--from") && arguments.has("--to")) {
            return geo::Problem{{"error.run.span", {}}, {}, {"help.run.span", {}}, {}};
        }
        // Only one end was named, and it lies beyond the weather: that moment is what was asked
        // for.
        (arguments.has("--from") ? span.to : span.from) =
            arguments.has("--from") ? span.from : span.to;
    }
    return span;
}

geo::Json
heat_parameters_json(const Arguments& arguments, const HeatParams& params, double clock_offset_h) {
    geo::Json json = to_json(params);
    json.set("trunk_ratio", heat_raster_paths(arguments).trunk_ratio);
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

} // namespace smiletwin::scenarios
