#include "scenarios/project/store_schema.hpp"

#include "geo/crs/crs.hpp"
#include "scenarios/project/geopackage_blob.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <string>

namespace smiletwin::scenarios {

namespace {

constexpr const char* sql_type(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Real:
        return "DOUBLE";
    case ColumnKind::Flag:
        return "BOOLEAN";
    case ColumnKind::Text:
    case ColumnKind::Document:
        break;
    }
    return "TEXT";
}

/// OGC 12-128r18 (GeoPackage 1.3), annex C; the reference systems as WKT 2 by the crs_wkt
/// extension.
constexpr const char* geopackage_tables = R"sql(
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT,
    definition_12_063 TEXT NOT NULL DEFAULT 'undefined');
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL, 'undefined'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL, 'undefined');
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
    scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_extensions VALUES ('gpkg_spatial_ref_sys', 'definition_12_063', 'gpkg_crs_wkt',
    'http://www.geopackage.org/spec/#extension_crs_wkt', 'read-write');
)sql";

/// Not listed in gpkg_contents: nobody should edit these by hand.
constexpr const char* own_tables = R"sql(
CREATE TABLE smile_meta (key TEXT PRIMARY KEY, value NOT NULL);
CREATE TABLE smile_history (
    seq INTEGER PRIMARY KEY, label TEXT NOT NULL, time_utc TEXT NOT NULL, changes TEXT NOT NULL);
)sql";

void create_table(Database& database, const StoreTable& table) {
    std::string sql =
        fmt::format("CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", table.name);
    if (table.geometry_type != nullptr) {
        sql += fmt::format(", geom {}", table.geometry_type);
    }
    sql += ", id TEXT UNIQUE";
    if (table.has_variant) {
        sql += ", variant TEXT";
    }
    sql += ", position INTEGER";
    for (const StoreColumn& column : table.columns) {
        sql += fmt::format(", {} {}", column.name, sql_type(column.kind));
    }
    database.run(sql + ")");
    database.run(fmt::format(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        "VALUES ('{0}', '{1}', '{0}', {2})",
        table.name,
        table.geometry_type != nullptr ? "features" : "attributes",
        table.geometry_type != nullptr ? "-1" : "NULL"));
    if (table.geometry_type != nullptr) {
        database.run(fmt::format(
            "INSERT INTO gpkg_geometry_columns VALUES ('{}', 'geom', '{}', -1, 0, 0)",
            table.name,
            table.geometry_type));
    }
}

void insert_reference_system(Database& database, const geo::Crs& crs, std::int32_t srs_id) {
    Statement insert = database.prepare("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, "
                                        "'EPSG', ?, 'undefined', NULL, ?)");
    insert.text(crs.horizontal_name()).whole(srs_id).whole(srs_id).text(crs.wkt()).run();
}

// ---- SQL functions ----

std::optional<geo::PlanGeometry> geometry_of(sqlite3_value* value) {
    const auto* data = static_cast<const std::byte*>(sqlite3_value_blob(value));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return data != nullptr ? read_geopackage_blob({data, size}) : std::nullopt;
}

extern "C" void sql_is_empty(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    sqlite3_result_int(context, geometry_of(values[0]) ? 0 : 1);
}

/// One side of the bounding box; which one is the function's user data.
extern "C" void sql_bound(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const std::optional<geo::PlanGeometry> geometry = geometry_of(values[0]);
    if (!geometry) {
        sqlite3_result_null(context);
        return;
    }
    using Side = double (*)(const geo::Box2d&);
    const auto pick = *static_cast<const Side*>(sqlite3_user_data(context));
    sqlite3_result_double(context, pick(geo::bounds(*geometry)));
}

} // namespace

