#include "scenarios/cli/calendar_command.hpp"

#include "scenarios/cli/open_project.hpp"
#include "scenarios/kernel/legal_time.hpp"
#include "scenarios/site/week_occupancy.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::scenarios {

namespace {

struct Calendar {
    std::vector<Measure> timed;
    std::vector<Clash> clashes;
};

Calendar calendar_of(const std::vector<Measure>& measures, const Catalogue& catalogue, int year) {
    Calendar calendar;
    for (const Measure& measure : measures) {
        if (!active_times(measure).is_always()) {
            calendar.timed.push_back(measure);
        }
    }
    calendar.clashes = clashes(measures, catalogue, year);
    return calendar;
}

void print_json(const Calendar& calendar) {
    geo::Json measures = geo::Json::array();
    for (const Measure& measure : calendar.timed) {
        geo::Json line = geo::Json::object();
        line.set("id", measure.id).set("kind", measure.kind);
        line.set("active", measure.parameters[active_parameter].to_string());
        measures.push(std::move(line));
    }
    geo::Json pairs = geo::Json::array();
    for (const Clash& clash : calendar.clashes) {
        pairs.push(geo::Json::array().push(clash.first).push(clash.second));
    }
    geo::Json json = geo::Json::object();
    json.set("measures", std::move(measures)).set("clashes", std::move(pairs));
    fmt::print("{}\n", geo::dump_json(json, 1));
}

std::string words_for(const Measure& measure, const geo::Text& text) {
    return text("measure." + measure.kind) + " " + measure.id;
}

void print_words(const Calendar& calendar, const Project& project, const geo::Text& text) {
    if (calendar.timed.empty()) {
        fmt::print("{}\n", text("cli.calendar.none"));
    }
    for (const Measure& measure : calendar.timed) {
        fmt::print(
            "{}: {}\n", words_for(measure, text), measure.parameters[active_parameter].to_string());
    }
    for (const Clash& clash : calendar.clashes) {
        const std::string sentence = text(
            "occupancy.clash",
            {{"first", words_for(*project.measure(clash.first), text)},
             {"second", words_for(*project.measure(clash.second), text)}});
        fmt::print("{}\n", sentence);
    }
}

constexpr const char* day_form = "{:02}:{:02}";

geo::Json to_json(const UseOfWeek& use) {
    const auto spans = [](const WeekSlots& slots) {
        geo::Json list = geo::Json::array();
        for (const WeekSpan& span : spans_of(slots)) {
            geo::Json one = geo::Json::object();
            one.set("weekday", span.weekday + 1)
                .set("from", fmt::format(day_form, span.from_min / 60, span.from_min % 60))
                .set("to", fmt::format(day_form, span.to_min / 60, span.to_min % 60));
            list.push(std::move(one));
        }
        return list;
    };
    geo::Json measures = geo::Json::array();
    for (const std::string& id : use.measures) {
        measures.push(id);
    }
    geo::Json json = geo::Json::object();
    return json.set("kind", use.kind)
        .set("measures", std::move(measures))
        .set("used", spans(use.used))
        .set("clashing", spans(use.clashing));
}

/// The week of a day, kind by kind; false where it is no day.
bool print_week(
    const std::string& day,
    const std::vector<Measure>& measures,
    const Catalogue& catalogue,
    bool as_json,
    const geo::Text& text) {
    const auto noon = geo::parse_iso_time(day + "T12:00", geo::TimeZone::utc());
    if (!noon) {
        return false;
    }
    const auto uses = week_occupancy(measures, catalogue, geo::TimeZone::utc().to_local(*noon));
    geo::Json list = geo::Json::array();
    for (const UseOfWeek& use : uses) {
        if (as_json) {
            list.push(to_json(use));
            continue;
        }
        fmt::print("{} ({})\n", text("measure." + use.kind), use.measures.size());
        for (const WeekSpan& span : spans_of(use.used)) {
            fmt::print(
                "  {} {}-{}\n",
                text("window.weekday." + std::to_string(span.weekday + 1)),
                fmt::format(day_form, span.from_min / 60, span.from_min % 60),
                fmt::format(day_form, span.to_min / 60, span.to_min % 60));
        }
    }
    if (as_json) {
        fmt::print("{}\n", geo::dump_json(geo::Json::object().set("week", std::move(list)), 1));
    }
    return true;
}

ExitCode run_calendar(const Arguments& arguments, CommandContext& context) {
    const geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, false);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    const Project& project = document->project();
    const std::string name = arguments.text("--variant", baseline_id);
    if (name != baseline_id && project.variant(name) == nullptr) {
        return report_problem(
            geo::Problem{
                {"error.run.unknown_variant", {{"name", name}}},
                {},
                {"help.run.check_name", {}},
                {}},
            context);
    }
    const Variant* variant = project.variant(name);
    const std::string id = variant != nullptr ? variant->id : std::string(baseline_id);
    if (arguments.has("--week")) {
        const std::string day = arguments.text("--week");
        const bool is_day = print_week(
            day,
            project.measures_of(id),
            document->catalogue(),
            arguments.has("--json"),
            context.text);
        return is_day ? ExitCode::Ok
                      : report_usage(
                            geo::Problem{{"error.calendar.day", {{"value", day}}}, {}, {}, {}},
                            context);
    }
    const Calendar calendar =
        calendar_of(project.measures_of(id), document->catalogue(), this_year());
    if (arguments.has("--json")) {
        print_json(calendar);
    } else {
        print_words(calendar, project, context.text);
    }
    return ExitCode::Ok;
}

} // namespace

Command calendar_command() {
    return {
        "calendar",
        "cli.calendar.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--variant", OptionKind::Text, false, "cli.calendar.variant"},
         {"--week", OptionKind::Text, false, "cli.calendar.week"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_calendar};
}

} // namespace smiletwin::scenarios
