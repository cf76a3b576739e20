#include "viewer/panels/shell.hpp"

#include "viewer/panels/history_card.hpp"
#include "viewer/panels/inspector_panel.hpp"
#include "viewer/panels/model_panel.hpp"
#include "viewer/panels/plan_panel.hpp"
#include "viewer/panels/scene_cards.hpp"
#include "viewer/panels/sensor_panel.hpp"
#include "viewer/panels/status_bar.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/layer_row.hpp"

#include <cstdint>
#include <type_traits>
#include <vector>

namespace smiletwin::viewer {

namespace {

struct PanelArguments {
    const Ui& ui;
    const PanelModel& model;
    ShellState& state;
    ActionQueue& actions;
};

/// The list of left panels: rail entry, words, and what draws it.
struct PanelEntry {
    LeftPanel panel;
    const char* name; ///< as in "ui.panel" and ids
    const char* symbol;
    const char* title_key;
    void (*draw)(const PanelArguments& with);
};

void draw_plan(const PanelArguments& with) {
    draw_plan_panel(with.ui, with.model, with.state.variant, with.actions);
    draw_calendar_section(with.ui, with.model, with.state.calendar, with.actions);
    group_line(with.ui);
    draw_layer_panel(with.ui, with.model, with.state.layers, with.actions);
    draw_jobs(with.ui, with.model, with.actions);
}

const std::vector<PanelEntry>& panels() {
    static const std::vector<PanelEntry> all{
        {LeftPanel::Layers,
         "layers",
         "layers",
         "panel.layers.title",
         [](const PanelArguments& with) {
             draw_layer_panel(with.ui, with.model, with.state.layers, with.actions);
         }},
        {LeftPanel::Plan, "plan", "park", "panel.plan.rail", draw_plan},
        {LeftPanel::Models,
         "models",
         "science",
         "panel.models.title",
         [](const PanelArguments& with) {
             draw_model_panel(with.ui, with.model, with.actions);
             draw_jobs(with.ui, with.model, with.actions);
         }},
        {LeftPanel::Sensors,
         "sensors",
         "sensors",
         "panel.sensors.title",
         [](const PanelArguments& with) { draw_sensor_panel(with.ui, with.model, with.actions); }},
        {LeftPanel::Report,
         "report",
         "description",
         "panel.report.rail",
         [](const PanelArguments& with) {
             draw_report_panel(with.ui, with.model, with.state.report, with.actions);
         }}};
    return all;
}

constexpr ImGuiWindowFlags part_flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                        ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus;

void begin_part(const char* id, const WidgetRect& rect, ImVec2 padding, ImGuiWindowFlags more = 0) {
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.width, rect.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1.0F, 1.0F});
    ImGui::Begin(id, nullptr, part_flags | more);
    ImGui::PopStyleVar(2);
}

constexpr ImGuiWindowFlags bar_flags =
    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

void border(const Ui& ui, ImVec2 from, ImVec2 to) {
    ImGui::GetWindowDrawList()->AddLine(from, to, ui[Token::Line]);
}

void draw_rail(const PanelArguments& with, const Layout& layout) {
    const Ui& ui = with.ui;
    begin_part("###rail", layout.rail, {0.0F, ui.px(6.0F)}, bar_flags);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, ui.px(2.0F)});
    const ImVec2 size{layout.rail.width - 1.0F, ui.px(52.0F)};
    for (const PanelEntry& entry : panels()) {
        const bool active = with.model.view.left_panel == entry.panel;
        const std::string id = std::string("rail.") + entry.name;
        const std::string word = layout.rail_words ? ui.text(entry.title_key) : std::string();
        if (rail_entry(ui, id, entry.symbol, word, active, size)) {
            with.actions.add("ui.panel", {{"value", active ? "none" : entry.name}});
        }
        if (word.empty() && ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", ui.text(entry.title_key).c_str());
        }
    }
    ImGui::PopStyleVar();
    const float x = layout.rail.x + layout.rail.width - 1.0F;
    border(ui, {x, layout.rail.y}, {x, layout.rail.y + layout.rail.height});
    ImGui::End();
}

void draw_left(const PanelArguments& with, const WidgetRect& rect) {
    if (rect.width <= 0.0F) {
        return;
    }
    const Ui& ui = with.ui;
    begin_part("###left", rect, {ui.px(14.0F), ui.px(12.0F)});
    for (const PanelEntry& entry : panels()) {
        if (entry.panel == with.model.view.left_panel) {
            entry.draw(with);
        }
    }
    const float x = rect.x + rect.width - 1.0F;
    border(ui, {x, rect.y}, {x, rect.y + rect.height});
    ImGui::End();
}

