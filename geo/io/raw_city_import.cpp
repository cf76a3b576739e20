#include "geo/io/raw_city_import.hpp"

#include "geo/base/hash.hpp"
#include "geo/io/raw_city_crs.hpp"
#include "geo/io/raw_city_finish.hpp"
#include "geo/io/raw_city_instances.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

void count_repeated_ids(const City& city, ImportReport& report) {
    std::vector<std::uint64_t> ids; // hashes: numbers are sorted in a tenth of the time
    for (const CityObject& object : city.objects) {
        if (!object.id.empty()) {
            ids.push_back(hash_text(object.id));
        }
    }
    std::sort(ids.begin(), ids.end());
    const auto repeated =
        static_cast<std::uint64_t>(ids.end() - std::unique(ids.begin(), ids.end()));
    if (repeated > 0) {
        report.ignored["repeated_id"] += repeated;
    }
}

/// All that refers is resolved: the memory is needed for triangles.
void forget_ids(RawFile& file) {
    for (RawModel& part : file.parts) {
        part.ids = std::vector<IdRange>();
        part.ring_ids = std::vector<IdRange>();
        part.references = std::vector<Reference>();
    }
}

} // namespace

std::filesystem::path data_root(const std::filesystem::path& path, const ImportOptions& options) {
    return options.root.empty() ? path.parent_path() : options.root;
}

DataFolder data_folder(const std::filesystem::path& path, const ImportOptions& options) {
    return {path.parent_path(), data_root(path, options)};
}

City finish_city_import(ReadCity& read, const ImportOptions& options) {
    ImportReport& report = read.report;
    CrsOutcome crs = settle_crs(read.file, options.crs_override, options.axis_order);
    report.phases.push_back({"positions", crs.cpu_seconds, true});
    for (Problem& warning : crs.warnings) {
        warning.where = read.path.string();
        report.warnings.push_back(std::move(warning));
    }
    place_instances(read.file, read.laid, data_folder(read.path, options), report);
    forget_ids(read.file);
    std::string shown_theme = std::move(read.laid.shown_theme);
    City city = finish_city(std::move(read.file), std::move(read.laid), report);
    city.files.push_back(read.path);
    city.shown_themes.push_back(std::move(shown_theme));
    city.crs = crs.crs;
    city.crs_decision = crs.decision;
    report.crs = crs.decision;
    return city;
}

Imported imported_city(ReadCity&& read, City&& city) {
    ImportReport& report = read.report;
    count_repeated_ids(city, report);
    report.files.push_back(read.path.string());
    report.findings.set_file(read.path.string());
    for (const ImportPhase& phase : report.phases) {
        report.cpu_seconds += phase.cpu_seconds;
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - read.started).count();
    return {
        std::move(read.path),
        std::move(read.format),
        std::make_shared<const City>(std::move(city)),
        std::move(report)};
}

} // namespace smiletwin::geo
