// Saving the project elsewhere and opening another one, asked for in the card of projects.

#include "viewer/app/application.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/project_opening.hpp"

#include <string>
#include <system_error>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return a == b || fs::equivalent(a, b, error);
}

/// The card stays open, with the keyboard in the field that was asked from.
void ask_again(ProjectCard& card, ProjectCard::Kind field) {
    card.kind = field;
    ++card.answers;
}

} // namespace

void Application::show_project_card(const std::string& kind) {
    ProjectCard card;
    card.opened = view_.project_card.opened;
    card.answers = view_.project_card.answers;
    if (kind == "save" || kind == "open") {
        card.kind = kind == "save" ? ProjectCard::Kind::Save : ProjectCard::Kind::Open;
        ++card.opened;
        const fs::path& now = document_->path();
        const bool has_a_place = !now.empty() && now.parent_path() != setup_.state_folder;
        const std::string& name = document_->project().name;
        card.suggestion =
            has_a_place
                ? now.string()
                : with_project_ending(typed_path(name.empty() ? now.stem().stem().string() : name))
                      .string();
        for (const fs::path& project : read_preferences(setup_.state_folder).recent_projects) {
            std::error_code error;
            if (fs::is_regular_file(project, error) && !same_file(project, now)) {
                card.recent.push_back(project.string());
            }
        }
    }
    view_.project_card = std::move(card);
}

void Application::save_project_as(const geo::Json& action) {
    ProjectCard& card = view_.project_card;
    card.existing.clear();
    card.problem.reset();
    const fs::path target = with_project_ending(typed_path(action["path"].to_string()));
    const fs::path before = document_->path();
    if (same_file(target, before)) { // stored already, as every edit is
        show_project_card("");
        return;
    }
    const bool replace = action["replace"].to_bool();
    std::error_code error;
    if (fs::exists(target, error) && !replace) {
        card.existing = target.string();
        ask_again(card, ProjectCard::Kind::Save);
        return;
    }
    const bool was_read_only = document_->read_only() != nullptr;
    const fs::path view_before = view_file();
    using Existing = scenarios::Document::Existing;
    const auto saved = document_->save_as(target, replace ? Existing::Replace : Existing::Refuse);
    if (!saved) {
        card.problem = saved.problem();
        ask_again(card, ProjectCard::Kind::Save);
        return;
    }
    loaded_sources_ = document_->project().sources; // other paths, the same files
    // A project in the state folder was waiting for its place: it has moved there.
    if (before.parent_path() == setup_.state_folder && !was_read_only) {
        fs::remove(before, error);
        fs::remove(view_before, error);
    }
    save_view();
    if (setup_.remember) {
        remember_project(setup_.state_folder, document_->path());
    }
    show_project_card("");
    say(MessageKind::Note, {{"window.project.saved", {}}, target.string(), {}, {}});
}

void Application::open_project(const geo::Json& action) {
    fs::path path = typed_path(action["path"].to_string());
    std::error_code error;
    if (!fs::exists(path, error)) {
        path = with_project_ending(path);
    }
    if (same_file(path, document_->path())) {
        show_project_card("");
        return;
    }
    const auto opened = open({path});
    if (!opened) {
        view_.project_card.problem = opened.problem();
        ask_again(view_.project_card, ProjectCard::Kind::Open);
    }
}

} // namespace smiletwin::viewer
