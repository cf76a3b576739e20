#include "geo/io/vector_reader.hpp"

#include "geo/base/json.hpp"
#include "geo/base/mapped_file.hpp"
#include "geo/crs/zone_prefix.hpp"
#include "geo/io/gdal_dataset.hpp"
#include "geo/io/geojson_crs.hpp"
#include "geo/io/vector_geometry.hpp"

#include <gdal.h>
#include <ogr_api.h>

#include <memory>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

namespace {

struct FeatureDestroy {
    void operator()(void* feature) const { OGR_F_Destroy(feature); }
};
using OgrFeature = std::unique_ptr<void, FeatureDestroy>;

std::vector<std::string> field_names(OGRFeatureDefnH definition) {
    std::vector<std::string> names;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        names.push_back(as_utf8(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
    }
    return names;
}

std::vector<std::pair<std::string, std::string>>
field_values(OGRFeatureH feature, const std::vector<std::string>& names) {
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const int field = static_cast<int>(i);
        if (OGR_F_IsFieldSetAndNotNull(feature, field) != 0) {
            values.emplace_back(names[i], as_utf8(OGR_F_GetFieldAsString(feature, field)));
        }
    }
    return values;
}

/// The source's own "id" (GeoJSON's member or a column), else the running number.
std::string
id_of(OGRFeatureH feature, const std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& [name, value] : values) {
        if ((name == "id" || name == "ID") && !value.empty()) {
            return value;
        }
    }
    return std::to_string(OGR_F_GetFID(feature));
}

void add_feature(
    OGRFeatureH feature, const std::vector<std::string>& names, VectorContent& content) {
    auto parts = plan_parts(OGR_F_GetGeometryRef(feature), content.ignored);
    const auto values = field_values(feature, names);
    const std::string id = id_of(feature, values);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        // Parts of one feature stay apart: "12/1", "12/2".
        const std::string part_id = parts.size() == 1 ? id : id + "/" + std::to_string(i + 1);
        content.layer.features.push_back({part_id, std::move(parts[i]), values});
    }
}

/// `unknown_system`: a name in the file that the library did not understand, usually empty.
Result<VectorContent> read_layer(
    OGRLayerH layer,
    const std::filesystem::path& path,
    const std::string& unknown_system,
    const VectorOptions& options,
    GdalErrors& errors,
    RunContext& context) {
    VectorContent content;
    content.layer.name = OGR_L_GetName(layer);
    auto choice = unknown_system.empty()
                      ? choose_crs(OGR_L_GetSpatialRef(layer), path, options.crs_override)
                      : choose_named_crs(unknown_system, options.crs_override);
    if (!choice) {
        return choice.problem();
    }
    content.layer.crs = choice->crs;
    content.crs = choice->decision;
    const auto names = field_names(OGR_L_GetLayerDefn(layer));
    errors.clear();
    while (const OgrFeature feature{OGR_L_GetNextFeature(layer)}) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        ++content.features_in_file;
        add_feature(feature.get(), names, content);
    }
    if (errors.failed()) {
        // The rest of the layer could not be read; what came before it counts.
        const GIntBig promised = OGR_L_GetFeatureCount(layer, FALSE);
        const auto read = static_cast<GIntBig>(content.features_in_file);
        content.ignored["unreadable"] +=
            promised > read ? static_cast<std::uint64_t>(promised - read) : 1U;
    }
    settle_zone(content);
    return content;
}

Problem no_system(const std::string& declared, const std::filesystem::path& path) {
    if (declared.empty()) {
        return file_problem("warning.vector.no_crs", path, "help.crs.give_epsg");
    }
    Problem problem = file_problem("error.crs.unknown", path, "help.crs.give_epsg");
    problem.what.values.emplace_back("name", declared);
    return problem;
}

bool is_geojson(GDALDatasetH dataset) {
    return std::string_view(GDALGetDriverShortName(GDALGetDatasetDriver(dataset))) == "GeoJSON";
}

