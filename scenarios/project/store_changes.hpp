// A commit's changes written into the file, with what has to be brought up to date beside the rows
// themselves: positions of siblings, extents of layers, the system of all geometries.
#pragma once

#include "scenarios/project/project.hpp"
#include "scenarios/project/rows.hpp"
#include "scenarios/project/sqlite.hpp"
#include "scenarios/project/store_schema.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

/// What a commit has to bring up to date beside the rows themselves.
struct AffectedTables {
    std::set<std::pair<Table, std::string>> resized; ///< table and parent that got or lost rows
    std::set<Table> redrawn;                         ///< layers with a changed geometry
    bool crs_changed = false;
};

AffectedTables write_changes(
    Database& database,
    const std::vector<RowChange>& changes,
    Direction direction,
    std::int32_t srs_id);

/// What QGIS zooms to; NULL when the layer is empty.
void write_extent(Database& database, const StoreTable& table, const Project& project);

/// Positions after rows came or went. Only the rows that moved are written.
void write_positions(
    const Database& database, const Project& project, Table table, const std::string& parent);

/// The geometries carry the system's id, so all are written again.
void write_all_geometries(Database& database, const Project& project, std::int32_t srs_id);

} // namespace smiletwin::scenarios
