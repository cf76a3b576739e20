// What can be done to the selected measures as a whole: turn, mirror, copy, remove, set up in rows.

#include "viewer/panels/inspector_panel.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/number_field.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <utility>

namespace smiletwin::viewer {

namespace {

geo::Json action_on(const std::vector<std::string>& ids, std::string_view name) {
    geo::Json list = geo::Json::array();
    for (const std::string& id : ids) {
        list.push(id);
    }
    return geo::Json::object().set("action", name).set("ids", std::move(list));
}

} // namespace

void draw_measure_rows(
    const Ui& ui,
    const PanelModel& model,
    const std::vector<std::string>& ids,
    ActionQueue& actions) {
    RowForm form = model.view.row_form;
    double count = form.count;
    bool changed = number_field(
        ui, "inspector.row.count", ui.text("panel.inspector.row.count"), count, {"", 1, 200, 0});
    changed |= number_field(
        ui,
        "inspector.row.spacing",
        ui.text("panel.inspector.row.spacing"),
        form.spacing_m,
        {"m", 0.1, 500.0, 1});
    changed |= number_field(
        ui,
        "inspector.row.direction",
        ui.text("panel.inspector.row.direction"),
        form.direction_deg,
        {"°", -360.0, 360.0, 0});
    if (changed) {
        actions.add(
            "ui.row_form",
            {{"count", static_cast<int>(count)},
             {"spacing_m", form.spacing_m},
             {"direction_deg", form.direction_deg}});
    }
    if (button(
            ui,
            "inspector.row",
            ui.text("panel.inspector.row"),
            {.icon = "linear_scale", .width = -1.0F})) {
        const double angle_rad = form.direction_deg * std::numbers::pi / 180.0;
        geo::Json move = geo::Json::array();
        move.push(form.spacing_m * std::cos(angle_rad)).push(form.spacing_m * std::sin(angle_rad));
        actions.add(action_on(ids, "measures.copy")
                        .set("count", static_cast<int>(count))
                        .set("move", std::move(move)));
    }
}

void draw_measure_tools(
    const Ui& ui, const std::vector<std::string>& ids, bool locked, ActionQueue& actions) {
    const bool free = !locked;
    constexpr double step_deg = 15.0;
    const auto turn = [&](double angle_deg) {
        actions.add(action_on(ids, "measures.transform").set("rotate_deg", angle_deg));
    };
    if (icon_button(
            ui, "inspector.turn_left", "rotate_left", ui.text("panel.inspector.turn_left"), free)) {
        turn(step_deg);
    }
    ImGui::SameLine();
    if (icon_button(
            ui,
            "inspector.turn_right",
            "rotate_right",
            ui.text("panel.inspector.turn_right"),
            free)) {
        turn(-step_deg);
    }
    ImGui::SameLine();
    if (icon_button(ui, "inspector.mirror", "flip", ui.text("panel.inspector.mirror"), free)) {
        actions.add(action_on(ids, "measures.transform").set("mirror_deg", 90.0));
    }
    ImGui::SameLine();
    if (icon_button(ui, "inspector.delete", "delete", ui.text("panel.inspector.delete"), free)) {
        actions.add(action_on(ids, "measures.remove"));
    }
    ImGui::SameLine();
    if (icon_button(
            ui,
            "inspector.lock",
            locked ? "lock" : "lock_open",
            ui.text(locked ? "panel.inspector.unlock" : "panel.inspector.lock"),
            true,
            locked)) {
        actions.add(action_on(ids, "measures.set").set("locked", free));
    }
}

} // namespace smiletwin::viewer
