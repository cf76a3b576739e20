#include "viewer/panels/top_bar.hpp"

#include "viewer/widgets/controls.hpp"

#include <array>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Badge colours of variants; the letter always stands in it. A, C, D carry white, B ink.
VariantBadge badge_of(const Ui& ui, const std::string& id) {
    struct Colours {
        char letter;
        Colour fill;
        bool dark_ink;
    };
    constexpr Colours table[] = {
        {'A', IM_COL32(0x0B, 0x6E, 0x99, 255), false},
        {'B', IM_COL32(0xD9, 0x77, 0x2B, 255), true},
        {'C', IM_COL32(0x4B, 0x1F, 0x6F, 255), false},
        {'D', IM_COL32(0x3E, 0x4A, 0x1E, 255), false}};
    for (const Colours& entry : table) {
        if (!id.empty() && id.front() == entry.letter) {
            const Colour ink = entry.dark_ink ? IM_COL32(0x1B, 0x25, 0x30, 255) : IM_COL32_WHITE;
            return {id, entry.fill, ink};
        }
    }
    return {id, ui[Token::Text3], ui[Token::Panel]};
}

void center_vertically(const Ui& ui, float height, float item_height) {
    ImGui::SetCursorPosY(std::round(0.5F * (height - ui.px(item_height))));
}

void draw_name(const Ui& ui, const PanelModel& model, ActionQueue& actions, float height) {
    const float y = std::round(0.5F * (height - ui.fonts.heading->FontSize));
    ImGui::SetCursorPos({ui.px(12.0F), y});
    words(ui, ui.fonts.heading, "smile", Token::Text);
    ImGui::SameLine(0.0F, 0.0F);
    ImGui::SetCursorPosY(y);
    words(ui, ui.fonts.heading, "twin", Token::Accent);
    ImGui::SameLine(0.0F, ui.px(10.0F));
    center_vertically(ui, height, 30.0F);
    const std::string name =
        model.project.name.empty() ? ui.text("window.project.unnamed") : model.project.name;
    const std::string shown = shortened(ui.fonts.medium, name, ui.px(190.0F));
    const char* symbol = model.read_only ? "lock" : "expand_more";
    if (button(ui, "topbar.project", shown, {.look = ButtonLook::Quiet, .icon = symbol})) {
        const bool open = model.view.project_card.kind != ProjectCard::Kind::Closed;
        actions.add("ui.project", {{"value", open ? "" : "save"}});
    }
    if (model.read_only && ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", ui.text("window.project.read_only").c_str());
    }
    ImGui::SameLine(0.0F, ui.px(10.0F));
}

void draw_variants(const Ui& ui, const PanelModel& model, ActionQueue& actions, float height) {
    const std::string& active = model.view.variant;
    const auto tab = [&](const std::string& id, const std::string& name, bool locked) {
        ImGui::SetCursorPosY(0.0F);
        const std::string own_id = "variant." + id;
        if (variant_tab(ui, own_id, badge_of(ui, id), name, active == id, locked, height)) {
            actions.add("ui.variant", {{"value", id}});
        }
        ImGui::SameLine(0.0F, 0.0F);
    };
    tab(std::string(scenarios::baseline_id), ui.text("window.variant.baseline"), true);
    for (const scenarios::Variant& variant : model.project.variants) {
        tab(variant.id, variant.name, false);
    }
    center_vertically(ui, height, 30.0F);
    if (icon_button(ui, "variant.add", "add", ui.text("window.variant.add"))) {
        const std::string name = new_variant_name(model.project, ui.text);
        geo::Json action = geo::Json::object();
        action.set("action", "variant.add").set("name", name);
        if (active != scenarios::baseline_id) {
            action.set("from", active);
        }
        actions.add(std::move(action));
    }
}

void draw_tools(const Ui& ui, const PanelModel& model, ActionQueue& actions, float height) {
    const std::array<std::string, 2> styles{ui.text("view.style.plan"), ui.text("view.style.ort")};
    const float width = ui.px(366.0F);
    ImGui::SetCursorPos({ImGui::GetWindowWidth() - width, 0.0F});
    center_vertically(ui, height, 30.0F);
    if (const auto style = segments(ui, "topbar.style", styles, model.view.plan_style ? 0 : 1)) {
        actions.add("ui.style", {{"value", *style == 0 ? "plan" : "ort"}});
    }
    const auto symbol = [&](const char* id, const char* name_icon, const char* key, bool enabled) {
        ImGui::SameLine(0.0F, ui.px(6.0F));
        return icon_button(ui, id, name_icon, ui.text(key), enabled);
    };
    if (symbol("topbar.undo", "undo", "window.undo", model.can_undo)) {
        actions.add("ui.undo");
    }
    if (symbol("topbar.redo", "redo", "window.redo", model.can_redo)) {
        actions.add("ui.redo");
    }
    if (symbol("topbar.history", "history", "window.history.title", model.history != nullptr)) {
        actions.add("ui.history", {{"value", !model.view.history_open}});
    }
    ImGui::SameLine(0.0F, ui.px(6.0F));
    const bool german = model.view.language == "de";
    if (button(
            ui,
            "topbar.language",
            german ? "DE" : "EN",
            {.look = ButtonLook::Quiet, .icon = "translate"})) {
        actions.add("ui.language", {{"value", german ? "en" : "de"}});
    }
    if (symbol("topbar.help", "help", "window.help", true)) {
        actions.add("ui.help", {{"value", !model.view.help_open}});
    }
}

} // namespace

void draw_top_bar(const Ui& ui, const PanelModel& model, ActionQueue& actions, float height) {
    draw_name(ui, model, actions, height);
    draw_variants(ui, model, actions, height);
    ImGui::SameLine();
    draw_tools(ui, model, actions, height);
    const ImVec2 at = ImGui::GetWindowPos();
    ImGui::GetWindowDrawList()->AddLine(
        {at.x, at.y + height - 1.0F},
        {at.x + ImGui::GetWindowWidth(), at.y + height - 1.0F},
        ui[Token::Line]);
}

std::string new_variant_name(const scenarios::Project& project, const geo::Text& text) {
    std::size_t number = project.variants.size();
    std::string name;
    do {
        name = text("window.variant.new", {{"number", std::to_string(++number)}});
    } while (project.variant(name) != nullptr);
    return name;
}

} // namespace smiletwin::viewer
