// A project taken apart into rows: what the store keeps and what the history remembers. A change is
// a row before and after; applied forward it redoes, backward it undoes.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/vector/layer.hpp"
#include "scenarios/project/geojson.hpp"
#include "scenarios/project/project.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

enum class Table : std::uint8_t {
    Project, ///< one row
    Settings,
    Sources,
    Variants,
    Measures, ///< parent = id of the variant, "0" for corrections
    Areas,
    Viewpoints,
};
inline constexpr Table all_tables[] = {
    Table::Project,
    Table::Settings,
    Table::Sources,
    Table::Variants,
    Table::Measures,
    Table::Areas,
    Table::Viewpoints};

std::string_view table_name(Table table); ///< "project", "settings", ...

struct Row {
    Table table = Table::Project;
    std::string id;
    std::string parent;        ///< empty but for measures
    std::int64_t position = 0; ///< index among its siblings
    geo::Json columns;         ///< object, fixed keys per table
    std::optional<geo::PlanGeometry> geometry;

    friend bool operator==(const Row&, const Row&) = default;
};

/// `before` absent = added, `after` absent = removed.
struct RowChange {
    std::optional<Row> before;
    std::optional<Row> after;
};

/// In a fixed order: tables, then parents, then positions.
std::vector<Row> all_rows(const Project& project);

/// The reverse: rows of all tables, siblings in their order; positions are counted anew.
Project project_from_rows(std::vector<Row> rows);

/// Ids of a table's rows under one parent, in order.
std::vector<std::string>
sibling_ids(const Project& project, Table table, const std::string& parent);

std::vector<RowChange> difference(const Project& before, const Project& after);

enum class Direction : std::uint8_t { Forward, Backward };
/// `project` with the changes made (Forward) or taken back (Backward). Rows that are no longer
/// there, because another program edited the file, are passed over.
Project patched(Project project, const std::vector<RowChange>& changes, Direction direction);

/// One array for the history table, and back.
geo::Json changes_to_json(const std::vector<RowChange>& changes);
geo::Result<std::vector<RowChange>> changes_from_json(const geo::Json& json);

} // namespace smiletwin::scenarios
