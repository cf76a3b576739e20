// Clicks and keys of SceneTools: selecting, placing, drawing polygons, walking, shortcuts.

#include "scenarios/project/geojson.hpp"
#include "viewer/app/scene_tools.hpp"

#include <imgui.h>

#include <algorithm>

namespace smiletwin::viewer {

std::optional<scenarios::MeasureGeometry> SceneTools::drawn_geometry() const {
    const std::string& tool = app_.view().tool;
    if (tool == "area") {
        return scenarios::MeasureGeometry::Area;
    }
    const scenarios::MeasureKind* kind = app_.document().catalogue().kind(tool);
    const bool is_drawn = kind != nullptr && kind->geometry != scenarios::MeasureGeometry::Point;
    return is_drawn ? std::optional(kind->geometry) : std::nullopt;
}

void SceneTools::click(PixelPoint at) {
    if (app_.view().tool.empty()) {
        select(at);
        return;
    }
    const auto ground = view_.ground_point(at);
    if (!ground) {
        return;
    }
    geo::Vec2d place_crs{ground->x, ground->y};
    if (const auto better = snapped_at(place_crs)) {
        place_crs = better->place_crs;
    }
    if (drawn_geometry()) {
        add_corner(place_crs, false);
    } else {
        place(place_crs);
    }
}

bool SceneTools::snaps() const {
    return !keyboard_.held(Key::LeftAlt) && !keyboard_.held(Key::RightAlt);
}

std::optional<Snapped> SceneTools::snapped_at(geo::Vec2d place_crs) const {
    return snaps() ? snapped_in_plan(app_, place_crs, {}) : std::nullopt;
}

void SceneTools::select(PixelPoint at) {
    const PickHit hit = view_.pick(at);
    ActionQueue& actions = app_.actions();
    if (keyboard_.held(Key::LeftControl) || keyboard_.held(Key::RightControl)) {
        if (const auto measure = gestures_.measure_under(at)) {
            actions.add("ui.select_more", {{"id", *measure}});
        }
        return; // who missed keeps what is selected
    }
    const bool planned = app_.document().project().measure(hit.id) != nullptr;
    if (hit.kind != PickKind::Sensor) {
        if (const auto feature = link_.point_feature(view_.ray_through(at))) {
            select_feature(*feature);
            return;
        }
    }
    switch (hit.kind) {
    case PickKind::CityObject:
        actions.add("ui.select", {{"kind", "city"}, {"object", static_cast<int>(hit.city_object)}});
        break;
    case PickKind::Tree:
    case PickKind::Obstacle:
        actions.add("ui.select", {{"kind", planned ? "measure" : "tree"}, {"id", hit.id}});
        break;
    case PickKind::Sensor:
        actions.add("ui.select", {{"kind", "sensor"}, {"id", hit.id}});
        break;
    case PickKind::Ground:
    case PickKind::Nothing:
        select_on_ground(at, hit);
        break;
    }
}

void SceneTools::select_feature(const FeatureHit& hit) {
    app_.actions().add(
        "ui.select",
        {{"kind", "feature"}, {"id", hit.layer}, {"feature", static_cast<int>(hit.feature)}});
}

/// Planned surfaces before imported layers: what one works on is meant first.
void SceneTools::select_on_ground(PixelPoint at, const PickHit& hit) {
    if (const auto measure = gestures_.measure_under(at)) {
        app_.actions().add("ui.select", {{"kind", "measure"}, {"id", *measure}});
        return;
    }
    const auto feature = hit.kind == PickKind::Ground
                             ? link_.plane_feature(view_.ray_through(at), hit.point_crs)
                             : std::nullopt;
    if (feature) {
        select_feature(*feature);
    } else {
        app_.actions().add("ui.select", {{"kind", "nothing"}});
    }
}

void SceneTools::place(geo::Vec2d at_crs) {
    if (app_.view().tool == "source.place") {
        app_.actions().add(
            "source.place", {{"id", app_.view().placed_source}, {"x", at_crs.x}, {"y", at_crs.y}});
        return;
    }
    app_.actions().add(
        "measure.add",
        {{"variant", app_.view().variant},
         {"kind", app_.view().tool},
         {"geometry", scenarios::to_geojson(geo::PlanGeometry(at_crs))}});
}

void SceneTools::add_corner(geo::Vec2d at_crs, bool last) {
    auto& corners = app_.view().drawn_corners;
    constexpr double same_place_m = 0.05;
    if (corners.empty() || geo::length(corners.back() - at_crs) > same_place_m) {
        corners.push_back(at_crs);
    }
    if (last) {
        finish_drawing();
    }
}

void SceneTools::finish_drawing() {
    ViewState& state = app_.view();
    const bool is_line = drawn_geometry() == scenarios::MeasureGeometry::Line;
    if (state.drawn_corners.size() < (is_line ? 2U : 3U)) {
        return;
    }
    const geo::Json drawn = scenarios::to_geojson(
        is_line ? geo::PlanGeometry(geo::Line2d(state.drawn_corners))
                : geo::PlanGeometry(geo::Polygon2d{{state.drawn_corners}}));
    if (state.tool == "area") {
        const std::string number = std::to_string(app_.document().project().areas.size() + 1);
        app_.actions().add(
            "area.add",
            {{"name", app_.text()("tool.area.new", {{"number", number}})}, {"polygon", drawn}});
        app_.actions().add("ui.tool", {{"value", ""}});
    } else {
        app_.actions().add(
            "measure.add", {{"variant", state.variant}, {"kind", state.tool}, {"geometry", drawn}});
    }
    state.drawn_corners.clear();
}

void SceneTools::handle_keys(double step_s) {
    const bool card_open = app_.view().project_card.kind != ProjectCard::Kind::Closed;
    for (const KeyPress& press : keyboard_.presses()) {
        if (card_open && press.key != Key::Escape) {
            continue; // who types a path does not mean the city behind the card
        }
        const geo::Vec3d ahead = camera_.pose().target_crs - camera_.pose().eye_crs;
        if (!camera_.walking() && !card_open && gestures_.key(press, {ahead.x, ahead.y})) {
            continue;
        }
        if (press.ctrl) {
            key_with_ctrl(press);
        } else if (press.alt) {
            key_with_alt(press);
        } else {
            key(press);
        }
    }
    if (camera_.walking() && !card_open) {
        walk(step_s);
    }
}

void SceneTools::key_with_ctrl(const KeyPress& press) {
    if (press.key == Key::Z) {
        app_.actions().add(press.shift ? "ui.redo" : "ui.undo");
    } else if (press.key == Key::Y) {
        app_.actions().add("ui.redo");
    } else if (press.key == Key::S) { // with Shift or without: every edit is stored already
        app_.actions().add("ui.project", {{"value", "save"}});
    } else if (press.key == Key::O) {
        app_.actions().add("ui.project", {{"value", "open"}});
    }
}

void SceneTools::key_with_alt(const KeyPress& press) {
    for (const char letter : {'0', 'A', 'B', 'C', 'D'}) {
        const std::string id(1, letter);
        const bool known = letter == '0' || app_.document().project().variant(id) != nullptr;
        if (known && press.key == key_of(letter)) {
            app_.actions().add("ui.variant", {{"value", id}});
        }
    }
}

void SceneTools::key(const KeyPress& press) {
    const ViewState& state = app_.view();
    ActionQueue& actions = app_.actions();
    switch (press.key) {
    case Key::Escape:
        escape();
        break;
    case Key::Enter:
    case Key::KeypadEnter:
        if (drawn_geometry()) {
            finish_drawing();
        }
        break;
    case Key::Backspace:
        take_back_corner();
        break;
    case Key::F1:
        actions.add("ui.help", {{"value", !state.help_open}});
        break;
    case Key::F9:
        actions.add("ui.panel", {{"value", state.left_panel != LeftPanel::None ? "none" : "plan"}});
        break;
    case Key::F10:
        actions.add("ui.inspector");
        break;
    case Key::L:
        actions.add("ui.legend");
        break;
    case Key::P:
        actions.add("ui.style", {{"value", state.plan_style ? "ort" : "plan"}});
        break;
    default:
        break;
    }
}

/// One step back: from what the hand holds, help, the corner, the tool, walking, the selection.
void SceneTools::escape() {
    if (gesture_ == Gesture::Edit) {
        gestures_.cancel();
        gesture_ = Gesture::None;
    } else if (app_.view().project_card.kind != ProjectCard::Kind::Closed) {
        app_.actions().add("ui.project", {{"value", ""}});
    } else if (app_.view().help_open) {
        app_.actions().add("ui.help", {{"value", false}});
    } else if (!app_.view().drawn_corners.empty()) {
        app_.view().drawn_corners.clear();
    } else if (!app_.view().tool.empty()) {
        app_.actions().add("ui.tool", {{"value", ""}});
    } else if (camera_.walking()) {
        camera_.stop_walking();
    } else {
        app_.actions().add("ui.select", {{"kind", "nothing"}});
    }
}

void SceneTools::take_back_corner() {
    if (!app_.view().drawn_corners.empty()) {
        app_.view().drawn_corners.pop_back();
    }
}

void SceneTools::walk(double step_s) {
    constexpr double pace_mps = 6.0; // four times a stroll: nobody wants to wait in a model
    double ahead = 0.0;
    double right = 0.0;
    if (keyboard_.held(Key::Up) || keyboard_.held(key_of('W'))) {
        ahead += 1.0;
    }
    if (keyboard_.held(Key::Down) || keyboard_.held(key_of('S'))) {
        ahead -= 1.0;
    }
    if (keyboard_.held(Key::Right) || keyboard_.held(key_of('D'))) {
        right += 1.0;
    }
    if (keyboard_.held(Key::Left) || keyboard_.held(key_of('A'))) {
        right -= 1.0;
    }
    if (ahead == 0.0 && right == 0.0) {
        return;
    }
    moving_ = true;
    const double step_m = pace_mps * std::min(step_s, 0.1);
    camera_.walk(ahead * step_m, right * step_m, ground(), way_to_wall());
}

} // namespace smiletwin::viewer
