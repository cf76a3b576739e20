#include "scenarios/project/store_changes.hpp"

#include "scenarios/project/store_rows.hpp"

#include <fmt/format.h>

#include <optional>

namespace smiletwin::scenarios {

namespace {

geo::Box2d extent_of(const Project& project, Table table) {
    geo::Box2d box;
    const auto add_measures = [&box](const std::vector<Measure>& measures) {
        for (const Measure& measure : measures) {
            box.add(geo::bounds(measure.geometry));
        }
    };
    if (table == Table::Measures) {
        add_measures(project.corrections);
        for (const Variant& variant : project.variants) {
            add_measures(variant.measures);
        }
    } else if (table == Table::Areas) {
        for (const Area& area : project.areas) {
            box.add(geo::bounds(area.polygon));
        }
    } else if (table == Table::Viewpoints) {
        for (const Viewpoint& viewpoint : project.viewpoints) {
            box.add(geo::Vec2d{viewpoint.eye_crs.x, viewpoint.eye_crs.y});
        }
    }
    return box;
}

} // namespace

AffectedTables write_changes(
    Database& database,
    const std::vector<RowChange>& changes,
    Direction direction,
    std::int32_t srs_id) {
    AffectedTables affected;
    for (const RowChange& change : changes) {
        const bool forward = direction == Direction::Forward;
        const std::optional<Row>& from = forward ? change.before : change.after;
        const std::optional<Row>& to = forward ? change.after : change.before;
        const Row& any = from ? *from : *to;
        if (from && to) {
            update_row(database, *to, srs_id);
        } else if (from) {
            remove_row(database, *from);
        } else {
            insert_row(database, *to, srs_id);
        }
        if (!from || !to) {
            affected.resized.insert({any.table, any.parent});
        }
        if (any.geometry) {
            affected.redrawn.insert(any.table);
        }
        if (any.table == Table::Project) {
            affected.crs_changed |= from->columns["crs"] != to->columns["crs"];
        }
    }
    return affected;
}

void write_extent(Database& database, const StoreTable& table, const Project& project) {
    const geo::Box2d box = extent_of(project, table.table);
    Statement update =
        database.prepare("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?, "
                         "last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?");
    for (const double value : {box.min.x, box.min.y, box.max.x, box.max.y}) {
        if (box.empty()) {
            update.null();
        } else {
            update.real(value);
        }
    }
    update.text(table.name).run();
}

void write_positions(
    const Database& database, const Project& project, Table table, const std::string& parent) {
    Statement update = database.prepare(fmt::format(
        "UPDATE {} SET position = ?1 WHERE id = ?2 AND position IS NOT ?1",
        store_table(table).name));
    std::int64_t position = 0;
    for (const std::string& id : sibling_ids(project, table, parent)) {
        update.whole(position++).text(id).run();
    }
}

void write_all_geometries(Database& database, const Project& project, std::int32_t srs_id) {
    for (const Row& row : all_rows(project)) {
        if (row.geometry) {
            update_row(database, row, srs_id);
        }
    }
}

} // namespace smiletwin::scenarios