void draw_right(const PanelArguments& with, const WidgetRect& rect) {
    if (rect.width <= 0.0F) {
        return;
    }
    const Ui& ui = with.ui;
    begin_part("###right", rect, {ui.px(14.0F), ui.px(12.0F)});
    draw_inspector_panel(ui, with.model, with.actions);
    border(ui, {rect.x, rect.y}, {rect.x, rect.y + rect.height});
    ImGui::End();
}

void draw_bars(const PanelArguments& with, const Layout& layout) {
    const Ui& ui = with.ui;
    begin_part("###top", layout.top, {0.0F, 0.0F}, bar_flags);
    draw_top_bar(ui, with.model, with.actions, layout.top.height);
    ImGui::End();
    begin_part("###bottom", layout.bottom, {0.0F, 0.0F}, bar_flags);
    border(ui, {0.0F, layout.bottom.y}, {layout.bottom.width, layout.bottom.y});
    draw_time_panel(
        ui, with.model, with.state.time, with.actions, {layout.bottom.width, layout.bottom.height});
    ImGui::End();
    begin_part("###status", layout.status, {0.0F, 0.0F}, bar_flags);
    border(ui, {0.0F, layout.status.y}, {layout.status.width, layout.status.y});
    draw_status_bar(ui, with.model, layout.status.height);
    ImGui::End();
}

/// A pointer in Dear ImGui 1.86, an integer since 1.91.
template <typename Id>
Id texture_id(unsigned gl_name) {
    if constexpr (std::is_pointer_v<Id>) {
        return reinterpret_cast<Id>(static_cast<std::uintptr_t>(gl_name)); // NOLINT
    } else {
        return static_cast<Id>(gl_name);
    }
}

SceneArea draw_scene(const Ui& ui, const ShellInput& input, const WidgetRect& rect) {
    begin_part("###scene", rect, {0.0F, 0.0F}, bar_flags | ImGuiWindowFlags_NoNav);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 min{rect.x, rect.y};
    const ImVec2 max{rect.x + rect.width, rect.y + rect.height};
    if (input.scene_texture != 0) {
        list->AddImage(
            texture_id<ImTextureID>(input.scene_texture),
            min,
            max,
            {0.0F, input.texture_height},
            {input.texture_width, 0.0F});
    } else {
        list->AddRectFilled(min, max, ui[Token::App]);
        const std::string loading = ui.text("window.scene.loading");
        const ImVec2 size = text_size(ui.fonts.text, loading);
        draw_text(
            list,
            ui.fonts.text,
            {0.5F * (min.x + max.x - size.x), 0.5F * (min.y + max.y - size.y)},
            ui[Token::Text2],
            loading);
    }
    ImGui::InvisibleButton(
        "###scene_input",
        {rect.width, rect.height},
        ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
            ImGuiButtonFlags_MouseButtonMiddle);
    ui.record(WidgetRole::Scene, "scene", ui.text("window.scene.name"));
    const SceneArea area{rect, ImGui::IsItemHovered(), ImGui::IsItemActive()};
    const float margin = ui.px(12.0F);
    if (input.legend != nullptr && input.model.view.legend_open) {
        draw_legend(ui, list, {min.x + margin, max.y - margin}, *input.legend);
    }
    draw_scale_bar(ui, list, {max.x - margin, max.y - margin}, input.model.view.metres_per_pixel);
    ImGui::End();
    return area;
}

} // namespace

SceneArea
draw_shell(const Ui& ui, const ShellInput& input, ShellState& state, ActionQueue& actions) {
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const PanelModel& model = input.model;
    const Layout layout = layout_of(
        {display.x,
         display.y,
         ui.scale,
         model.view.left_panel != LeftPanel::None,
         model.view.inspector_open});
    const PanelArguments with{ui, model, state, actions};
    const SceneArea area = draw_scene(ui, input, layout.scene);
    draw_bars(with, layout);
    draw_rail(with, layout);
    draw_left(with, layout.left);
    draw_right(with, layout.right);
    draw_view_tools(ui, model, actions, layout.scene);
    draw_tool_hint(ui, model, layout.scene);
    draw_messages(ui, model, actions, layout.scene);
    draw_help(ui, model, actions, layout.scene);
    draw_history_card(ui, model, actions, layout.scene);
    draw_project_card(ui, model, state.project, actions, layout.scene);
    return area;
}

} // namespace smiletwin::viewer