const std::vector<StoreTable>& store_tables() {
    using enum ColumnKind;
    static const std::vector<StoreTable> all{
        {Table::Project,
         "project",
         nullptr,
         false,
         {{"name", Text}, {"crs", Text}, {"time_zone", Text}}},
        {Table::Settings, "settings", nullptr, false, {{"value", Document}}},
        {Table::Sources,
         "sources",
         nullptr,
         false,
         {{"role", Text},
          {"title", Text},
          {"path", Text},
          {"hash", Text},
          {"crs", Text},
          {"licence", Text},
          {"date", Text},
          {"visible", Flag},
          {"opacity", Real},
          {"lod", Text},
          {"theme", Text},
          {"axis_order", Text},
          {"up_axis", Text},
          {"place", Document}}},
        {Table::Variants, "variants", nullptr, false, {{"name", Text}, {"note", Text}}},
        {Table::Measures, "measures", "GEOMETRY", true, {{"kind", Text}, {"parameters", Document}}},
        {Table::Areas,
         "areas",
         "POLYGON",
         false,
         {{"name", Text}, {"cell_m", Real}, {"halo_m", Real}}},
        {Table::Viewpoints,
         "viewpoints",
         "POINT",
         false,
         {{"name", Text},
          {"eye_z_m", Real},
          {"target_x", Real},
          {"target_y", Real},
          {"target_z_m", Real}}},
    };
    return all;
}

const StoreTable& store_table(Table table) {
    const auto& all = store_tables();
    const auto found = std::find_if(
        all.begin(), all.end(), [table](const StoreTable& one) { return one.table == table; });
    assert(found != all.end());
    return *found;
}

void create_schema(Database& database) {
    database.run(geopackage_tables);
    database.run(own_tables);
    for (const StoreTable& table : store_tables()) {
        create_table(database, table);
    }
    if (const auto wgs84 = geo::Crs::from_epsg(4326)) {
        insert_reference_system(database, *wgs84, 4326); // required in every GeoPackage
    }
    Statement meta = database.prepare("INSERT INTO smile_meta VALUES (?, ?)");
    meta.text("version").whole(store_version).run();
    meta.text("position").whole(0).run();
}

void update_schema(Database& database) {
    if (database.number("SELECT value FROM smile_meta WHERE key = 'version'") >= store_version) {
        return;
    }
    Transaction transaction(database);
    for (const StoreTable& table : store_tables()) {
        const std::set<std::string> known = column_names(database, table);
        for (const StoreColumn& column : table.columns) {
            if (known.count(column.name) == 0) {
                database.run(fmt::format(
                    "ALTER TABLE {} ADD COLUMN {} {}",
                    table.name,
                    column.name,
                    sql_type(column.kind)));
            }
        }
    }
    Statement meta = database.prepare("UPDATE smile_meta SET value = ? WHERE key = 'version'");
    meta.whole(store_version).run();
    transaction.commit();
}

std::set<std::string> column_names(const Database& database, const StoreTable& table) {
    std::set<std::string> names;
    Statement select = database.prepare("SELECT name FROM pragma_table_info(?)");
    select.text(table.name);
    while (select.step()) {
        names.insert(select.column_text(0));
    }
    return names;
}

std::int32_t write_reference_system(Database& database, const std::string& crs) {
    std::int32_t srs_id = -1;
    if (const auto parsed = geo::Crs::parse(crs); parsed && parsed->horizontal_epsg() > 0) {
        const auto horizontal = geo::Crs::from_epsg(parsed->horizontal_epsg());
        if (horizontal) {
            srs_id = static_cast<std::int32_t>(parsed->horizontal_epsg());
            insert_reference_system(database, *horizontal, srs_id);
        }
    }
    database.run(fmt::format("UPDATE gpkg_geometry_columns SET srs_id = {}", srs_id));
    database.run(
        fmt::format("UPDATE gpkg_contents SET srs_id = {} WHERE data_type = 'features'", srs_id));
    return srs_id;
}

void register_spatial_functions(Database& database) {
    using Side = double (*)(const geo::Box2d&);
    static const struct {
        const char* name;
        Side side;
    } sides[] = {
        {"ST_MinX", [](const geo::Box2d& box) { return box.min.x; }},
        {"ST_MaxX", [](const geo::Box2d& box) { return box.max.x; }},
        {"ST_MinY", [](const geo::Box2d& box) { return box.min.y; }},
        {"ST_MaxY", [](const geo::Box2d& box) { return box.max.y; }},
    };
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const auto add = [&database](const char* name, void* data, auto* function) {
        const int code = sqlite3_create_function_v2(
            database.handle(), name, 1, flags, data, function, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) {
            throw SqlError(code, sqlite3_errmsg(database.handle()));
        }
    };
    add("ST_IsEmpty", nullptr, sql_is_empty);
    for (const auto& one : sides) {
        add(one.name, const_cast<Side*>(&one.side), sql_bound);
    }
}

} // namespace smiletwin::scenarios
