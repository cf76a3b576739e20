#include "scenarios/project/store.hpp"

#include "geo/base/file_problems.hpp"
#include "scenarios/project/sqlite.hpp"
#include "scenarios/project/store_rows.hpp"
#include "scenarios/project/store_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace smiletwin::scenarios {

namespace {

geo::Json label_to_json(const geo::Message& label) {
    geo::Json values = geo::Json::object();
    for (const auto& [name, value] : label.values) {
        values.set(name, value);
    }
    geo::Json json;
    json.set("key", label.key).set("values", std::move(values));
    return json;
}

geo::Message label_from_json(const std::string& text) {
    geo::Message label;
    if (const auto json = geo::parse_json(text, {})) {
        label.key = (*json)["key"].to_string();
        for (const auto& [name, value] : (*json)["values"].members()) {
            label.values.emplace_back(name, value.to_string());
        }
    }
    return label;
}

void write_step(
    const Database& database,
    std::size_t seq,
    const HistoryLine& line,
    const std::vector<RowChange>& changes) {
    Statement insert = database.prepare("INSERT INTO smile_history VALUES (?, ?, ?, ?)");
    insert.whole(static_cast<std::int64_t>(seq))
        .text(geo::dump_json(label_to_json(line.label)))
        .text(line.time_utc)
        .text(geo::dump_json(changes_to_json(changes)))
        .run();
}

void write_position(const Database& database, std::size_t position) {
    Statement update = database.prepare("UPDATE smile_meta SET value = ? WHERE key = 'position'");
    update.whole(static_cast<std::int64_t>(position)).run();
}

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

/// What QGIS zooms to; NULL when the layer is empty.
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

/// Positions after rows came or went. Only the rows that moved are written.
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

/// The geometries carry the system's id, so all are written again.
void write_all_geometries(Database& database, const Project& project, std::int32_t srs_id) {
    for (const Row& row : all_rows(project)) {
        if (row.geometry) {
            update_row(database, row, srs_id);
        }
    }
}

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
            affected.crs_changed = from->columns["crs"] != to->columns["crs"];
        }
    }
    return affected;
}

geo::Problem
refused(std::string_view what, std::string_view help, const std::filesystem::path& path) {
    return {{std::string(what), {}}, path.string(), {std::string(help), {}}, {}};
}

/// Nothing when the file is a project that this program can read.
std::optional<geo::Problem>
check_version(const Database& database, const std::filesystem::path& path) {
    const bool is_project = database.number("SELECT count(*) FROM sqlite_master WHERE type = "
                                            "'table' AND name = 'smile_meta'") == 1;
    if (!is_project) {
        return refused("error.project.not_a_project", "help.project.not_a_project", path);
    }
    const std::int64_t version =
        database.number("SELECT value FROM smile_meta WHERE key = 'version'");
    if (version > store_version) {
        return refused("error.project.newer", "help.project.update", path);
    }
    return std::nullopt;
}

geo::Result<History> read_history(const Database& database) {
    History history;
    Statement select =
        database.prepare("SELECT label, time_utc, changes FROM smile_history ORDER BY seq");
    while (select.step()) {
        const auto json = geo::parse_json(select.column_text(2), {});
        if (!json) {
            return json.problem();
        }
        auto changes = changes_from_json(*json);
        if (!changes) {
            return changes.problem();
        }
        history.lines.push_back({label_from_json(select.column_text(0)), select.column_text(1)});
        history.changes.push_back(std::move(*changes));
    }
    const auto position = static_cast<std::size_t>(
        database.number("SELECT value FROM smile_meta WHERE key = 'position'"));
    history.position = std::min(position, history.lines.size());
    return history;
}

void write_new_file(
    const std::filesystem::path& path, const Project& project, const History& history) {
    Database database(path, Database::Mode::Create);
    // The file is thrown away when anything fails, so no journal is needed.
    database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL");
    Transaction transaction(database);
    create_schema(database);
    const std::int32_t srs_id = write_reference_system(database, project.crs);
    for (const Row& row : all_rows(project)) {
        insert_row(database, row, srs_id);
    }
    for (std::size_t seq = 0; seq < history.lines.size(); ++seq) {
        write_step(database, seq, history.lines[seq], history.changes[seq]);
    }
    write_position(database, history.position);
    for (const StoreTable& table : store_tables()) {
        if (table.geometry_type != nullptr) {
            write_extent(database, table, project);
        }
    }
    transaction.commit();
}

