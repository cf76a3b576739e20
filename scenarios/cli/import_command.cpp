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
#include <optional>

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

/// The system that --crs names, nothing without it; a bare number is an EPSG code.
geo::Result<std::optional<std::string>> wished_crs(const Arguments& arguments) {
    if (!arguments.has("--crs")) {
        return std::optional<std::string>();
    }
    std::string name = arguments.text("--crs");
    if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos) {
        name.insert(0, "EPSG:");
    }
    const auto crs = geo::Crs::parse(name);
    if (!crs) {
        return crs.problem();
    }
    // PROJ completes any scrap of a name ("foo" becomes Amersfoort); a wish has to be said in full.
    const bool is_code_or_wkt = name.find_first_of(":[") != std::string::npos;
    if (!is_code_or_wkt && crs->horizontal_name() != name) {
        return geo::Problem{
            {"error.crs.unknown", {{"name", name}}}, {}, {"help.crs.give_epsg", {}}, {}};
    }
    return std::optional(name);
}

/// All polygons were left out, so nothing of the file can be seen: mostly a wrong reference system.
bool lost_all_polygons(const geo::Imported& imported) {
    return imported.report.polygons == 0 && imported.report.skipped_polygons() > 0;
}

/// What nobody said yet: folders without a readable file and files of which nothing is left.
void add_silent_failures(
    geo::ImportBatch& batch, const std::vector<std::filesystem::path>& inputs) {
    if (batch.imported.empty() && batch.failures.empty()) {
        for (const std::filesystem::path& input : inputs) {
            batch.failures.push_back(
                {{"error.import.nothing_found", {{"file", input.filename().string()}}},
                 input.string(),
                 {"help.import.formats", {}},
                 {}});
        }
    }
    for (const geo::Imported& imported : batch.imported) {
        if (lost_all_polygons(imported)) {
            batch.failures.push_back(
                {{"error.import.all_skipped", {{"file", imported.path.filename().string()}}},
                 imported.path.string(),
                 {"help.import.all_skipped", {}},
                 {}});
        }
    }
}

Outcome read_all(
    const Arguments& arguments, const std::optional<std::string>& crs, CommandContext& context) {
    const auto started = std::chrono::steady_clock::now();
    const double cpu_started = process_cpu_seconds();
    geo::MemoryWatch memory;
    geo::ImportOptions options;
    options.crs_override = crs;
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
    if (!context.run.cancelled()) {
        add_silent_failures(outcome.batch, inputs);
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
    if (lost_all_polygons(imported)) {
        return false;
    }
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
    const auto crs = wished_crs(arguments);
    if (!crs) {
        return report_usage(crs.problem(), context);
    }
    const Outcome outcome = read_all(arguments, *crs, context);
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
