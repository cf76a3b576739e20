// The file of a project: one GeoPackage, written by SQLite alone on one connection. Each commit is
// one transaction with a rollback journal, so a killed program loses at most the edit in progress.
// One owner, one thread.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/project/history.hpp"
#include "scenarios/project/project.hpp"
#include "scenarios/project/rows.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace smiletwin::scenarios {

struct StoredDocument {
    Project project;
    History history;
    std::vector<geo::Problem> warnings; ///< rows that another program left unreadable
};

class Store {
public:
    enum class Access { ReadOnly, ReadWrite };

    /// Writes everything under a temporary name and renames; fails when `path` exists.
    static geo::Result<geo::Done>
    create(const std::filesystem::path& path, const Project& project, const History& history);
    /// Says clearly when the file is no project or was written by a newer program.
    static geo::Result<Store> open(const std::filesystem::path& path, Access access);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    [[nodiscard]] bool is_read_only() const;
    [[nodiscard]] geo::Result<StoredDocument> load() const;

    struct Step {
        HistoryLine line;
        const std::vector<RowChange>& changes;
    };
    /// Writes `changes` (in `direction`) that led to `after`, with `position` steps in effect from
    /// now on. A new `step` replaces all steps from `position` - 1 on.
    geo::Result<geo::Done> commit(
        const Project& after,
        const std::vector<RowChange>& changes,
        Direction direction,
        std::size_t position,
        const std::optional<Step>& step);

    /// Lets the file grow no further than this, as a full disk would.
    void limit_pages(std::size_t pages);

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace smiletwin::scenarios
