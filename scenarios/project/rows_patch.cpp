#include "scenarios/project/row_values.hpp"

#include <algorithm>
#include <map>
#include <type_traits>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Calls `edit` with the list that holds the row's kind; settings are handed over and taken back.
template <typename Edit>
void with_list(Project& project, const Row& row, const Edit& edit) {
    switch (row.table) {
    case Table::Project:
        return;
    case Table::Settings: {
        geo::Json::Object members = project.settings.members();
        edit(members);
        project.settings = members.empty() ? geo::Json{} : geo::Json(std::move(members));
        return;
    }
    case Table::Sources:
        return edit(project.sources);
    case Table::Variants:
        return edit(project.variants);
    case Table::Areas:
        return edit(project.areas);
    case Table::Viewpoints:
        return edit(project.viewpoints);
    case Table::Measures:
        if (row.parent == baseline_id) {
            return edit(project.corrections);
        }
        for (Variant& variant : project.variants) {
            if (variant.id == row.parent) {
                return edit(variant.measures);
            }
        }
        return;
    }
}

void remove_row(Project& project, const Row& row) {
    with_list(project, row, [&row](auto& list) {
        if (const auto index = index_of(list, row.id)) {
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
        }
    });
}

void update_row(Project& project, const Row& row) {
    if (row.table == Table::Project) {
        from_row(row, project);
        return;
    }
    with_list(project, row, [&row](auto& list) {
        if (const auto index = index_of(list, row.id)) {
            from_row(row, list[*index]);
        }
    });
}

void insert_row(Project& project, const Row& row) {
    with_list(project, row, [&row](auto& list) {
        typename std::decay_t<decltype(list)>::value_type item;
        from_row(row, item);
        const auto position = static_cast<std::ptrdiff_t>(
            std::min(static_cast<std::size_t>(row.position), list.size()));
        list.insert(list.begin() + position, std::move(item));
    });
}

} // namespace

Project project_from_rows(std::vector<Row> rows) {
    std::map<std::pair<Table, std::string>, std::int64_t> next;
    std::vector<RowChange> changes;
    Project project;
    for (Row& row : rows) {
        if (row.table == Table::Project) {
            from_row(row, project);
            continue;
        }
        row.position = next[{row.table, row.parent}]++;
        changes.push_back({std::nullopt, std::move(row)});
    }
    return patched(std::move(project), changes, Direction::Forward);
}

Project patched(Project project, const std::vector<RowChange>& changes, Direction direction) {
    const bool forward = direction == Direction::Forward;
    const auto from = [forward](const RowChange& c) { return forward ? &c.before : &c.after; };
    const auto to = [forward](const RowChange& c) { return forward ? &c.after : &c.before; };
    // Children leave before their parents and come after them; the list has parents first and
    // positions rising, so an inserted row finds all rows before it in place.
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        if (!to(*change)->has_value()) {
            remove_row(project, **from(*change));
        }
    }
    for (const RowChange& change : changes) {
        if (from(change)->has_value() && to(change)->has_value()) {
            update_row(project, **to(change));
        }
    }
    for (const RowChange& change : changes) {
        if (!from(change)->has_value()) {
            insert_row(project, **to(change));
        }
    }
    return project;
}

} // namespace smiletwin::scenarios
