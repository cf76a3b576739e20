#include "scenarios/exchange/measure_table.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/geometry/wkt.hpp"
#include "scenarios/measures/active_times.hpp"
#include "scenarios/project/geojson.hpp"
#include "scenarios/site/measure_costs.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

constexpr std::array<std::string_view, 4> endings{".geojson", ".gpkg", ".csv", ".xlsx"};
constexpr std::string_view layer_name = "measures";

using geo::TableCell;

TableCell words_or_nothing(std::string words) {
    return words.empty() ? TableCell() : TableCell(std::move(words));
}

/// Of all kinds that are there, in the order they are met.
std::vector<std::string>
parameter_names(std::span<const Measure> measures, const Catalogue& catalogue) {
    std::vector<std::string> names;
    for (const Measure& measure : measures) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        for (const ParameterSpec& spec :
             kind != nullptr ? kind->parameters : std::vector<ParameterSpec>()) {
            if (std::find(names.begin(), names.end(), spec.name) == names.end()) {
                names.push_back(spec.name);
            }
        }
    }
    return names;
}

TableCell parameter_cell(
    const Measure& measure,
    const MeasureKind& kind,
    const std::string& name,
    const Catalogue& catalogue) {
    for (const ParameterSpec& spec : kind.parameters) {
        if (spec.name == name) {
            return spec.choices.empty() ? TableCell(catalogue.number(measure, name))
                                        : TableCell(catalogue.choice(measure, name));
        }
    }
    return {};
}

std::vector<TableCell> row_of(
    const Measure& measure,
    std::size_t number,
    const std::vector<std::string>& parameters,
    const Catalogue& catalogue,
    const geo::Text& text) {
    const MeasureKind* kind = catalogue.kind(measure.kind);
    std::vector<TableCell> row{
        measure.id,
        static_cast<double>(number),
        measure.kind,
        kind != nullptr ? text(kind->name_key) : measure.kind,
        words_or_nothing(measure.parameters[active_parameter].to_string())};
    for (const std::string& name : parameters) {
        row.push_back(
            kind != nullptr ? parameter_cell(measure, *kind, name, catalogue) : TableCell());
    }
    if (kind == nullptr) {
        row.resize(row.size() + 6);
        return row;
    }
    const CostRange cost = cost_of(std::span(&measure, 1), catalogue);
    row.emplace_back(measure_quantity(measure, catalogue, kind->cost.per));
    row.emplace_back(std::string(measure_unit_name(kind->cost.per)));
    for (const double number_EUR :
         {cost.invest_least_EUR,
          cost.invest_most_EUR,
          cost.upkeep_least_EUR_per_year,
          cost.upkeep_most_EUR_per_year}) {
        row.emplace_back(number_EUR);
    }
    return row;
}

geo::Json json_of(const TableCell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
        return *number;
    }
    const auto* words = std::get_if<std::string>(&cell);
    return words != nullptr ? geo::Json(*words) : geo::Json();
}

geo::Result<geo::Transform> to_wgs84(const Project& project) {
    const auto from = geo::Crs::parse(project.crs);
    if (!from) {
        return from.problem();
    }
    const auto to = geo::Crs::from_epsg(4326);
    return to ? geo::Transform::between(*from, *to) : to.problem();
}

void move(geo::Line2d& points, const geo::Transform& transform) {
    for (geo::Vec2d& point : points) {
        point = transform(point);
    }
}

/// RFC 7946 turns outer rings counter-clockwise, holes clockwise.
void turn_rings(geo::Polygon2d& polygon) {
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        const bool is_left = geo::signed_area_m2(polygon.rings[i]) > 0.0;
        if (is_left != (i == 0)) {
            std::reverse(polygon.rings[i].begin(), polygon.rings[i].end());
        }
    }
}

