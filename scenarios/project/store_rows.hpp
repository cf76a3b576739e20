// Rows of a project to and from the tables of its file.
#pragma once

#include "scenarios/project/rows.hpp"
#include "scenarios/project/sqlite.hpp"
#include "scenarios/project/store_schema.hpp"

#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

void insert_row(Database& database, const Row& row, std::int32_t srs_id);
void update_row(Database& database, const Row& row, std::int32_t srs_id);
void remove_row(Database& database, const Row& row);

/// Rows in the order of their positions; those without an id or a readable geometry are counted.
struct TableContent {
    std::vector<Row> rows;
    std::size_t unreadable = 0;
};
TableContent read_rows(const Database& database, const StoreTable& table);

} // namespace smiletwin::scenarios
