// A project together with its history and its file. Each action is one transaction: after a crash
// the file holds all finished actions. Main thread (or one owner) only.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/message.hpp"
#include "geo/base/result.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct HistoryLine {
    geo::Message label;
    std::string time_utc; ///< ISO
};

class Document {
public:
    /// Without a file; for pictures of loose files and for tests.
    static Document in_memory(std::shared_ptr<const Catalogue> catalogue);
    /// Fails when the file exists. The file is complete or absent, never half-written.
    static geo::Result<Document>
    create(const std::filesystem::path& path, std::shared_ptr<const Catalogue> catalogue);
    static geo::Result<Document>
    open(const std::filesystem::path& path, std::shared_ptr<const Catalogue> catalogue);

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    [[nodiscard]] const Project& project() const;
    [[nodiscard]] const Catalogue& catalogue() const;
    [[nodiscard]] std::shared_ptr<const Catalogue> shared_catalogue() const;
    /// Empty when in memory.
    [[nodiscard]] const std::filesystem::path& path() const;
    /// Folder that relative source paths refer to.
    [[nodiscard]] std::filesystem::path folder() const;
    /// Rises with each change, undo and redo.
    [[nodiscard]] std::uint64_t revision() const;

    /// Why the project can only be looked at (open elsewhere, no right to write); nullptr when it
    /// can be edited. Every edit is then refused with this Problem.
    [[nodiscard]] const geo::Problem* read_only() const;
    /// What was noticed on opening: rows that another program left unreadable.
    [[nodiscard]] const std::vector<geo::Problem>& warnings() const;

    /// Performs and stores; returns the id of what was created (may be empty).
    geo::Result<std::string> apply(const geo::Json& action);
    [[nodiscard]] bool can_undo() const;
    [[nodiscard]] bool can_redo() const;
    geo::Result<geo::Done> undo();
    geo::Result<geo::Done> redo();
    /// Back or forth until so many steps are in effect, as one transaction; redo leads on from
    /// there. A position that the history does not have is a Problem.
    geo::Result<geo::Done> go_to(std::size_t position);
    /// All steps, oldest first; `history_position()` of them are in effect.
    [[nodiscard]] const std::vector<HistoryLine>& history() const;
    [[nodiscard]] std::size_t history_position() const;

    /// What was done so far becomes the starting point that undo returns to: for a new project
    /// filled from a template. In memory only.
    void forget_history();

    enum class Existing { Refuse, Replace };
    /// Writes the project with its history to a new file and goes on there; relative source paths
    /// are rewritten. A file that exists is refused or replaced; then it is gone only when the new
    /// one is whole, and one that is open anywhere is refused in any case.
    geo::Result<geo::Done>
    save_as(const std::filesystem::path& path, Existing existing = Existing::Refuse);

private:
    struct State;
    explicit Document(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// `wanted` is none of the steps 0 to `count`.
geo::Problem no_such_step(const std::string& wanted, std::size_t count);

/// The folder for new, unnamed projects: $XDG_STATE_HOME/smiletwin or ~/.local/state/smiletwin.
std::filesystem::path state_folder();

} // namespace smiletwin::scenarios
