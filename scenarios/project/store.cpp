#include "scenarios/project/store.hpp"

#include "geo/base/file_problems.hpp"
#include "scenarios/project/sqlite.hpp"
#include "scenarios/project/store_changes.hpp"
#include "scenarios/project/store_history.hpp"
#include "scenarios/project/store_rows.hpp"
#include "scenarios/project/store_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace smiletwin::scenarios {

namespace {

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

/// Before the tables change the file is kept as it is, for programs of its version: beside it as
/// "square.v2.smile.gpkg". One that is there already is left alone.
std::optional<geo::Problem>
keep_earlier_version(const Database& database, const std::filesystem::path& path) {
    const std::int64_t version =
        database.number("SELECT value FROM smile_meta WHERE key = 'version'");
    if (version >= store_version) {
        return std::nullopt;
    }
    const std::string name = path.filename().string();
    const std::size_t ending = std::min(name.find('.'), name.size());
    const std::filesystem::path kept =
        path.parent_path() /
        fmt::format("{}.v{}{}", name.substr(0, ending), version, name.substr(ending));
    std::filesystem::path part = kept;
    part += ".part";
    std::error_code error;
    if (std::filesystem::exists(kept, error)) {
        return std::nullopt;
    }
    std::filesystem::copy_file(
        path, part, std::filesystem::copy_options::overwrite_existing, error);
    if (!error) {
        std::filesystem::rename(part, kept, error);
    }
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return geo::Problem{
            {"error.project.no_backup", {{"file", kept.filename().string()}}},
            path.string(),
            {"help.project.no_backup", {}},
            error.message()};
    }
    return std::nullopt;
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
        if (writes && !state->database.is_read_only()) {
            if (std::optional<geo::Problem> problem = keep_earlier_version(state->database, path)) {
                return *problem;
            }
            update_schema(state->database);
        }
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