geo::PlanGeometry moved(geo::PlanGeometry geometry, const geo::Transform& transform) {
    if (auto* point = std::get_if<geo::Vec2d>(&geometry)) {
        *point = transform(*point);
    } else if (auto* line = std::get_if<geo::Line2d>(&geometry)) {
        move(*line, transform);
    } else {
        auto& polygon = std::get<geo::Polygon2d>(geometry);
        for (geo::Ring2d& ring : polygon.rings) {
            move(ring, transform);
        }
        turn_rings(polygon);
    }
    return geometry;
}

geo::Result<std::string> geojson_text(const geo::DataTable& table, const Project& project) {
    const auto transform = to_wgs84(project);
    if (!transform) {
        return transform.problem();
    }
    geo::Json features = geo::Json::array();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        geo::Json properties = geo::Json::object();
        for (std::size_t k = 0; k < table.titles.size(); ++k) {
            if (!std::holds_alternative<std::monostate>(table.rows[i][k])) {
                properties.set(table.titles[k], json_of(table.rows[i][k]));
            }
        }
        geo::Json feature = geo::Json::object();
        feature.set("type", "Feature").set("properties", std::move(properties));
        feature.set("geometry", to_geojson(moved(table.geometries[i], *transform)));
        features.push(std::move(feature));
    }
    geo::Json collection = geo::Json::object();
    collection.set("type", "FeatureCollection").set("features", std::move(features));
    return geo::dump_json(collection, 1) + "\n";
}

geo::DataTable with_wkt(geo::DataTable table) {
    table.titles.emplace_back("wkt");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        table.rows[i].emplace_back(std::visit(
            [](const auto& geometry) { return geo::to_wkt(geometry); }, table.geometries[i]));
    }
    return table;
}

} // namespace

geo::DataTable measure_table(
    std::span<const Measure> measures, const Catalogue& catalogue, const geo::Text& text) {
    geo::DataTable table;
    table.name = layer_name;
    const std::vector<std::string> parameters = parameter_names(measures, catalogue);
    table.titles = {"id", "number", "kind", "name", std::string(active_parameter)};
    table.titles.insert(table.titles.end(), parameters.begin(), parameters.end());
    for (const char* title :
         {"quantity",
          "unit",
          "invest_from_EUR",
          "invest_to_EUR",
          "upkeep_from_EUR_per_year",
          "upkeep_to_EUR_per_year"}) {
        table.titles.emplace_back(title);
    }
    for (const Measure& measure : measures) {
        table.rows.push_back(row_of(measure, table.rows.size() + 1, parameters, catalogue, text));
        table.geometries.push_back(measure.geometry);
    }
    return table;
}

const std::vector<Measure>* measure_list(const Project& project, std::string_view variant) {
    if (variant == baseline_id) {
        return &project.corrections;
    }
    const Variant* found = project.variant(variant);
    return found != nullptr ? &found->measures : nullptr;
}

bool is_measure_file_ending(const std::filesystem::path& path) {
    return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

geo::Result<geo::Done> write_measures(
    const std::filesystem::path& path,
    std::span<const Measure> measures,
    const Project& project,
    const Catalogue& catalogue,
    const geo::Text& text) {
    const geo::DataTable table = measure_table(measures, catalogue, text);
    const std::string ending = path.extension().string();
    if (ending == ".geojson") {
        const auto json = geojson_text(table, project);
        return json ? geo::replace_file(path, *json) : json.problem();
    }
    if (ending == ".gpkg") {
        if (project.crs.empty()) {
            return geo::write_layers(path, std::span(&table, 1), std::nullopt);
        }
        const auto crs = geo::Crs::parse(project.crs);
        return crs ? geo::write_layers(path, std::span(&table, 1), *crs) : crs.problem();
    }
    const geo::DataTable flat = with_wkt(table);
    if (ending == ".csv") {
        return geo::replace_file(path, geo::csv_text(flat, geo::csv_style(text.language())));
    }
    if (ending == ".xlsx") {
        return geo::write_xlsx(path, std::span(&flat, 1));
    }
    return geo::Problem{
        {"error.measures.ending", {}}, path.string(), {"help.measures.endings", {}}, {}};
}

} // namespace smiletwin::scenarios
