#include "scenarios/project/rows.hpp"

#include "scenarios/project/row_values.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace smiletwin::scenarios {

namespace {

template <typename T>
Row placed_row(const T& item, std::size_t index, const std::string& parent) {
    Row row = to_row(item);
    row.position = static_cast<std::int64_t>(index);
    row.parent = parent;
    return row;
}

/// True when the items that both lists have stand in the same order.
template <typename T>
bool keeps_order(const std::vector<T>& before, const std::vector<std::optional<std::size_t>>& at) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (at[i]) {
            if (*at[i] < next) {
                return false;
            }
            next = *at[i] + 1;
        }
    }
    return true;
}

/// Most edits touch one item, so the place of an item is looked for where it stood first.
template <typename T>
std::vector<std::optional<std::size_t>>
places(const std::vector<T>& before, const std::vector<T>& after) {
    std::vector<std::optional<std::size_t>> at(before.size());
    std::size_t guess = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool as_guessed = guess < after.size() && id_of(after[guess]) == id_of(before[i]);
        at[i] = as_guessed ? std::optional(guess) : index_of(after, id_of(before[i]));
        guess = at[i] ? *at[i] + 1 : guess;
    }
    return at;
}

template <typename T>
void add_differences(
    const std::vector<T>& before,
    const std::vector<T>& after,
    const std::string& parent,
    std::vector<RowChange>& changes) {
    const auto at = places(before, after);
    assert(keeps_order(before, at)); // no action moves an item among its siblings
    std::vector<bool> known(after.size(), false);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!at[i]) {
            changes.push_back({placed_row(before[i], i, parent), std::nullopt});
            continue;
        }
        known[*at[i]] = true;
        if (!same_row(before[i], after[*at[i]])) {
            changes.push_back(
                {placed_row(before[i], i, parent), placed_row(after[*at[i]], *at[i], parent)});
        }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!known[i]) {
            changes.push_back({std::nullopt, placed_row(after[i], i, parent)});
        }
    }
}

const std::vector<Measure>& measures_under(const Project& project, const std::string& parent) {
    static const std::vector<Measure> none;
    if (parent == baseline_id) {
        return project.corrections;
    }
    for (const Variant& variant : project.variants) {
        if (variant.id == parent) {
            return variant.measures;
        }
    }
    return none;
}

std::vector<std::string> parents(const Project& a, const Project& b) {
    std::vector<std::string> ids{std::string(baseline_id)};
    for (const Project* project : {&a, &b}) {
        for (const Variant& variant : project->variants) {
            if (std::count(ids.begin(), ids.end(), variant.id) == 0) {
                ids.push_back(variant.id);
            }
        }
    }
    return ids;
}

} // namespace

std::string_view table_name(Table table) {
    constexpr std::array<std::string_view, 7> names{
        "project", "settings", "sources", "variants", "measures", "areas", "viewpoints"};
    return names[static_cast<std::size_t>(table)];
}

std::vector<RowChange> difference(const Project& before, const Project& after) {
    std::vector<RowChange> changes;
    Row old_row = project_row(before);
    Row new_row = project_row(after);
    if (old_row != new_row) {
        changes.push_back({std::move(old_row), std::move(new_row)});
    }
    add_differences(before.settings.members(), after.settings.members(), {}, changes);
    add_differences(before.sources, after.sources, {}, changes);
    add_differences(before.variants, after.variants, {}, changes);
    for (const std::string& parent : parents(before, after)) {
        add_differences(
            measures_under(before, parent), measures_under(after, parent), parent, changes);
    }
    add_differences(before.areas, after.areas, {}, changes);
    add_differences(before.viewpoints, after.viewpoints, {}, changes);
    return changes;
}

std::vector<Row> all_rows(const Project& project) {
    std::vector<Row> rows{project_row(project)};
    // The difference to an empty project is everything but the project's own row.
    for (RowChange& change : difference(Project{}, project)) {
        if (change.after->table != Table::Project) {
            rows.push_back(std::move(*change.after));
        }
    }
    return rows;
}

std::vector<std::string>
sibling_ids(const Project& project, Table table, const std::string& parent) {
    std::vector<std::string> ids;
    const auto collect = [&ids](const auto& list) {
        for (const auto& item : list) {
            ids.push_back(id_of(item));
        }
    };
    switch (table) {
    case Table::Project:
        ids.emplace_back("project");
        break;
    case Table::Settings:
        collect(project.settings.members());
        break;
    case Table::Sources:
        collect(project.sources);
        break;
    case Table::Variants:
        collect(project.variants);
        break;
    case Table::Measures:
        collect(measures_under(project, parent));
        break;
    case Table::Areas:
        collect(project.areas);
        break;
    case Table::Viewpoints:
        collect(project.viewpoints);
        break;
    }
    return ids;
}

} // namespace smiletwin::scenarios
