#include "viewer/panels/scene_cards.hpp"

#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::viewer {

void draw_view_tools(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene) {
    struct Tool {
        const char* id;
        const char* symbol;
        const char* name_key;
        const char* action;
    };
    constexpr std::array<Tool, 5> tools{{
        {"viewtools.north", "explore", "view.tool.north", "north"},
        {"viewtools.zoom_in", "add", "view.tool.zoom_in", "zoom_in"},
        {"viewtools.zoom_out", "remove", "view.tool.zoom_out", "zoom_out"},
        {"viewtools.whole", "zoom_out_map", "view.tool.whole", "whole"},
        {"viewtools.walk", "directions_walk", "view.tool.walk", "walk"},
    }};
    const ImVec2 at{scene.x + scene.width - ui.px(12.0F), scene.y + ui.px(12.0F)};
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, ui.px(4.0F)});
    if (begin_card(ui, "###view_tools", at, {1.0F, 0.0F})) {
        for (const Tool& tool : tools) {
            const bool active = std::string_view(tool.action) == "walk" && model.view.walking;
            const std::string name = ui.text(tool.name_key);
            if (icon_button(ui, tool.id, tool.symbol, name, true, active)) {
                actions.add("ui.camera", {{"value", tool.action}});
            }
        }
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

void draw_tool_hint(const Ui& ui, const PanelModel& model, const WidgetRect& scene) {
    std::string hint;
    if (model.view.tool == "area") {
        hint = ui.text("tool.area.hint");
    } else if (const auto* source = model.project.source(model.view.placed_source)) {
        hint = ui.text("tool.place.hint", {{"title", source->title}});
    } else if (const auto* kind = model.catalogue.kind(model.view.tool)) {
        hint = ui.text(kind->hint_key);
    } else if (model.view.walking) {
        hint = ui.text("view.walk.hint");
    }
    if (hint.empty()) {
        return;
    }
    const ImVec2 at{scene.x + 0.5F * scene.width, scene.y + ui.px(12.0F)};
    if (begin_card(ui, "###tool_hint", at, {0.5F, 0.0F})) {
        words(ui, ui.fonts.small, hint, Token::Text);
        ui.record(WidgetRole::Words, "scene.hint", hint);
    }
    ImGui::End();
}

void draw_messages(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene) {
    const auto& messages = model.view.messages;
    constexpr std::size_t most = 2;
    const std::size_t count = std::min(most, messages.size());
    float bottom = scene.y + scene.height - ui.px(64.0F);
    for (std::size_t i = 0; i < count; ++i) {
        const ShownMessage& message = messages[messages.size() - 1 - i];
        const std::string id = "message." + std::to_string(message.id);
        const ImVec2 at{scene.x + scene.width - ui.px(12.0F), bottom};
        if (begin_card(ui, labelled("", id).c_str(), at, {1.0F, 1.0F}, 360.0F)) {
            const bool error = message.kind == MessageKind::Error;
            const bool note = message.kind == MessageKind::Note;
            const char* symbol = error ? "error" : note ? "check_circle" : "warning";
            const Token ink = error ? Token::Error : note ? Token::Ok : Token::Warn;
            words(ui, ui.fonts.heading, icon(symbol), ink);
            ImGui::SameLine();
            ImGui::PushTextWrapPos(ui.px(310.0F));
            words(ui, ui.fonts.strong, ui.text(message.problem.what), Token::Text);
            ImGui::PopTextWrapPos();
            ui.record(WidgetRole::Words, id, ui.text(message.problem));
            ImGui::SameLine(ui.px(324.0F));
            if (icon_button(ui, id + ".close", "close", ui.text("message.close"))) {
                actions.add("ui.message_close", {{"id", static_cast<std::int64_t>(message.id)}});
            }
            if (!message.problem.where.empty()) {
                paragraph(ui, message.problem.where);
            }
            if (!message.problem.help.key.empty()) {
                paragraph(ui, ui.text(message.problem.help));
            }
        }
        bottom -= ImGui::GetWindowSize().y + ui.px(8.0F);
        ImGui::End();
    }
    if (messages.size() <= most) {
        return;
    }
    const ImVec2 above{scene.x + scene.width - ui.px(12.0F), bottom};
    if (begin_card(ui, "###more_messages", above, {1.0F, 1.0F})) {
        const std::string more = std::to_string(messages.size() - most);
        if (button(ui, "message.more", ui.text("message.more", {{"count", more}}))) {
            actions.add("ui.panel", {{"value", "report"}});
        }
    }
    ImGui::End();
}

void draw_help(
    const Ui& ui, const PanelModel& model, ActionQueue& actions, const WidgetRect& scene) {
    if (!model.view.help_open) {
        return;
    }
    const ImVec2 at{scene.x + 0.5F * scene.width, scene.y + 0.5F * scene.height};
    if (begin_card(ui, "###help", at, {0.5F, 0.5F}, 420.0F)) {
        heading(ui, ui.text("window.help.title"));
        for (const char* key :
             {"window.help.orbit",
              "window.help.pan",
              "window.help.zoom",
              "window.help.walk",
              "window.help.select",
              "window.help.plant",
              "window.help.edit",
              "window.help.several",
              "window.help.delete",
              "window.help.undo",
              "window.help.variants",
              "window.help.panels",
              "window.help.project",
              "window.help.keys",
              "window.help.drop"}) {
            paragraph(ui, ui.text(key), Token::Text);
        }
        if (button(
                ui,
                "helpsheet.close",
                ui.text("window.help.close"),
                {.look = ButtonLook::Primary})) {
            actions.add("ui.help", {{"value", false}});
        }
    }
    ImGui::End();
}

} // namespace smiletwin::viewer
