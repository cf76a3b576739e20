#include "scenarios/project/rows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace smiletwin::scenarios {

namespace {

geo::Json row_to_json(const Row& row) {
    geo::Json json;
    json.set("table", table_name(row.table)).set("id", row.id);
    if (!row.parent.empty()) {
        json.set("parent", row.parent);
    }
    json.set("position", row.position).set("columns", row.columns);
    if (row.geometry) {
        json.set("geometry", to_geojson(*row.geometry));
    }
    return json;
}

geo::Problem unknown_row() {
    return {{"error.project.history_row", {}}, {}, {"help.project.newer_program", {}}, {}};
}

geo::Result<Row> row_from_json(const geo::Json& json) {
    Row row;
    const std::string& name = json["table"].to_string();
    const auto* table =
        std::find_if(std::begin(all_tables), std::end(all_tables), [&name](Table one) {
            return table_name(one) == name;
        });
    if (table == std::end(all_tables)) {
        return unknown_row();
    }
    row.table = *table;
    row.id = json["id"].to_string();
    row.parent = json["parent"].to_string();
    row.position = json["position"].to_int();
    row.columns = json["columns"];
    if (json.contains("geometry")) {
        geo::Result<geo::PlanGeometry> geometry = parse_geojson(json["geometry"]);
        if (!geometry) {
            return geometry.problem();
        }
        row.geometry = std::move(*geometry);
    }
    return row;
}

} // namespace

geo::Json changes_to_json(const std::vector<RowChange>& changes) {
    geo::Json list = geo::Json::array();
    for (const RowChange& change : changes) {
        geo::Json entry = geo::Json::object();
        if (change.before) {
            entry.set("before", row_to_json(*change.before));
        }
        if (change.after) {
            entry.set("after", row_to_json(*change.after));
        }
        list.push(std::move(entry));
    }
    return list;
}

geo::Result<std::vector<RowChange>> changes_from_json(const geo::Json& json) {
    std::vector<RowChange> changes;
    for (const geo::Json& entry : json.items()) {
        RowChange change;
        for (const auto& [key, side] :
             {std::pair{"before", &change.before}, std::pair{"after", &change.after}}) {
            if (entry.contains(key)) {
                geo::Result<Row> row = row_from_json(entry[key]);
                if (!row) {
                    return row.problem();
                }
                *side = std::move(*row);
            }
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace smiletwin::scenarios
