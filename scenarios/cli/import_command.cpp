#include "scenarios/cli/import_command.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/json.hpp"
#include "geo/base/memory.hpp"
#include "geo/crs/height_name.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/memory_watch.hpp"
#include "scenarios/cli/import_words.hpp"
#include "scenarios/cli/open_project.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/project/new_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace smiletwin::scenarios {

namespace {

struct Outcome {
    geo::ImportBatch batch;
    geo::ImportReport report;
    std::vector<geo::CrsDecision> systems; ///< each decision once, in the order of the files
};

bool is_same(const geo::CrsDecision& a, const geo::CrsDecision& b) {
    return a.declared == b.declared && a.used == b.used && a.vertical == b.vertical &&
           a.note == b.note;
}

void note_system(std::vector<geo::CrsDecision>& systems, const geo::CrsDecision& decision) {
    const bool known = std::any_of(systems.begin(), systems.end(), [&](const auto& other) {
        return is_same(other, decision);
    });
    if (!known && !decision.note.key.empty()) {
        systems.push_back(decision);
    }
}

/// All polygons were left out, so nothing of the file can be seen: mostly a wrong reference system.
bool lost_all_polygons(const geo::Imported& imported) {
    return imported.report.polygons == 0 && imported.report.skipped_polygons() > 0;
}

bool is_city_without_objects(const geo::Imported& imported) {
    const auto* city = std::get_if<std::shared_ptr<const geo::City>>(&imported.data);
    return city != nullptr && (*city)->objects.empty();
}

geo::Problem
about_file(const geo::Imported& imported, std::string_view what_key, std::string_view help_key) {
    return {
        {std::string(what_key), {{"file", imported.path.filename().string()}}},
        imported.path.string(),
        {std::string(help_key), {}},
        {}};
}

/// Files of which nothing is left to look at or compute with become failures.
void drop_useless(geo::ImportBatch& batch) {
    std::erase_if(batch.imported, [&batch](const geo::Imported& imported) {
        if (lost_all_polygons(imported)) {
            const bool by_place = imported.report.skipped.contains("coordinates");
            batch.failures.push_back(about_file(
                imported,
                "error.import.all_skipped",
                by_place ? "help.import.all_skipped" : "help.import.skipped_reasons"));
            return true;
        }
        if (is_city_without_objects(imported)) {
            batch.failures.push_back(
                about_file(imported, "error.import.no_objects", "help.import.no_objects"));
            return true;
        }
        return false;
    });
}

std::vector<std::filesystem::path> inputs_of(const Arguments& arguments) {
    const std::vector<std::string> words = arguments.list("INPUT");
    return {words.begin(), words.end()};
}

Outcome read_all(const Arguments& arguments, const StatedSystem& stated, CommandContext& context) {
    const auto started = std::chrono::steady_clock::now();
    const double cpu_started = geo::process_cpu_seconds();
    geo::give_large_blocks_back();
    geo::MemoryWatch memory;
    geo::ImportOptions options = import_options(stated);
    for (const std::filesystem::path& input : inputs_of(arguments)) {
        if (const auto zone = geo::TimeZone::named(template_time_zone(input)); zone) {
            options.time_zone = *zone; // as the project will read it that the template describes
        }
    }
    Outcome outcome;
    outcome.batch = geo::import_paths(inputs_of(arguments), options, context.run);
    geo::ImportReport& report = outcome.report;
    for (const geo::Imported& imported : outcome.batch.imported) {
        geo::merge(report, imported.report);
        note_system(outcome.systems, imported.report.crs);
    }
    drop_useless(outcome.batch);
    for (const geo::Problem& failure : outcome.batch.failures) {
        std::erase(report.files, failure.where);
        report.failed_files.push_back(failure.where);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    report.cpu_seconds = geo::process_cpu_seconds() - cpu_started;
    report.peak_anon_bytes = memory.peak_anon_bytes();
    return outcome;
}

void print_json(const geo::ImportReport& report, const CommandContext& context) {
    geo::Json json = geo::to_json(report);
    geo::Json crs = json["crs"];
    crs.set("note", report.crs.note.key.empty() ? "" : context.text(report.crs.note));
    json.set("crs", std::move(crs));
    fmt::print("{}\n", geo::dump_json(json, 2));
}

/// The objects of a few findings, each once: "DEBE01, DEBE02, ..."
std::string
some_objects(const std::vector<geo::ImportFinding>& findings, geo::FindingAction action) {
    constexpr std::size_t most = 3;
    std::vector<std::string> objects;
    for (const geo::ImportFinding& finding : findings) {
        const bool known =
            std::find(objects.begin(), objects.end(), finding.object) != objects.end();
        if (finding.action != action || finding.object.empty() || known) {
            continue;
        }
        if (objects.size() == most) {
            objects.emplace_back("…");
            break;
        }
        objects.push_back(finding.object);
    }
    return fmt::format("{}", fmt::join(objects, ", "));
}

void print_findings(
    const geo::Text& text,
    const char* title_key,
    const std::map<std::string, std::uint64_t>& counts,
    const geo::ImportFindings& findings,
    geo::FindingAction action) {
    if (counts.empty()) {
        return;
    }
    fmt::print("{}\n", text(title_key));
    for (const auto& [code, count] : counts) {
        const std::string key = "import.reason." + code;
        const auto found = findings.by_code().find(code);
        const std::string objects =
            found == findings.by_code().end() ? std::string() : some_objects(found->second, action);
        fmt::print(
            "  {:>9}  {}{}{}\n",
            text.number(static_cast<double>(count), 0),
            text.has(key) ? text(key) : code,
            objects.empty() ? "" : ": ",
            objects);
    }
}

void print_crs(const geo::Text& text, const geo::CrsDecision& crs) {
    if (crs.declared.empty() && crs.used.empty()) {
        fmt::print("{}\n", text("import.report.no_crs", {{"note", text(crs.note)}}));
        return;
    }
    const auto or_dash = [](const std::string& s) { return s.empty() ? std::string("–") : s; };
    const std::string vertical = crs.vertical == "unknown" ? text("import.vertical_unknown")
                                                           : geo::height_name(crs.vertical);
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
    print_counts(text, "import.report.versions", report.versions, "");
    if (report.version_transitions > 0) {
        const auto transitions = static_cast<double>(report.version_transitions);
        fmt::print(
            "{}\n", text("import.report.transitions", {{"count", text.number(transitions, 0)}}));
    }
    print_findings(
        text,
        "import.report.repaired",
        report.repaired,
        report.findings,
        geo::FindingAction::Repaired);
    print_findings(
        text,
        "import.report.skipped",
        report.skipped,
        report.findings,
        geo::FindingAction::Skipped);
    print_counts(text, "import.report.ignored", report.ignored, "import.reason.");
    for (const geo::CrsDecision& system : outcome.systems) {
        print_crs(text, system);
    }
    fmt::print(
        "{}\n",
        text(
            "import.report.effort",
            {{"seconds", text.number(report.seconds, 2)},
             {"cpu", text.number(report.cpu_seconds, 2)},
             {"memory", text.number(static_cast<double>(report.peak_anon_bytes) / 1e6, 1)}}));
}

/// Adds what was read to the project file, or makes a new one of it.
geo::Result<geo::Done> keep_in_project(
    const std::filesystem::path& path,
    const std::vector<std::filesystem::path>& inputs,
    const geo::ImportBatch& batch,
    const StatedSystem& stated,
    CommandContext& context) {
    if (std::filesystem::exists(path)) {
        geo::Result<Document> document = open_project(path, context, true);
        return document ? add_imported(*document, inputs, batch, stated) : document.problem();
    }
    const auto catalogue = load_catalogue(context);
    if (!catalogue) {
        return catalogue.problem();
    }
    Document document = Document::in_memory(*catalogue);
    const auto filled = add_imported(document, inputs, batch, stated);
    return filled ? save_new(document, path) : filled;
}

ExitCode run_import(const Arguments& arguments, CommandContext& context) {
    const auto stated = stated_system(arguments);
    if (!stated) {
        return report_usage(stated.problem(), context);
    }
    geo::Result<std::filesystem::path> project = std::filesystem::path();
    if (arguments.has("--out")) {
        project = project_file_named(arguments.text("--out"));
        if (!project) {
            return report_usage(project.problem(), context);
        }
        if (const auto place = check_output_file(*project); !place) {
            return report_problem(place.problem(), context);
        }
    }
    const Outcome outcome = read_all(arguments, *stated, context);
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
    const bool any = !outcome.batch.imported.empty();
    if (any && !project->empty()) {
        const auto kept =
            keep_in_project(*project, inputs_of(arguments), outcome.batch, *stated, context);
        if (!kept) {
            return report_problem(kept.problem(), context);
        }
        for (const geo::Problem& warning : kept.warnings()) {
            report_problem(warning, context);
        }
    }
    const bool anything_read = any || outcome.report.objects > 0;
    return anything_read ? ExitCode::Ok : ExitCode::BadInput;
}

} // namespace

Command import_command() {
    std::vector<OptionSpec> options = system_options();
    options.push_back({"INPUT", OptionKind::PositionalList, true, "cli.import.input"});
    options.push_back({"--out", OptionKind::Text, false, "cli.import.out"});
    options.push_back({"--json", OptionKind::Flag, false, "cli.option.json"});
    return {"import", "cli.import.about", std::move(options), run_import};
}

} // namespace smiletwin::scenarios
