#include "geo/io/citygml_importer.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/io/citygml_looks.hpp"
#include "geo/io/citygml_reading.hpp"
#include "geo/io/citygml_references.hpp"
#include "geo/io/citygml_timeseries.hpp"
#include "geo/io/citygml_versions.hpp"
#include "geo/io/raw_city_import.hpp"

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
    Result<RawFile> file = read_citygml(path, context);
    if (!file) {
        Problem problem = file.problem();
        problem.where = path.string();
        return problem;
    }
    ReadCity read{path, "citygml", std::move(file).value(), {}, {}, started};
    ImportReport& report = read.report;
    report.phases.push_back({"cut", read.file.cutting_cpu_seconds, false});
    report.phases.push_back({"read", read.file.reading_cpu_seconds, true});
    double begin = thread_cpu_seconds();
    resolve_references(read.file, report);
    report.phases.push_back({"references", thread_cpu_seconds() - begin, false});
    begin = thread_cpu_seconds();
    read.laid = lay_appearances(read.file, data_folder(path, options), report);
    report.phases.push_back({"appearances", thread_cpu_seconds() - begin, false});
    const std::vector<RawSeries> series = take_series(read.file);
    City city = finish_city_import(read, options);
    count_versions(city, report);
    std::vector<Thing> things =
        things_of(series, city, {data_folder(path, options), options.time_zone}, report, context);
    Imported imported = imported_city(std::move(read), std::move(city));
    if (!things.empty()) {
        imported.things = std::make_shared<const std::vector<Thing>>(std::move(things));
    }
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
        true,
        true};
}

} // namespace smiletwin::geo