/// Calls `work`; what SQLite threw becomes a Problem about `path`.
template <typename Work>
auto guarded(const std::filesystem::path& path, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const SqlError& error) {
        return sql_problem(error, path);
    }
}

} // namespace

struct Store::State {
    Database database;
    std::filesystem::path path;
    std::int32_t srs_id = -1;
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

geo::Result<geo::Done>
Store::create(const std::filesystem::path& path, const Project& project, const History& history) {
    if (std::filesystem::exists(path)) {
        return refused("error.project.exists", "help.project.exists", path);
    }
    std::filesystem::path part = path;
    part += ".part";
    std::error_code error;
    std::filesystem::remove(part, error); // left over from a killed program
    auto written = guarded(path, [&]() -> geo::Result<geo::Done> {
        write_new_file(part, project, history);
        return geo::Done{};
    });
    if (written) {
        std::filesystem::rename(part, path, error);
        if (!error) {
            return written;
        }
        written = refused("error.project.cannot_open", "help.file.check_path", path);
    }
    std::filesystem::remove(part, error);
    return written;
}

geo::Result<Store> Store::open(const std::filesystem::path& path, Access access) {
    if (!std::filesystem::is_regular_file(path)) {
        return geo::unreadable_file(path);
    }
    return guarded(path, [&]() -> geo::Result<Store> {
        const bool writes = access == Access::ReadWrite;
        auto state = std::make_unique<State>(State{
            Database(path, writes ? Database::Mode::ReadWrite : Database::Mode::ReadOnly),
            path,
            -1});
        if (std::optional<geo::Problem> problem = check_version(state->database, path)) {
            return *problem;
        }
        register_spatial_functions(state->database);
        // A commit is on the disk before the next edit begins, also when the power fails.
        state->database.run("PRAGMA synchronous = FULL");
        state->srs_id = static_cast<std::int32_t>(state->database.number(
            "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'measures'"));
        return Store(std::move(state));
    });
}

bool Store::is_read_only() const {
    return state_->database.is_read_only();
}

geo::Result<StoredDocument> Store::load() const {
    return guarded(state_->path, [&]() -> geo::Result<StoredDocument> {
        StoredDocument stored;
        std::vector<Row> rows;
        for (const StoreTable& table : store_tables()) {
            TableContent content = read_rows(state_->database, table);
            std::move(content.rows.begin(), content.rows.end(), std::back_inserter(rows));
            if (content.unreadable > 0) {
                stored.warnings.push_back(
                    {{"warning.project.unreadable_rows",
                      {{"table", table.name}, {"count", std::to_string(content.unreadable)}}},
                     state_->path.string(),
                     {},
                     {}});
            }
        }
        stored.project = project_from_rows(std::move(rows));
        geo::Result<History> history = read_history(state_->database);
        if (history) {
            stored.history = std::move(*history);
        } else {
            stored.warnings.push_back(history.problem()); // the project is more than its history
        }
        return stored;
    });
}

geo::Result<geo::Done> Store::commit(
    const Project& after,
    const std::vector<RowChange>& changes,
    Direction direction,
    std::size_t position,
    const std::optional<Step>& step) {
    return guarded(state_->path, [&]() -> geo::Result<geo::Done> {
        Database& database = state_->database;
        std::int32_t srs_id = state_->srs_id;
        Transaction transaction(database);
        const AffectedTables affected = write_changes(database, changes, direction, srs_id);
        if (affected.crs_changed) {
            srs_id = write_reference_system(database, after.crs);
            write_all_geometries(database, after, srs_id);
        }
        for (const auto& [table, parent] : affected.resized) {
            write_positions(database, after, table, parent);
        }
        for (const Table table : affected.redrawn) {
            write_extent(database, store_table(table), after);
        }
        if (step) {
            Statement cut = database.prepare("DELETE FROM smile_history WHERE seq >= ?");
            cut.whole(static_cast<std::int64_t>(position) - 1).run();
            write_step(database, position - 1, step->line, step->changes);
        }
        write_position(database, position);
        transaction.commit();
        state_->srs_id = srs_id;
        return geo::Done{};
    });
}

void Store::limit_pages(std::size_t pages) {
    state_->database.run(fmt::format("PRAGMA max_page_count = {}", pages));
}

} // namespace smiletwin::scenarios
