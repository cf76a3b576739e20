#include "scenarios/cli/convert_command.hpp"

#include "geo/base/counts.hpp"
#include "geo/io/city_writer.hpp"
#include "scenarios/cli/convert_input.hpp"
#include "scenarios/cli/convert_selection.hpp"
#include "scenarios/cli/import_words.hpp"
#include "scenarios/cli/output_place.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

namespace {

std::string listed(const std::vector<std::string_view>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string all_endings() {
    std::vector<std::string_view> endings;
    for (const geo::CityWriter& writer : geo::city_writers()) {
        endings.insert(endings.end(), writer.endings.begin(), writer.endings.end());
    }
    return listed(endings);
}

geo::Problem
about(std::string_view what_key, const std::filesystem::path& path, std::string_view help_key) {
    return {
        {std::string(what_key), {{"file", path.filename().string()}}},
        path.string(),
        {std::string(help_key), {{"endings", all_endings()}}},
        {}};
}

/// Nothing when the form is written in that version, or none is asked for.
std::optional<geo::Problem> wrong_version(
    const geo::CityWriter& writer, const std::string& version, const std::filesystem::path& out) {
    const auto& versions = writer.versions;
    if (version.empty() || std::find(versions.begin(), versions.end(), version) != versions.end()) {
        return std::nullopt;
    }
    return geo::Problem{
        {"error.convert.version", {{"file", out.filename().string()}, {"version", version}}},
        {},
        {versions.empty() ? "help.convert.no_version" : "help.convert.versions",
         {{"versions", listed(versions)}}},
        {}};
}

void print_text(
    const geo::WriteReport& report,
    const ConvertInput& input,
    const std::filesystem::path& out,
    const geo::Text& text) {
    fmt::print(
        "{}\n",
        text(
            "cli.convert.written",
            {{"objects", text.number(static_cast<double>(report.objects), 0)},
             {"polygons", text.number(static_cast<double>(report.polygons), 0)},
             {"file", out.string()}}));
    print_counts(text, "cli.convert.not_read", input.not_read, "import.reason.");
    print_counts(text, "cli.convert.lost", report.lost, "convert.lost.");
}

void print_json(
    const geo::WriteReport& report,
    const ConvertInput& input,
    const std::filesystem::path& out,
    const std::optional<ConvertSelection>& selection) {
    geo::Json json = geo::Json::object();
    json.set("file", out.string());
    json.set("objects", static_cast<std::int64_t>(report.objects));
    json.set("polygons", static_cast<std::int64_t>(report.polygons));
    if (selection) {
        json.set("selected", static_cast<std::int64_t>(selection->matched));
        json.set("selected_of", static_cast<std::int64_t>(selection->of));
    }
    json.set("not_read", geo::counts_json(input.not_read));
    json.set("lost", geo::counts_json(report.lost));
    fmt::print("{}\n", dump_json(json, 2));
}

/// How many were chosen, and which ids nobody has.
void tell_selection(const ConvertSelection& selection, bool in_words, CommandContext& context) {
    const geo::Text& text = context.text;
    if (!selection.unknown_ids.empty()) {
        const std::string ids = fmt::format("{}", fmt::join(selection.unknown_ids, ", "));
        fmt::print(stderr, "{}\n", text("cli.convert.unknown_ids", {{"ids", ids}}));
    }
    if (in_words) {
        fmt::print(
            "{}\n",
            text(
                "cli.convert.selected",
                {{"count", text.number(static_cast<double>(selection.matched), 0)},
                 {"of", text.number(static_cast<double>(selection.of), 0)}}));
    }
}

/// What the words alone show to be wrong, before anything is read.
std::optional<geo::Problem> wrong_words(
    const Arguments& arguments, const geo::CityWriter& writer, const geo::WriteOptions& form) {
    const std::filesystem::path out = arguments.text("OUT");
    if (auto wrong = wrong_version(writer, form.version, out)) {
        return wrong;
    }
    if (auto wrong = misplaced_option(arguments)) {
        return wrong;
    }
    if (auto wrong = wrong_selection(arguments)) {
        return wrong;
    }
    const auto stated = stated_system(arguments);
    return stated ? std::nullopt : std::optional(stated.problem());
}

ExitCode run_convert(const Arguments& arguments, CommandContext& context) {
    const std::filesystem::path out = arguments.text("OUT");
    const geo::CityWriter* writer = geo::writer_for(out);
    if (writer == nullptr || is_project_file(out)) { // which one writes with "new" and "import"
        return report_usage(about("error.convert.ending", out, "help.convert.endings"), context);
    }
    geo::WriteOptions form;
    form.version = arguments.text("--version");
    if (const auto wrong = wrong_words(arguments, *writer, form)) {
        return report_usage(*wrong, context);
    }
    if (const auto place = check_output_file(out); !place) {
        return report_problem(place.problem(), context);
    }
    std::error_code error;
    if (std::filesystem::equivalent(arguments.text("INPUT"), out, error)) {
        return report_usage(about("error.convert.same", out, "help.convert.same"), context);
    }
    const geo::Result<ConvertInput> input = read_convert_input(arguments, context);
    if (!input) {
        return report_problem(input.problem(), context);
    }
    std::optional<ConvertSelection> selection;
    if (has_selection(arguments)) {
        const Project* project = input->project ? &*input->project : nullptr;
        auto chosen = selected(input->city, arguments, project);
        if (!chosen) {
            return report_problem(chosen.problem(), context);
        }
        selection = std::move(chosen).value();
    }
    const geo::City& city = selection ? selection->city : input->city;
    const geo::Result<geo::WriteReport> report = writer->write(city, out, form, context.run);
    if (!report) {
        return report_problem(report.problem(), context);
    }
    if (selection) {
        tell_selection(*selection, !arguments.has("--json"), context);
    }
    if (arguments.has("--json")) {
        print_json(*report, *input, out, selection);
    } else {
        print_text(*report, *input, out, context.text);
    }
    return ExitCode::Ok;
}

} // namespace

Command convert_command() {
    std::vector<OptionSpec> options{
        {"INPUT", OptionKind::Positional, true, "cli.convert.input"},
        {"OUT", OptionKind::Positional, true, "cli.convert.out", {{"endings", all_endings()}}},
        {"--variant", OptionKind::Text, false, "cli.convert.variant"}};
    for (OptionSpec& option : selection_options()) {
        options.push_back(std::move(option));
    }
    options.push_back({"--version", OptionKind::Text, false, "cli.convert.version"});
    for (OptionSpec& option : system_options()) {
        options.push_back(std::move(option));
    }
    options.push_back({"--json", OptionKind::Flag, false, "cli.option.json"});
    return {"convert", "cli.convert.about", std::move(options), run_convert};
}

} // namespace smiletwin::scenarios
