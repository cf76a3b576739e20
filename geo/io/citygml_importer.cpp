#include "geo/io/citygml_importer.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/io/citygml_crs.hpp"
#include "geo/io/citygml_finish.hpp"
#include "geo/io/citygml_reading.hpp"
#include "geo/io/citygml_references.hpp"

#include <algorithm>
#include <chrono>

namespace smiletwin::geo {

namespace {

/// The head with every zero byte left out, so that UTF-16 can be searched too.
std::string readable(const FileHead& head) {
    std::string text = head.bytes;
    std::erase(text, '\0');
    return text;
}

bool mentions_citygml(const std::string& text) {
    return text.find("opengis.net/citygml") != std::string::npos ||
           text.find("citygml.org/citygml") != std::string::npos;
}

std::filesystem::path data_root(const std::filesystem::path& path, const ImportOptions& options) {
    return options.root.empty() ? path.parent_path() : options.root;
}

void warn_about_repeated_ids(const City& city, ImportReport& report) {
    std::vector<std::string_view> ids;
    for (const CityObject& object : city.objects) {
        if (!object.id.empty()) {
            ids.push_back(object.id);
        }
    }
    std::sort(ids.begin(), ids.end());
    const auto repeated =
        static_cast<std::uint64_t>(ids.end() - std::unique(ids.begin(), ids.end()));
    if (repeated > 0) {
        report.ignored["repeated_id"] += repeated;
    }
}

int citygml_confidence(const FileHead& head) {
    const std::string text = readable(head);
    // A byte order mark may stand before the first tag.
    const bool is_xml = text.substr(0, 16).find('<') != std::string::npos;
    const bool is_schema = head.lower_extension == ".xsd";
    if (is_xml && !is_schema &&
        (mentions_citygml(text) || text.find("CityModel") != std::string::npos)) {
        return 2;
    }
    const bool named = head.lower_extension == ".gml" || head.lower_extension == ".citygml";
    // Another root element says that this is another kind of GML.
    const bool other_root = text.find("xmlns") != std::string::npos;
    return named && !other_root ? 1 : 0;
}

Result<Imported> import_citygml(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    const auto started = std::chrono::steady_clock::now();
    Result<RawFile> read = read_citygml(path, context);
    if (!read) {
        Problem problem = read.problem();
        problem.where = path.string();
        return problem;
    }
    RawFile& file = *read;
    Imported imported{path, "citygml", {}, {}};
    ImportReport& report = imported.report;
    report.phases.push_back({"cut", file.cutting_cpu_seconds, false});
    report.phases.push_back({"read", file.reading_cpu_seconds, true});
    double begin = thread_cpu_seconds();
    resolve_references(file, report);
    report.phases.push_back({"references", thread_cpu_seconds() - begin, false});
    CrsOutcome crs = settle_crs(file, options.crs_override);
    report.phases.push_back({"positions", crs.cpu_seconds, true});
    for (Problem& warning : crs.warnings) {
        warning.where = path.string();
        report.warnings.push_back(std::move(warning));
    }
    begin = thread_cpu_seconds();
    LaidAppearances laid = lay_appearances(file, path, data_root(path, options), report);
    report.phases.push_back({"appearances", thread_cpu_seconds() - begin, false});
    auto city = std::make_shared<City>(finish_city(std::move(file), std::move(laid), report));
    city->files.push_back(path);
    city->crs = crs.crs;
    city->crs_decision = crs.decision;
    warn_about_repeated_ids(*city, report);
    report.files.push_back(path.string());
    report.crs = crs.decision;
    for (const ImportPhase& phase : report.phases) {
        report.cpu_seconds += phase.cpu_seconds;
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    imported.data = std::shared_ptr<const City>(std::move(city));
    return imported;
}

} // namespace

Format citygml_format() {
    return {
        "citygml",
        "format.citygml",
        {".gml", ".xml", ".citygml"},
        citygml_confidence,
        import_citygml,
        true};
}

} // namespace smiletwin::geo
