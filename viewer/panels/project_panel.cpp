#include "viewer/panels/project_panel.hpp"

#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/text_field.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace smiletwin::viewer {

namespace {

constexpr float field_width = 396.0F;

void close(ActionQueue& actions) {
    actions.add("ui.project", {{"value", ""}});
}

/// Field and button below it; true when the path is meant.
bool path_field(
    const Ui& ui,
    const std::string& id,
    const std::string& label,
    const ButtonOptions& look,
    std::string& path,
    bool focus,
    ActionQueue& actions) {
    words(ui, ui.fonts.strong, label, Token::Text);
    const TextFieldEnd end = text_field(ui, id, label, path, field_width, focus);
    if (end == TextFieldEnd::Escaped) {
        close(actions);
    }
    const bool pressed = button(ui, id + ".do", ui.text("window." + id + ".do"), look);
    return (pressed || end == TextFieldEnd::Entered) && !path.empty();
}

void draw_saving(
    const Ui& ui,
    const ProjectCard& card,
    ProjectPanelState& state,
    bool focus,
    ActionQueue& actions) {
    if (path_field(
            ui,
            "project.save",
            ui.text("window.project.save"),
            {.look = ButtonLook::Primary, .icon = "save"},
            state.save_path,
            focus,
            actions)) {
        actions.add("ui.save_as", {{"path", state.save_path}});
    }
    if (!card.existing.empty()) {
        paragraph(ui, ui.text("window.project.replace", {{"file", card.existing}}), Token::Warn);
        if (button(ui, "project.save.replace", ui.text("window.project.replace.do"))) {
            actions.add("ui.save_as", {{"path", card.existing}, {"replace", true}});
        }
    }
}

void draw_opening(
    const Ui& ui,
    const ProjectCard& card,
    ProjectPanelState& state,
    bool focus,
    ActionQueue& actions) {
    if (path_field(
            ui,
            "project.open",
            ui.text("window.project.open"),
            {},
            state.open_path,
            focus,
            actions)) {
        actions.add("ui.open", {{"path", state.open_path}});
    }
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(card.recent.size(), most); ++i) {
        const std::string& path = card.recent[i];
        const std::size_t slash = path.find_last_of('/') + 1;
        const std::string folder =
            shortened(ui.fonts.small, path.substr(0, slash), ui.px(0.55F * field_width));
        if (row(ui, "recent." + std::to_string(i), path.substr(slash), folder)) {
            actions.add("ui.open", {{"path", path}});
        }
    }
}

} // namespace

void draw_project_card(
    const Ui& ui,
    const PanelModel& model,
    ProjectPanelState& state,
    ActionQueue& actions,
    const WidgetRect& scene) {
    const ProjectCard& card = model.view.project_card;
    if (card.kind == ProjectCard::Kind::Closed) {
        return;
    }
    const bool just_opened = state.opened != card.opened;
    if (just_opened) {
        state = {card.opened, card.suggestion, {}, card.answers};
    }
    const bool focus = just_opened || std::exchange(state.answers, card.answers) != card.answers;
    const ImVec2 at{scene.x + 0.5F * scene.width, scene.y + 0.5F * scene.height};
    if (begin_card(ui, "###project", at, {0.5F, 0.5F}, 420.0F)) {
        heading(ui, ui.text("window.project.title"));
        if (!model.project_file.empty()) {
            paragraph(ui, model.project_file);
        }
        if (model.read_only) {
            paragraph(ui, ui.text("window.project.read_only"), Token::Warn);
        }
        gap(ui, 2.0F);
        const bool saves = card.kind == ProjectCard::Kind::Save;
        draw_saving(ui, card, state, focus && saves, actions);
        gap(ui, 6.0F);
        draw_opening(ui, card, state, focus && !saves, actions);
        if (card.problem) {
            paragraph(ui, ui.text(*card.problem), Token::Error);
        }
        gap(ui, 4.0F);
        if (button(ui, "project.close", ui.text("window.project.close"))) {
            close(actions);
        }
    }
    ImGui::End();
}

} // namespace smiletwin::viewer
