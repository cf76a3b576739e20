#include "scenarios/cli/import_command.hpp"

#include "geo/base/json.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/memory_watch.hpp"
#include "scenarios/cli/open_project.hpp"
#include "scenarios/project/new_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace smiletwin::scenarios {

namespace {

using Counts = std::map<std::string, std::uint64_t>;

double process_cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Outcome {
    geo::ImportBatch batch;
    geo::ImportReport report;
};

Outcome read_all(const Arguments& arguments, CommandContext& context) {
    const auto started = std::chrono::steady_clock::now();
    const double cpu_started = process_cpu_seconds();
    geo::MemoryWatch memory;
    geo::ImportOptions options;
    if (arguments.has("--crs")) {
        options.crs_override = arguments.text("--crs");
    }
    std::vector<std::filesystem::path> inputs;
    for (const std::string& input : arguments.list("INPUT")) {
        inputs.emplace_back(input);
    }
    Outcome outcome;
    outcome.batch = geo::import_paths(inputs, options, context.run);
    geo::ImportReport& report = outcome.report;
    for (const geo::Imported& imported : outcome.batch.imported) {
        geo::merge(report, imported.report);
    }
    for (const geo::Problem& failure : outcome.batch.failures) {
        report.failed_files.push_back(failure.where);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    report.cpu_seconds = process_cpu_seconds() - cpu_started;
    report.peak_anon_bytes = memory.peak_anon_bytes();
    return outcome;
}

/// Something one can look at or compute with; a city without any object is not.
bool holds_something(const geo::Imported& imported) {
    const auto* city = std::get_if<std::shared_ptr<const geo::City>>(&imported.data);
    return city == nullptr || !(*city)->objects.empty();
}

void print_json(const geo::ImportReport& report, const CommandContext& context) {
    geo::Json json = geo::to_json(report);
    geo::Json crs = json["crs"];
    crs.set("note", report.crs.note.key.empty() ? "" : context.text(report.crs.note));
    json.set("crs", std::move(crs));
    fmt::print("{}\n", geo::dump_json(json, 2));
}

void print_counts(
    const geo::Text& text, const char* title_key, const Counts& counts, const char* reason_prefix) {
    if (counts.empty()) {
        return;
    }
    fmt::print("{}\n", text(title_key));
    for (const auto& [name, count] : counts) {
        const std::string key = reason_prefix + name;
        fmt::print(
            "  {:>9}  {}\n",
            text.number(static_cast<double>(count), 0),
            text.has(key) ? text(key) : name);
    }
}

void print_crs(const geo::Text& text, const geo::CrsDecision& crs) {
    if (crs.note.key.empty()) {
        return;
    }
    const auto or_dash = [](const std::string& s) { return s.empty() ? std::string("–") : s; };
    const std::string vertical =
        crs.vertical == "unknown" ? text("import.vertical_unknown") : crs.vertical;
    fmt::print(
        "{}\n",
        text(
            "import.report.crs",
            {{"declared", or_dash(crs.declared)},
             {"used", or_dash(crs.used)},
             {"vertical", or_dash(vertical)}}));
    fmt::print("  {}\n", text(crs.note));
}

void print_text(const Outcome& outcome, const geo::Text& text) {
    const geo::ImportReport& report = outcome.report;
    const auto count = [&text](std::uint64_t n) { return text.number(static_cast<double>(n), 0); };
    fmt::print(
        "{}\n",
        text(
            "import.report.files",
            {{"read", count(report.files.size())}, {"failed", count(report.failed_files.size())}}));
    fmt::print(
        "{}\n",
        text(
            "import.report.polygons",
            {{"objects", count(report.objects)},
             {"polygons", count(report.polygons)},
             {"triangles", count(report.triangles)},
             {"skipped", count(report.skipped_polygons())}}));
    if (report.textures + report.missing_images > 0) {
        fmt::print(
            "{}\n",
            text(
                "import.report.textures",
                {{"found", count(report.textures)}, {"missing", count(report.missing_images)}}));
    }
    print_counts(text, "import.report.types", report.objects_by_type, "type.");
    print_counts(text, "import.report.surfaces", report.surfaces_by_type, "type.");
    print_counts(text, "import.report.repaired", report.repaired, "import.reason.");
    print_counts(text, "import.report.skipped", report.skipped, "import.reason.");
    print_counts(text, "import.report.ignored", report.ignored, "import.reason.");
    print_crs(text, report.crs);
    fmt::print(
        "{}\n",
        text(
            "import.report.effort",
            {{"seconds", text.number(report.seconds, 2)},
             {"cpu", text.number(report.cpu_seconds, 2)},
             {"memory", text.number(static_cast<double>(report.peak_anon_bytes) / 1e6, 1)}}));
}

/// Adds the inputs to the project file, or makes a new one of them.
geo::Result<geo::Done> keep_in_project(const Arguments& arguments, CommandContext& context) {
    const std::filesystem::path path = arguments.text("--out");
    const std::vector<std::string> words = arguments.list("INPUT");
    const std::vector<std::filesystem::path> inputs(words.begin(), words.end());
    if (std::filesystem::exists(path)) {
        geo::Result<Document> document = open_project(path, context, true);
        if (!document) {
            return document.problem();
        }
        return add_inputs(*document, inputs, context.run);
    }
    const auto catalogue = load_catalogue(context);
    if (!catalogue) {
        return catalogue.problem();
    }
    const geo::Result<Document> made = new_project(path, inputs, *catalogue, context.run);
    return made ? geo::Result<geo::Done>(geo::Done{}) : made.problem();
}

ExitCode run_import(const Arguments& arguments, CommandContext& context) {
    const Outcome outcome = read_all(arguments, context);
    if (context.run.cancelled()) {
        return report_problem(geo::cancelled_problem(), context);
    }
    for (const geo::Problem& failure : outcome.batch.failures) {
        report_problem(failure, context);
    }
    for (const geo::Problem& warning : outcome.report.warnings) {
        report_problem(warning, context);
    }
    if (arguments.has("--json")) {
        print_json(outcome.report, context);
    } else {
        print_text(outcome, context.text);
    }
    const std::vector<geo::Imported>& imported = outcome.batch.imported;
    const bool any = std::any_of(imported.begin(), imported.end(), holds_something);
    if (any && arguments.has("--out")) {
        if (const auto kept = keep_in_project(arguments, context); !kept) {
            return report_problem(kept.problem(), context);
        }
    }
    return any ? ExitCode::Ok : ExitCode::BadInput;
}

} // namespace

Command import_command() {
    return {
        "import",
        "cli.import.about",
        {{"INPUT", OptionKind::PositionalList, true, "cli.import.input"},
         {"--crs", OptionKind::Text, false, "cli.import.crs"},
         {"--out", OptionKind::Text, false, "cli.import.out"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_import};
}

} // namespace smiletwin::scenarios
