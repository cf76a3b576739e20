// The tables of a project file (*.smile.gpkg), declared once. Layers that QGIS opens are feature
// tables with geometry; the rest are attribute tables and JSON.
#pragma once

#include "scenarios/project/rows.hpp"
#include "scenarios/project/sqlite.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Raised when the tables change; files of a higher version are not opened.
inline constexpr std::int64_t store_version = 3;

enum class ColumnKind : std::uint8_t { Text, Real, Flag, Document };

struct StoreColumn {
    const char* name; ///< the same in Row::columns
    ColumnKind kind;
};

struct StoreTable {
    Table table;
    const char* name;
    const char* geometry_type; ///< "POINT", ..., nullptr without geometry
    bool has_variant;          ///< rows belong to a variant (Row::parent)
    std::vector<StoreColumn> columns;
};

const std::vector<StoreTable>& store_tables();
const StoreTable& store_table(Table table);

/// Those that the table has in this file, which may be of a lower version.
std::set<std::string> column_names(const Database& database, const StoreTable& table);

/// Writes the empty tables and the GeoPackage's own ones into a new file.
void create_schema(Database& database);

/// Brings a file of a lower version to this one: adds the columns it does not have.
void update_schema(Database& database);

/// Registers the project's system and says so for all layers; returns its id in this file:
/// the EPSG code, or -1 (undefined Cartesian) when there is none.
std::int32_t write_reference_system(Database& database, const std::string& crs);

/// QGIS may have added a spatial index, whose triggers call these on every change.
void register_spatial_functions(Database& database);

} // namespace smiletwin::scenarios