/// A GeoJSON that is no JSON says where it breaks.
Problem with_reason(Problem problem, const std::filesystem::path& path) {
    if (path.extension() == ".geojson" || path.extension() == ".json") {
        const Result<MappedFile> file = MappedFile::open(path);
        if (const auto reason = file ? check_json(file->bytes(), path.string()) : std::nullopt) {
            problem.help = reason->what;
        }
    }
    return problem;
}

void move_west(PlanGeometry& geometry, double metres) {
    if (auto* point = std::get_if<Vec2d>(&geometry)) {
        point->x -= metres;
    } else if (auto* line = std::get_if<Line2d>(&geometry)) {
        for (Vec2d& vertex : *line) {
            vertex.x -= metres;
        }
    } else {
        for (Ring2d& ring : std::get<Polygon2d>(geometry).rings) {
            for (Vec2d& vertex : ring) {
                vertex.x -= metres;
            }
        }
    }
}

} // namespace

void settle_zone(VectorContent& content) {
    Box2d box;
    for (const Feature& feature : content.layer.features) {
        box.add(bounds(feature.geometry));
    }
    if (box.empty()) {
        return;
    }
    std::optional<Crs>& crs = content.layer.crs;
    if (!crs && content.crs.declared.empty()) {
        crs = crs_of_zone_prefix(box.center());
        content.crs.used = crs ? crs->id() : std::string();
    }
    const double prefix_m = crs ? zone_prefix_m(*crs, box.center()) : 0.0;
    if (prefix_m > 0.0) {
        for (Feature& feature : content.layer.features) {
            move_west(feature.geometry, prefix_m);
        }
        content.crs.note = note_on_zone_prefix(*crs, prefix_m);
    }
}

std::vector<Problem> remarks_on(const VectorContent& content, const std::filesystem::path& path) {
    std::vector<Problem> result;
    std::uint64_t ignored = 0;
    for (const auto& [reason, count] : content.ignored) {
        ignored += count;
    }
    if (ignored > 0) {
        Problem problem =
            file_problem("warning.vector.ignored", path, "help.vector.check_features");
        problem.where = path.string() + ", " + content.layer.name;
        problem.what.values.emplace_back("count", std::to_string(ignored));
        result.push_back(std::move(problem));
    }
    if (!content.layer.crs) {
        result.push_back(no_system(content.crs.declared, path));
        return result;
    }
    Box2d box;
    for (const Feature& feature : content.layer.features) {
        box.add(bounds(feature.geometry));
    }
    auto outside = outside_area_of_use(*content.layer.crs, box, path);
    if (outside) {
        result.push_back(std::move(*outside));
    }
    return result;
}

Result<std::vector<VectorContent>> read_vector_file(
    const std::filesystem::path& path, const VectorOptions& options, RunContext& context) {
    GdalErrors errors;
    auto dataset =
        open_gdal(path, GdalKind::Vector, {"GeoJSON", "GPKG", "ESRI Shapefile", "DXF"}, errors);
    if (!dataset) {
        return with_reason(dataset.problem(), path);
    }
    const std::string unknown_system =
        is_geojson(dataset->get()) ? unknown_geojson_system(path, context) : std::string();
    std::vector<VectorContent> contents;
    std::vector<Problem> warnings;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset->get()); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset->get(), i);
        if (OGR_L_GetGeomType(layer) == wkbNone) {
            continue; // a plain table
        }
        auto content = read_layer(layer, path, unknown_system, options, errors, context);
        if (!content) {
            return content.problem();
        }
        for (Problem& remark : remarks_on(*content, path)) {
            warnings.push_back(std::move(remark));
        }
        contents.push_back(std::move(*content));
    }
    if (contents.empty()) {
        return file_problem("error.vector.no_layer", path, "help.vector.formats");
    }
    return {std::move(contents), std::move(warnings)};
}

} // namespace smiletwin::geo
