#include "scenarios/project/store_rows.hpp"

#include "scenarios/project/geopackage_blob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace smiletwin::scenarios {

namespace {

/// Names of the columns that a row fills, in the order of bind_row.
std::vector<std::string> bound_columns(const StoreTable& table) {
    std::vector<std::string> names;
    if (table.geometry_type != nullptr) {
        names.emplace_back("geom");
    }
    if (table.has_variant) {
        names.emplace_back("variant");
    }
    names.emplace_back("position");
    for (const StoreColumn& column : table.columns) {
        names.emplace_back(column.name);
    }
    return names;
}

void bind_value(Statement& statement, ColumnKind kind, const geo::Json& value) {
    switch (kind) {
    case ColumnKind::Text:
        statement.text(value.to_string());
        break;
    case ColumnKind::Real:
        statement.real(value.to_double());
        break;
    case ColumnKind::Flag:
        statement.whole(value.to_bool() ? 1 : 0);
        break;
    case ColumnKind::Document:
        statement.text(geo::dump_json(value));
        break;
    }
}

void bind_row(Statement& statement, const StoreTable& table, const Row& row, std::int32_t srs_id) {
    if (table.geometry_type != nullptr) {
        if (row.geometry) {
            statement.blob(geopackage_blob(*row.geometry, srs_id));
        } else {
            statement.null();
        }
    }
    if (table.has_variant) {
        statement.text(row.parent);
    }
    statement.whole(row.position);
    for (const StoreColumn& column : table.columns) {
        bind_value(statement, column.kind, row.columns[column.name]);
    }
    statement.text(row.id);
}

/// Nothing when a document is no JSON: another program may have written there.
std::optional<geo::Json> read_value(const Statement& statement, int index, ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Text:
        return geo::Json(statement.column_text(index));
    case ColumnKind::Real:
        return geo::Json(statement.column_real(index));
    case ColumnKind::Flag:
        return geo::Json(statement.column_whole(index) != 0);
    case ColumnKind::Document:
        break;
    }
    if (statement.column_is_null(index)) {
        return geo::Json::object();
    }
    auto parsed = geo::parse_json(statement.column_text(index), {});
    return parsed ? std::optional(std::move(*parsed)) : std::nullopt;
}

std::optional<Row> read_row(const Statement& statement, const StoreTable& table) {
    Row row;
    row.table = table.table;
    int index = 0;
    if (table.geometry_type != nullptr) {
        row.geometry = read_geopackage_blob(statement.column_blob(index++));
        if (!row.geometry) {
            return std::nullopt;
        }
    }
    if (table.has_variant) {
        row.parent = statement.column_text(index++);
    }
    row.position = statement.column_whole(index++);
    for (const StoreColumn& column : table.columns) {
        std::optional<geo::Json> value = read_value(statement, index++, column.kind);
        if (!value) {
            return std::nullopt;
        }
        row.columns.set(column.name, std::move(*value));
    }
    row.id = statement.column_text(index);
    return row.id.empty() ? std::nullopt : std::optional(std::move(row));
}

} // namespace

void insert_row(Database& database, const Row& row, std::int32_t srs_id) {
    const StoreTable& table = store_table(row.table);
    const std::vector<std::string> names = bound_columns(table);
    std::string marks = "?";
    for (std::size_t i = 0; i < names.size(); ++i) {
        marks += ", ?";
    }
    Statement insert = database.prepare(fmt::format(
        "INSERT INTO {} ({}, id) VALUES ({})", table.name, fmt::join(names, ", "), marks));
    bind_row(insert, table, row, srs_id);
    insert.run();
}

void update_row(Database& database, const Row& row, std::int32_t srs_id) {
    const StoreTable& table = store_table(row.table);
    Statement update = database.prepare(fmt::format(
        "UPDATE {} SET {} = ? WHERE id = ?",
        table.name,
        fmt::join(bound_columns(table), " = ?, ")));
    bind_row(update, table, row, srs_id);
    update.run();
}

void remove_row(Database& database, const Row& row) {
    Statement remove =
        database.prepare(fmt::format("DELETE FROM {} WHERE id = ?", store_table(row.table).name));
    remove.text(row.id).run();
}

TableContent read_rows(const Database& database, const StoreTable& table) {
    std::vector<std::string> names = bound_columns(table);
    // A file of a lower version that is only looked at lacks columns that came later.
    const std::set<std::string> known = column_names(database, table);
    std::replace_if(
        names.begin(),
        names.end(),
        [&known](const std::string& name) { return known.count(name) == 0; },
        "NULL");
    Statement select = database.prepare(fmt::format(
        "SELECT {}, id FROM {} ORDER BY position, fid", fmt::join(names, ", "), table.name));
    TableContent content;
    while (select.step()) {
        if (std::optional<Row> row = read_row(select, table)) {
            content.rows.push_back(std::move(*row));
        } else {
            ++content.unreadable;
        }
    }
    return content;
}

} // namespace smiletwin::scenarios
