#include "scenarios/cli/convert_command.hpp"

#include "geo/base/json.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/importer.hpp"
#include "scenarios/cli/import_words.hpp"
#include "scenarios/cli/output_place.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <system_error>

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

bool same_system(const geo::City& a, const geo::City& b) {
    return a.crs.has_value() == b.crs.has_value() && (!a.crs || *a.crs == *b.crs);
}

/// All city models among the inputs as one; other data are passed over.
geo::Result<geo::City> city_of(const geo::ImportBatch& batch, const std::filesystem::path& input) {
    geo::City city;
    for (const geo::Imported& imported : batch.imported) {
        const auto* held = std::get_if<std::shared_ptr<const geo::City>>(&imported.data);
        if (held == nullptr) {
            continue;
        }
        if (!city.files.empty() && !same_system(city, **held)) {
            return about("error.convert.systems", imported.path, "help.convert.systems");
        }
        append(city, **held);
    }
    if (city.objects.empty()) {
        return about("error.convert.no_city", input, "help.convert.no_city");
    }
    return city;
}

void print_text(
    const geo::WriteReport& report, const std::filesystem::path& out, const geo::Text& text) {
    fmt::print(
        "{}\n",
        text(
            "cli.convert.written",
            {{"objects", text.number(static_cast<double>(report.objects), 0)},
             {"polygons", text.number(static_cast<double>(report.polygons), 0)},
             {"file", out.string()}}));
    print_counts(text, "cli.convert.lost", report.lost, "convert.lost.");
}

void print_json(const geo::WriteReport& report, const std::filesystem::path& out) {
    geo::Json lost = geo::Json::object();
    for (const auto& [reason, count] : report.lost) {
        lost.set(reason, static_cast<std::int64_t>(count));
    }
    geo::Json json = geo::Json::object();
    json.set("file", out.string());
    json.set("objects", static_cast<std::int64_t>(report.objects));
    json.set("polygons", static_cast<std::int64_t>(report.polygons));
    json.set("lost", lost);
    fmt::print("{}\n", dump_json(json, 2));
}

ExitCode run_convert(const Arguments& arguments, CommandContext& context) {
    const std::filesystem::path input = arguments.text("INPUT");
    const std::filesystem::path out = arguments.text("OUT");
    const geo::CityWriter* writer = geo::writer_for(out);
    const bool is_project = out.filename().string().ends_with(".smile.gpkg");
    if (writer == nullptr || is_project) { // which one writes with "new" and "import"
        return report_usage(about("error.convert.ending", out, "help.convert.endings"), context);
    }
    geo::WriteOptions form;
    form.version = arguments.text("--version");
    if (const auto wrong = wrong_version(*writer, form.version, out)) {
        return report_usage(*wrong, context);
    }
    const auto crs = wished_crs(arguments);
    if (!crs) {
        return report_usage(crs.problem(), context);
    }
    if (const auto place = check_output_file(out); !place) {
        return report_problem(place.problem(), context);
    }
    std::error_code error;
    if (std::filesystem::equivalent(input, out, error)) {
        return report_usage(about("error.convert.same", out, "help.convert.same"), context);
    }
    geo::ImportOptions options;
    if (!crs->empty()) {
        options.crs_override = *crs;
    }
    const geo::ImportBatch batch = geo::import_paths({input}, options, context.run);
    if (context.run.cancelled()) {
        return report_problem(geo::cancelled_problem(), context);
    }
    for (const geo::Problem& failure : batch.failures) {
        report_problem(failure, context);
    }
    const geo::Result<geo::City> city = city_of(batch, input);
    if (!city) {
        return report_problem(city.problem(), context);
    }
    const geo::Result<geo::WriteReport> report = writer->write(*city, out, form, context.run);
    if (!report) {
        return report_problem(report.problem(), context);
    }
    if (arguments.has("--json")) {
        print_json(*report, out);
    } else {
        print_text(*report, out, context.text);
    }
    return ExitCode::Ok;
}

} // namespace

Command convert_command() {
    return {
        "convert",
        "cli.convert.about",
        {{"INPUT", OptionKind::Positional, true, "cli.convert.input"},
         {"OUT", OptionKind::Positional, true, "cli.convert.out", {{"endings", all_endings()}}},
         {"--version", OptionKind::Text, false, "cli.convert.version"},
         {"--crs", OptionKind::Text, false, "cli.import.crs"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_convert};
}

} // namespace smiletwin::scenarios
