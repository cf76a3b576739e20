#include "scenarios/project/document.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/base/time.hpp"
#include "scenarios/project/actions.hpp"
#include "scenarios/project/history.hpp"
#include "scenarios/project/project_lock.hpp"
#include "scenarios/project/rows.hpp"
#include "scenarios/project/source_paths.hpp"
#include "scenarios/project/store.hpp"

#include <unistd.h>

#include <cassert>
#include <chrono>
#include <cstdlib>

namespace smiletwin::scenarios {

namespace {

std::string now_utc() {
    return geo::format_iso_utc(
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

geo::Problem nothing_to(std::string_view key) {
    return {{std::string(key), {}}, {}, {}, {}};
}

/// The action with its source's path as it is stored and the hash of what lies there.
geo::Result<geo::Json> with_source_details(geo::Json action, const std::filesystem::path& folder) {
    const std::string& name = action["action"].to_string();
    const std::string path = action["path"].to_string();
    if ((name != "source.add" && name != "source.set") || path.empty()) {
        return action;
    }
    const std::filesystem::path absolute = resolved_path(path, folder);
    if (!action.contains("hash")) {
        const geo::Result<std::string> hash = source_hash(absolute);
        if (!hash) {
            return hash.problem();
        }
        action.set("hash", *hash);
    }
    action.set("path", stored_path(absolute, folder));
    return action;
}

void move_source_path(
    Row& row, const std::filesystem::path& old_folder, const std::filesystem::path& new_folder) {
    if (row.table == Table::Sources) {
        const std::filesystem::path absolute =
            resolved_path(row.columns["path"].to_string(), old_folder);
        row.columns.set("path", stored_path(absolute, new_folder));
    }
}

/// Why a project that was opened cannot be edited; nothing when it can.
std::optional<geo::Problem>
edit_obstacle(const ProjectLock& lock, const Store& store, const std::filesystem::path& path) {
    if (lock.state() == ProjectLock::State::HeldByOther) {
        return geo::Problem{
            {"error.project.open_elsewhere", {{"holder", lock.holder()}}},
            path.string(),
            {"help.project.open_elsewhere", {}},
            {}};
    }
    if (lock.state() == ProjectLock::State::Impossible || store.is_read_only()) {
        return geo::Problem{
            {"error.project.read_only", {}}, path.string(), {"help.project.read_only", {}}, {}};
    }
    return std::nullopt;
}

/// The new file under its final name, with the old one put aside until it is whole.
geo::Result<geo::Done> replace_project(
    const std::filesystem::path& target, const Project& project, const History& history) {
    const ProjectLock lock = ProjectLock::acquire(target);
    if (lock.state() == ProjectLock::State::HeldByOther) {
        return geo::Problem{
            {"error.project.target_open", {{"holder", lock.holder()}}},
            target.string(),
            {"help.project.exists", {}},
            {}};
    }
    std::filesystem::path aside = target;
    aside += ".old";
    std::error_code error;
    std::filesystem::rename(target, aside, error);
    auto created = Store::create(target, project, history);
    if (created) {
        std::filesystem::remove(aside, error);
    } else {
        std::filesystem::rename(aside, target, error);
    }
    return created;
}

} // namespace

geo::Problem no_such_step(const std::string& wanted, std::size_t count) {
    return {
        {"error.project.no_such_step", {{"step", wanted}, {"count", std::to_string(count)}}},
        {},
        {},
        {}};
}

struct Document::State {
    Project project;
    History history;
    std::shared_ptr<const Catalogue> catalogue;
    std::filesystem::path path;
    std::uint64_t revision = 0;
    std::vector<geo::Problem> warnings;
    std::optional<geo::Problem> obstacle; ///< set = read-only
    std::optional<ProjectLock> lock;
    std::optional<Store> store;

    /// Stores first; what is in memory changes only when the file has it.
    geo::Result<geo::Done> take(
        Project after,
        const std::vector<RowChange>& changes,
        Direction direction,
        std::size_t position);
};

geo::Result<geo::Done> Document::State::take(
    Project after,
    const std::vector<RowChange>& changes,
    Direction direction,
    std::size_t position) {
    if (store) {
        if (auto stored = store->commit(after, changes, direction, position, std::nullopt);
            !stored) {
            return stored;
        }
    }
    project = std::move(after);
    history.position = position;
    ++revision;
    return geo::Done{};
}

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::in_memory(std::shared_ptr<const Catalogue> catalogue) {
    auto state = std::make_unique<State>();
    state->catalogue = std::move(catalogue);
    return Document(std::move(state));
}

geo::Result<Document>
Document::create(const std::filesystem::path& path, std::shared_ptr<const Catalogue> catalogue) {
    if (const auto created = Store::create(path, Project{}, History{}); !created) {
        return created.problem();
    }
    return open(path, std::move(catalogue));
}

geo::Result<Document>
Document::open(const std::filesystem::path& path, std::shared_ptr<const Catalogue> catalogue) {
    auto state = std::make_unique<State>();
    state->catalogue = std::move(catalogue);
    state->path = std::filesystem::absolute(path).lexically_normal();
    if (std::filesystem::is_regular_file(state->path)) {
        state->lock = ProjectLock::acquire(state->path);
    }
    const bool holds = state->lock && state->lock->state() == ProjectLock::State::Held;
    geo::Result<Store> store =
        Store::open(state->path, holds ? Store::Access::ReadWrite : Store::Access::ReadOnly);
    if (!store) {
        return store.problem();
    }
    geo::Result<StoredDocument> stored = store->load();
    if (!stored) {
        return stored.problem();
    }
    state->project = std::move(stored->project);
    state->history = std::move(stored->history);
    state->warnings = std::move(stored->warnings);
    state->obstacle = edit_obstacle(*state->lock, *store, state->path);
    state->store = std::move(*store);
    return Document(std::move(state));
}

const Project& Document::project() const {
    return state_->project;
}

const Catalogue& Document::catalogue() const {
    return *state_->catalogue;
}

std::shared_ptr<const Catalogue> Document::shared_catalogue() const {
    return state_->catalogue;
}

const std::filesystem::path& Document::path() const {
    return state_->path;
}

std::filesystem::path Document::folder() const {
    return state_->path.parent_path();
}

std::uint64_t Document::revision() const {
    return state_->revision;
}

const geo::Problem* Document::read_only() const {
    return state_->obstacle ? &*state_->obstacle : nullptr;
}

const std::vector<geo::Problem>& Document::warnings() const {
    return state_->warnings;
}

geo::Result<std::string> Document::apply(const geo::Json& action) {
    if (state_->obstacle) {
        return *state_->obstacle;
    }
    const geo::Result<geo::Json> detailed = with_source_details(action, folder());
    if (!detailed) {
        return detailed.problem();
    }
    geo::Result<ActionOutcome> outcome = perform(state_->project, *detailed, *state_->catalogue);
    if (!outcome) {
        return outcome.problem();
    }
    std::vector<RowChange> changes = difference(state_->project, outcome->project);
    if (changes.empty()) {
        return std::string{}; // nothing to undo either
    }
    History& history = state_->history;
    HistoryLine line{outcome->label, now_utc()};
    if (state_->store) {
        const Store::Step step{line, changes};
        const auto stored = state_->store->commit(
            outcome->project, changes, Direction::Forward, history.position + 1, step);
        if (!stored) {
            return stored.problem();
        }
    }
    history.lines.resize(history.position);
    history.changes.resize(history.position);
    history.lines.push_back(std::move(line));
    history.changes.push_back(std::move(changes));
    ++history.position;
    state_->project = std::move(outcome->project);
    ++state_->revision;
    return outcome->created_id;
}

bool Document::can_undo() const {
    return state_->history.position > 0 && !state_->obstacle;
}

bool Document::can_redo() const {
    return state_->history.position < state_->history.lines.size() && !state_->obstacle;
}

geo::Result<geo::Done> Document::undo() {
    if (!can_undo()) {
        return nothing_to("error.project.nothing_to_undo");
    }
    return go_to(state_->history.position - 1);
}

geo::Result<geo::Done> Document::redo() {
    if (!can_redo()) {
        return nothing_to("error.project.nothing_to_redo");
    }
    return go_to(state_->history.position + 1);
}

geo::Result<geo::Done> Document::go_to(std::size_t position) {
    if (state_->obstacle) {
        return *state_->obstacle;
    }
    const History& history = state_->history;
    if (position > history.lines.size()) {
        return no_such_step(std::to_string(position), history.lines.size());
    }
    const Direction direction =
        position > history.position ? Direction::Forward : Direction::Backward;
    std::vector<RowChange> changes; // of all steps on the way, in the order of the way
    Project after = state_->project;
    for (std::size_t at = history.position; at != position;) {
        const bool forward = direction == Direction::Forward;
        const std::vector<RowChange>& step = history.changes[forward ? at++ : --at];
        after = patched(std::move(after), step, direction);
        changes.insert(changes.end(), step.begin(), step.end());
    }
    return changes.empty() ? geo::Done{}
                           : state_->take(std::move(after), changes, direction, position);
}

const std::vector<HistoryLine>& Document::history() const {
    return state_->history.lines;
}

std::size_t Document::history_position() const {
    return state_->history.position;
}

void Document::forget_history() {
    assert(!state_->store);
    state_->history = History{};
}

geo::Result<geo::Done> Document::save_as(const std::filesystem::path& path, Existing existing) {
    const std::filesystem::path target = std::filesystem::absolute(path).lexically_normal();
    if (!std::filesystem::is_directory(target.parent_path())) {
        return geo::Problem{
            {"error.project.no_folder", {}},
            target.parent_path().string(),
            {"help.project.choose_folder", {}},
            {}};
    }
    if (::access(target.parent_path().c_str(), W_OK) != 0) {
        return geo::unwritable_file(target, {});
    }
    std::vector<Row> rows = all_rows(state_->project);
    for (Row& row : rows) {
        move_source_path(row, folder(), target.parent_path());
    }
    History history = state_->history;
    for (std::vector<RowChange>& changes : history.changes) {
        for (RowChange& change : changes) {
            for (std::optional<Row>* side : {&change.before, &change.after}) {
                if (*side) {
                    move_source_path(**side, folder(), target.parent_path());
                }
            }
        }
    }
    const Project moved = project_from_rows(std::move(rows));
    const bool replaces = existing == Existing::Replace && std::filesystem::is_regular_file(target);
    auto created =
        replaces ? replace_project(target, moved, history) : Store::create(target, moved, history);
    if (!created) {
        return created;
    }
    geo::Result<Document> there = open(target, state_->catalogue);
    if (!there) {
        return there.problem();
    }
    there->state_->revision = state_->revision + 1;
    *this = std::move(*there);
    return geo::Done{};
}

std::filesystem::path state_folder() {
    const char* state_home = std::getenv("XDG_STATE_HOME");
    if (state_home != nullptr && *state_home != '\0') {
        return std::filesystem::path(state_home) / "smiletwin";
    }
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = home != nullptr ? home : "/tmp";
    return base / ".local" / "state" / "smiletwin";
}

} // namespace smiletwin::scenarios
