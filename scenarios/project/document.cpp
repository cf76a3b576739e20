#include "scenarios/project/document.hpp"

#include "geo/base/time.hpp"
#include "scenarios/project/actions.hpp"
#include "scenarios/project/rows.hpp"

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

} // namespace

struct Document::State {
    Project project;
    std::shared_ptr<const Catalogue> catalogue;
    std::filesystem::path path;
    std::uint64_t revision = 0;
    std::vector<HistoryLine> lines;
    std::vector<std::vector<RowChange>> changes; ///< one entry per line
    std::size_t position = 0;
};

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::in_memory(std::shared_ptr<const Catalogue> catalogue) {
    auto state = std::make_unique<State>();
    state->catalogue = std::move(catalogue);
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

geo::Result<std::string> Document::apply(const geo::Json& action) {
    geo::Result<ActionOutcome> outcome = perform(state_->project, action, *state_->catalogue);
    if (!outcome) {
        return outcome.problem();
    }
    std::vector<RowChange> changes = difference(state_->project, outcome->project);
    if (changes.empty()) {
        return std::string{}; // nothing to undo either
    }
    state_->lines.resize(state_->position);
    state_->changes.resize(state_->position);
    state_->lines.push_back({outcome->label, now_utc()});
    state_->changes.push_back(std::move(changes));
    ++state_->position;
    state_->project = std::move(outcome->project);
    ++state_->revision;
    return outcome->created_id;
}

bool Document::can_undo() const {
    return state_->position > 0;
}

bool Document::can_redo() const {
    return state_->position < state_->lines.size();
}

geo::Result<geo::Done> Document::undo() {
    if (!can_undo()) {
        return nothing_to("error.project.nothing_to_undo");
    }
    --state_->position;
    state_->project =
        patched(std::move(state_->project), state_->changes[state_->position], Direction::Backward);
    ++state_->revision;
    return geo::Done{};
}

geo::Result<geo::Done> Document::redo() {
    if (!can_redo()) {
        return nothing_to("error.project.nothing_to_redo");
    }
    state_->project =
        patched(std::move(state_->project), state_->changes[state_->position], Direction::Forward);
    ++state_->position;
    ++state_->revision;
    return geo::Done{};
}

const std::vector<HistoryLine>& Document::history() const {
    return state_->lines;
}

std::size_t Document::history_position() const {
    return state_->position;
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
