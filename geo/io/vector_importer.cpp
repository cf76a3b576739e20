#include "geo/io/vector_importer.hpp"

#include "geo/io/csv_layer.hpp"
#include "geo/io/gdal_dataset.hpp"
#include "geo/io/vector_reader.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

namespace {

/// The head without white space: how JSON is laid out does not matter.
std::string squeezed(std::string_view text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](unsigned char c) {
        return std::isspace(c) == 0;
    });
    return result;
}

int geojson_confidence(const FileHead& head) {
    const std::string text = squeezed(head.bytes);
    const bool collection = text.find(R"("type":"FeatureCollection")") != std::string::npos;
    const bool feature = text.find(R"("type":"Feature")") != std::string::npos &&
                         text.find("Datastreams") == std::string::npos;
    if (collection || feature) {
        return 2;
    }
    return head.lower_extension == ".geojson" ? 1 : 0;
}

int geopackage_confidence(const FileHead& head) {
    const bool sqlite = head.bytes.starts_with("SQLite format 3");
    const std::string name = head.path.filename().string();
    // Projects are GeoPackages, too, but they are opened, not imported.
    if (name.ends_with(".smile.gpkg") || head.lower_extension != ".gpkg") {
        return 0;
    }
    return sqlite ? 2 : 1;
}

int shapefile_confidence(const FileHead& head) {
    if (head.lower_extension != ".shp") {
        return 0;
    }
    return head.bytes.starts_with(std::string_view("\0\0\x27\x0a", 4)) ? 2 : 1;
}

/// Text with a number and its value in turn, each in a line of its own; comments have the number
/// 999. The binary form is another format.
int dxf_confidence(const FileHead& head) {
    if (head.lower_extension != ".dxf") {
        return 0;
    }
    const std::string text = squeezed(head.bytes);
    return text.starts_with("0SECTION") || text.starts_with("999") ? 2 : 1;
}

/// Tables without places are nothing for a map.
int csv_confidence(const FileHead& head) {
    const bool named = head.lower_extension == ".csv" || head.lower_extension == ".tsv";
    return named && names_places(head.bytes.substr(0, head.bytes.find('\n'))) ? 2 : 0;
}

Box3d box_of(const VectorLayer& layer) {
    Box3d result;
    for (const Feature& feature : layer.features) {
        const Box2d box = bounds(feature.geometry);
        result.add(Vec3d{box.min.x, box.min.y, 0.0});
        result.add(Vec3d{box.max.x, box.max.y, 0.0});
    }
    return result;
}

/// One file brings one layer: the first that has features. The others are named in the report.
Result<Imported> import_vector(
    const std::filesystem::path& path,
    const ImportOptions& options,
    RunContext& context,
    std::string_view format) {
    auto contents = read_vector_file(path, {options.crs_override}, context);
    if (!contents) {
        return contents.problem();
    }
    const auto filled = std::find_if(contents->begin(), contents->end(), [](const auto& content) {
        return !content.layer.features.empty();
    });
    const bool empty =
        std::all_of(contents->begin(), contents->end(), [](const VectorContent& content) {
            return content.features_in_file == 0;
        });
    if (empty) {
        return file_problem("error.vector.empty", path, "help.vector.empty");
    }
    if (filled == contents->end()) {
        return file_problem("error.vector.no_features", path, "help.vector.check_features");
    }
    std::string others;
    for (auto content = contents->begin(); content != contents->end(); ++content) {
        if (content != filled) {
            others += (others.empty() ? "" : ", ") + content->layer.name;
        }
    }
    Imported imported = imported_layer(std::move(*filled), path, format);
    imported.report.warnings = contents.warnings();
    if (!others.empty()) {
        imported.report.ignored["other_layers"] = contents->size() - 1;
        Problem problem = file_problem("warning.vector.one_layer", path, "help.vector.one_layer");
        problem.what.values.emplace_back("layers", others);
        imported.report.warnings.push_back(std::move(problem));
    }
    return imported;
}

Result<Imported>
import_csv(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    auto content = read_csv_layer(path, {options.crs_override}, context);
    if (!content) {
        return content.problem();
    }
    if (content->features_in_file == 0) {
        return file_problem("error.vector.empty", path, "help.vector.empty");
    }
    if (content->layer.features.empty()) {
        return file_problem("error.vector.no_features", path, "help.csv.places");
    }
    std::vector<Problem> remarks = remarks_on(*content, path);
    Imported imported = imported_layer(std::move(*content), path, "csv");
    imported.report.warnings = std::move(remarks);
    return imported;
}

Result<Imported> import_geojson(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_vector(path, options, context, "geojson");
}

Result<Imported> import_geopackage(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_vector(path, options, context, "geopackage");
}

Result<Imported> import_shapefile(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_vector(path, options, context, "shapefile");
}

Result<Imported>
import_dxf(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    return import_vector(path, options, context, "dxf");
}

} // namespace

Imported
imported_layer(VectorContent content, const std::filesystem::path& path, std::string_view format) {
    Imported imported;
    imported.path = path;
    imported.format = format;
    ImportReport& report = imported.report;
    report.files = {path.string()};
    report.crs = content.crs;
    report.objects = content.layer.features.size();
    report.ignored = content.ignored;
    // The report's box is in metres; degrees do not go together with it.
    if (!content.layer.crs || !content.layer.crs->is_geographic()) {
        report.bounds = box_of(content.layer);
    }
    if (report.objects > 0) {
        report.objects_by_type["Feature"] = report.objects;
    }
    imported.data = std::make_shared<const VectorLayer>(std::move(content.layer));
    return imported;
}

Format csv_format() {
    return {"csv", "format.csv", {".csv", ".tsv"}, csv_confidence, import_csv, true};
}

Format dxf_format() {
    return {"dxf", "format.dxf_drawing", {".dxf"}, dxf_confidence, import_dxf};
}

Format geojson_format() {
    return {"geojson", "format.geojson", {".geojson", ".json"}, geojson_confidence, import_geojson};
}

Format geopackage_format() {
    return {"geopackage", "format.geopackage", {".gpkg"}, geopackage_confidence, import_geopackage};
}

Format shapefile_format() {
    return {"shapefile", "format.shapefile", {".shp"}, shapefile_confidence, import_shapefile};
}

} // namespace smiletwin::geo
