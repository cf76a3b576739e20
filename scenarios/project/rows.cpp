#include "scenarios/project/rows.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>

namespace smiletwin::scenarios {

namespace {

using Setting = geo::Json::Member;

// ---- one function pair per table: value to row, row to value ----

Row to_row(const Source& source) {
    Row row{Table::Sources, source.id, {}, 0, {}, std::nullopt};
    row.columns.set("role", source_role_name(source.role))
        .set("title", source.title)
        .set("path", source.path)
        .set("hash", source.hash)
        .set("crs", source.crs_override)
        .set("licence", source.licence)
        .set("date", source.date)
        .set("visible", source.visible)
        .set("opacity", source.opacity);
    return row;
}

void from_row(const Row& row, Source& source) {
    source.id = row.id;
    source.role = source_role_named(row.columns["role"].to_string()).value_or(SourceRole::Layer);
    source.title = row.columns["title"].to_string();
    source.path = row.columns["path"].to_string();
    source.hash = row.columns["hash"].to_string();
    source.crs_override = row.columns["crs"].to_string();
    source.licence = row.columns["licence"].to_string();
    source.date = row.columns["date"].to_string();
    source.visible = row.columns["visible"].to_bool(true);
    source.opacity = row.columns["opacity"].to_double(1.0);
}

Row to_row(const Variant& variant) {
    Row row{Table::Variants, variant.id, {}, 0, {}, std::nullopt};
    row.columns.set("name", variant.name);
    return row;
}

/// The measures of a variant are rows of their own and stay as they are.
void from_row(const Row& row, Variant& variant) {
    variant.id = row.id;
    variant.name = row.columns["name"].to_string();
}

Row to_row(const Measure& measure) {
    Row row{Table::Measures, measure.id, {}, 0, {}, measure.geometry};
    row.columns.set("kind", measure.kind).set("parameters", measure.parameters);
    return row;
}

void from_row(const Row& row, Measure& measure) {
    measure.id = row.id;
    measure.kind = row.columns["kind"].to_string();
    measure.parameters = row.columns["parameters"];
    measure.geometry = row.geometry.value_or(geo::Vec2d{});
}

Row to_row(const Area& area) {
    Row row{Table::Areas, area.id, {}, 0, {}, geo::PlanGeometry(area.polygon)};
    row.columns.set("name", area.name).set("cell_m", area.cell_m).set("halo_m", area.halo_m);
    return row;
}

void from_row(const Row& row, Area& area) {
    area.id = row.id;
    area.name = row.columns["name"].to_string();
    area.cell_m = row.columns["cell_m"].to_double(1.0);
    area.halo_m = row.columns["halo_m"].to_double();
    const auto* polygon = row.geometry ? std::get_if<geo::Polygon2d>(&*row.geometry) : nullptr;
    area.polygon = polygon != nullptr ? *polygon : geo::Polygon2d{};
}

Row to_row(const Viewpoint& viewpoint) {
    const geo::Vec2d eye{viewpoint.eye_crs.x, viewpoint.eye_crs.y};
    Row row{Table::Viewpoints, viewpoint.id, {}, 0, {}, geo::PlanGeometry(eye)};
    row.columns.set("name", viewpoint.name)
        .set("eye_z_m", viewpoint.eye_crs.z)
        .set("target_x", viewpoint.target_crs.x)
        .set("target_y", viewpoint.target_crs.y)
        .set("target_z_m", viewpoint.target_crs.z);
    return row;
}

void from_row(const Row& row, Viewpoint& viewpoint) {
    viewpoint.id = row.id;
    viewpoint.name = row.columns["name"].to_string();
    const auto* eye = row.geometry ? std::get_if<geo::Vec2d>(&*row.geometry) : nullptr;
    const geo::Vec2d plan = eye != nullptr ? *eye : geo::Vec2d{};
    viewpoint.eye_crs = {plan.x, plan.y, row.columns["eye_z_m"].to_double()};
    viewpoint.target_crs = {
        row.columns["target_x"].to_double(),
        row.columns["target_y"].to_double(),
        row.columns["target_z_m"].to_double()};
}

Row to_row(const Setting& setting) {
    Row row{Table::Settings, setting.first, {}, 0, {}, std::nullopt};
    row.columns.set("value", setting.second);
    return row;
}

void from_row(const Row& row, Setting& setting) {
    setting.first = row.id;
    setting.second = row.columns["value"];
}

Row project_row(const Project& project) {
    Row row{Table::Project, "project", {}, 0, {}, std::nullopt};
    row.columns.set("name", project.name)
        .set("crs", project.crs)
        .set("time_zone", project.time_zone);
    return row;
}

void from_row(const Row& row, Project& project) {
    project.name = row.columns["name"].to_string();
    project.crs = row.columns["crs"].to_string();
    project.time_zone = row.columns["time_zone"].to_string();
}

template <typename T>
const std::string& id_of(const T& item) {
    return item.id;
}
const std::string& id_of(const Setting& item) {
    return item.first;
}

/// What is compared: a variant's row says nothing about its measures.
template <typename T>
bool same_row(const T& a, const T& b) {
    return a == b;
}
bool same_row(const Variant& a, const Variant& b) {
    return a.id == b.id && a.name == b.name;
}

// ---- lists of rows ----

template <typename T>
Row placed_row(const T& item, std::size_t index, const std::string& parent) {
    Row row = to_row(item);
    row.position = static_cast<std::int64_t>(index);
    row.parent = parent;
    return row;
}

template <typename T>
std::optional<std::size_t> index_of(const std::vector<T>& list, std::string_view id) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (id_of(list[i]) == id) {
            return i;
        }
    }
    return std::nullopt;
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

// ---- patching ----

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

// ---- rows as JSON ----

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
