#include "viewer/app/scene_tools.hpp"

#include "geo/city/object_bounds.hpp"
#include "scenarios/project/geojson.hpp"
#include "viewer/app/scene_content.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

namespace smiletwin::viewer {

namespace {

constexpr double click_distance_px = 4.0;
constexpr double wheel_step = 0.85;

double distance(PixelPoint a, PixelPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

geo::Json as_json(geo::Vec3d point) {
    geo::Json json = geo::Json::array();
    json.push(point.x).push(point.y).push(point.z);
    return json;
}

std::optional<geo::Vec3d> as_point(const geo::Json& json) {
    if (json.size() != 3) {
        return std::nullopt;
    }
    return geo::Vec3d{json[0].to_double(), json[1].to_double(), json[2].to_double()};
}

} // namespace

SceneTools::SceneTools(
    Application& app, CityScene& scene, SceneView& view, SceneLink& link, const Keyboard& keyboard)
    : app_(app)
    , scene_(scene)
    , view_(view)
    , link_(link)
    , keyboard_(keyboard)
    , gestures_(app, scene, view) {}

void SceneTools::update(const SceneArea& area, double step_s) {
    moving_ = false;
    handle_mouse(area);
    // Esc closes a drop-down before the tools see it: who had the keys last frame has them now.
    const bool popup =
        ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    const bool popup_before = std::exchange(popup_open_, popup);
    if (!ImGui::GetIO().WantTextInput && !popup_before && !popup) {
        handle_keys(step_s);
    }
    take_wishes();
    update_cursor(area);
    update_sketch();
    app_.view().walking = camera_.walking();
    const CameraPose& pose = camera_.pose();
    const double distance_m = geo::length(pose.target_crs - pose.eye_crs);
    // At eye level no scale holds for the picture.
    app_.view().metres_per_pixel =
        camera_.walking()
            ? 0.0
            : 2.0 * distance_m * std::tan(0.5 * pose.vertical_fov_deg * std::numbers::pi / 180.0) /
                  std::max(double{area.rect.height}, 1.0);
    view_.set_pose(pose);
    remember();
}

void SceneTools::place_camera(double aspect) {
    const geo::Json& kept = app_.remembered_camera();
    const auto eye = as_point(kept["eye"]);
    const auto target = as_point(kept["target"]);
    if (eye && target) {
        camera_.set_pose({*eye, *target, 45.0});
        return;
    }
    const auto& viewpoints = app_.document().project().viewpoints;
    const auto market =
        std::find_if(viewpoints.begin(), viewpoints.end(), [](const scenarios::Viewpoint& point) {
            return point.id == "market";
        });
    const std::string id = market != viewpoints.end() ? market->id
                           : viewpoints.empty()       ? std::string()
                                                      : viewpoints.front().id;
    camera_.set_pose(pose_for(app_.document().project(), scene_, id, aspect));
}

void SceneTools::remember() {
    CameraController kept = camera_;
    kept.stop_walking(); // who closed while walking begins above that place
    geo::Json camera = geo::Json::object();
    camera.set("eye", as_json(kept.pose().eye_crs));
    camera.set("target", as_json(kept.pose().target_crs));
    app_.remember_camera(std::move(camera));
}

void SceneTools::handle_mouse(const SceneArea& area) {
    const ImGuiIO& io = ImGui::GetIO();
    const PixelPoint at{
        double{io.MousePos.x - area.rect.x} * double{io.DisplayFramebufferScale.x},
        double{io.MousePos.y - area.rect.y} * double{io.DisplayFramebufferScale.y}};
    for (int button = 0; button < 3; ++button) {
        if (area.hovered && gesture_ == Gesture::None && ImGui::IsMouseClicked(button)) {
            button_ = button;
            press(at);
        }
    }
    if (gesture_ != Gesture::None) {
        if (ImGui::IsMouseDown(button_)) {
            drag(at, area);
        } else {
            release(at);
        }
    }
    if (area.hovered && io.MouseWheel != 0.0F) {
        wheel(at);
    }
    const bool twice = area.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (twice && drawn_geometry()) {
        finish_drawing();
    }
    last_ = at;
}

void SceneTools::press(PixelPoint at) {
    gesture_ = button_ == ImGuiMouseButton_Left ? Gesture::Pressed : Gesture::Pan;
    pressed_at_ = last_ = at;
}

void SceneTools::drag(PixelPoint at, const SceneArea& area) {
    const double height_px = std::max(double{area.rect.height}, 1.0);
    if (gesture_ == Gesture::Pressed && distance(at, pressed_at_) > click_distance_px) {
        start_drag(pressed_at_);
    }
    const double dx = at.x - last_.x;
    const double dy = at.y - last_.y;
    if (gesture_ == Gesture::Orbit) {
        camera_.orbit(dx, dy, height_px);
    } else if (gesture_ == Gesture::Pan) {
        camera_.pan(dx, dy, height_px);
    } else if (gesture_ == Gesture::Edit && (dx != 0.0 || dy != 0.0)) {
        gestures_.drag(at, snaps());
    }
}

/// The selected measures under the hand and their handles move, everything else turns the view: who
/// turns it does not look where the hand begins.
void SceneTools::start_drag(PixelPoint at) {
    gesture_ = gestures_.begin(at) ? Gesture::Edit : Gesture::Orbit;
}

void SceneTools::release(PixelPoint at) {
    const Gesture gesture = std::exchange(gesture_, Gesture::None);
    if (gesture == Gesture::Pressed) {
        click(at);
    } else if (gesture == Gesture::Edit) {
        gestures_.finish(at, snaps());
    }
}

void SceneTools::wheel(PixelPoint at) {
    const double factor = std::pow(wheel_step, double{ImGui::GetIO().MouseWheel});
    const PickHit under = view_.pick(at);
    const bool found = under.kind != PickKind::Nothing;
    camera_.zoom(factor, found ? std::optional(under.point_crs) : std::nullopt);
}

void SceneTools::take_wishes() {
    for (const CameraWish& wish : app_.take_camera_wishes()) {
        if (wish.value == "north") {
            camera_.face_north();
        } else if (wish.value == "zoom_in") {
            camera_.zoom(0.7);
        } else if (wish.value == "zoom_out") {
            camera_.zoom(1.0 / 0.7);
        } else if (wish.value == "walk" && camera_.walking()) {
            camera_.stop_walking();
        } else if (wish.value == "walk") {
            camera_.start_walking(camera_.pose().target_crs, ground(), way_to_wall());
        } else if (wish.value == "selected_sensor") {
            show_selected_sensor();
        } else if (wish.value == "selected_object") {
            show_selected_object();
        } else if (wish.value == "place") {
            show_place(wish.place_crs);
        } else {
            const double aspect = double(view_.width_px()) / std::max(view_.height_px(), 1);
            camera_.stop_walking();
            camera_.set_pose(pose_for(app_.document().project(), scene_, wish.value, aspect));
        }
    }
}

/// Only when it is outside the picture: who has chosen a view keeps it.
void SceneTools::show_selected_sensor() {
    const Selection& selection = app_.view().selection;
    if (selection.kind != SelectionKind::Sensor || app_.data() == nullptr) {
        return;
    }
    const auto markers = sensor_markers(*app_.data(), scene_, app_.view().time);
    const auto marker = std::find_if(
        markers.begin(), markers.end(), [&](const auto& one) { return one.id == selection.id; });
    if (marker == markers.end()) {
        return; // without a place in the city's system
    }
    const auto seen_at = view_.pixel_of(marker->foot_crs);
    const bool visible = seen_at && seen_at->x >= 0.0 && seen_at->x < view_.width_px() &&
                         seen_at->y >= 0.0 && seen_at->y < view_.height_px();
    if (!visible) {
        camera_.stop_walking();
        CameraPose pose = camera_.pose();
        pose.eye_crs = pose.eye_crs + (marker->foot_crs - pose.target_crs);
        pose.target_crs = marker->foot_crs;
        camera_.set_pose(pose);
    }
}

/// Comes near from where the view is; the parts of a building belong to it.
void SceneTools::show_selected_object() {
    const Selection& selection = app_.view().selection;
    if (selection.kind != SelectionKind::CityObject || app_.data() == nullptr ||
        app_.data()->city == nullptr) {
        return;
    }
    const geo::Box3d box = bounds_with_parts(*app_.data()->city, selection.city_object);
    if (box.empty()) {
        return; // nothing of it is drawn
    }
    constexpr double nearest_m = 30.0;
    CameraPose pose = camera_.pose();
    const geo::Vec3d back = pose.eye_crs - pose.target_crs;
    const double away_m = std::max(nearest_m, 1.5 * geo::length(box.max - box.min));
    pose.target_crs = box.center();
    pose.eye_crs = pose.target_crs + (away_m / std::max(geo::length(back), 1e-3)) * back;
    camera_.stop_walking();
    camera_.set_pose(pose);
}

/// From where the view is, as near as a bench can be seen.
void SceneTools::show_place(geo::Vec2d place_crs) {
    constexpr double farthest_m = 40.0;
    const double ground_m = scene_.ground_height_m(place_crs);
    CameraPose pose = camera_.pose();
    const geo::Vec3d back = pose.eye_crs - pose.target_crs;
    const double away_m = std::max(geo::length(back), 1e-3);
    pose.target_crs = {place_crs.x, place_crs.y, std::isfinite(ground_m) ? ground_m : 0.0};
    pose.eye_crs = pose.target_crs + (std::min(away_m, farthest_m) / away_m) * back;
    camera_.stop_walking();
    camera_.set_pose(pose);
}

CameraController::GroundHeight SceneTools::ground() const {
    return [this](geo::Vec2d at) { return scene_.ground_height_m(at); };
}

CameraController::WayToWall SceneTools::way_to_wall() const {
    return [this](geo::Vec3d from, geo::Vec3d direction) {
        return scene_.way_to_wall_m({from, direction});
    };
}

/// Made once for each loaded data: asking PROJ anew costs milliseconds at every mouse move.
const geo::Transform* SceneTools::degrees_transform() {
    if (std::exchange(degrees_of_data_, app_.data_revision()) != app_.data_revision()) {
        to_degrees_.reset();
        const auto own = geo::Crs::parse(app_.data() != nullptr ? app_.data()->crs : "");
        const auto geographic = geo::Crs::parse("EPSG:4326");
        if (own && geographic) {
            auto made = geo::Transform::between(*own, *geographic);
            if (made) {
                to_degrees_.emplace(std::move(made).value());
            }
        }
    }
    return to_degrees_ ? &*to_degrees_ : nullptr;
}

void SceneTools::update_cursor(const SceneArea& area) {
    cursor_crs_.reset();
    if (!area.hovered) {
        return; // the last place stays readable
    }
    const PickHit under = view_.pick(last_);
    if (under.kind == PickKind::Nothing) {
        return;
    }
    if (const auto ground = view_.ground_point(last_)) {
        cursor_crs_ = geo::Vec2d{ground->x, ground->y};
    }
    CursorPlace place_now;
    place_now.point_crs = under.point_crs;
    if (const geo::Transform* transform = degrees_transform()) {
        const geo::Vec2d degrees = (*transform)({under.point_crs.x, under.point_crs.y});
        place_now.longitude_deg = degrees.x;
        place_now.latitude_deg = degrees.y;
    }
    app_.view().cursor = place_now;
}

void SceneTools::update_sketch() {
    const ViewState& state = app_.view();
    std::vector<GroundShape> guide;
    if (!state.tool.empty() && cursor_crs_) {
        if (const auto better = snapped_at(*cursor_crs_)) {
            cursor_crs_ = better->place_crs;
            guide = guide_of(*better, state.metres_per_pixel);
        }
    }
    if (drawn_geometry()) {
        std::vector<GroundShape> sketch = polygon_sketch();
        sketch.insert(sketch.end(), guide.begin(), guide.end());
        link_.set_sketch(std::move(sketch));
    } else if (state.tool == "source.place" && cursor_crs_) {
        link_.set_sketch(model_sketch(*cursor_crs_));
    } else if (!state.tool.empty() && cursor_crs_) {
        GroundShape here = ring_around("sketch.ring", *cursor_crs_, 2.5);
        here.dashed = true;
        guide.insert(guide.begin(), std::move(here));
        link_.set_sketch(std::move(guide));
    } else {
        link_.set_sketch(gestures_.sketch());
    }
}

/// What a model covers where it would stand, and a mark that shows small ones from afar.
std::vector<GroundShape> SceneTools::model_sketch(geo::Vec2d at_crs) const {
    GroundShape here =
        ring_around("sketch.ring", at_crs, std::max(1.0, 8.0 * app_.view().metres_per_pixel));
    here.dashed = true;
    std::vector<GroundShape> sketch{std::move(here)};
    const std::string& id = app_.view().placed_source;
    const scenarios::Source* source = app_.document().project().source(id);
    const scenarios::SourceState* state = source_state(app_.data().get(), id);
    if (source == nullptr || state == nullptr || state->model_box.empty()) {
        return sketch;
    }
    const scenarios::ModelPlace place = source->place.value_or(scenarios::ModelPlace{});
    const double angle_rad = place.rotation_deg * std::numbers::pi / 180.0;
    const geo::Vec2d along = place.scale * geo::Vec2d{std::cos(angle_rad), std::sin(angle_rad)};
    const geo::Box2d box = state->model_box.plan();
    GroundShape outline;
    outline.id = "sketch.model";
    outline.closed = true;
    outline.width_m = 0.1F;
    for (const geo::Vec2d corner :
         {box.min, {box.max.x, box.min.y}, box.max, geo::Vec2d{box.min.x, box.max.y}}) {
        outline.points_crs.push_back(
            at_crs +
            geo::Vec2d{
                corner.x * along.x - corner.y * along.y, corner.x * along.y + corner.y * along.x});
    }
    sketch.push_back(std::move(outline));
    return sketch;
}

/// Marks at the corners, lines between them and on to the cursor.
std::vector<GroundShape> SceneTools::polygon_sketch() const {
    const ViewState& state = app_.view();
    // Seen from any distance, but never larger than a person's reach when near.
    const double mark_m = std::max(0.6, 6.0 * state.metres_per_pixel);
    std::vector<GroundShape> sketch;
    for (std::size_t i = 0; i < state.drawn_corners.size(); ++i) {
        sketch.push_back(
            ring_around("sketch.corner." + std::to_string(i), state.drawn_corners[i], mark_m));
    }
    if (cursor_crs_) {
        sketch.push_back(ring_around("sketch.cursor", *cursor_crs_, 0.6 * mark_m));
    }
    GroundShape line;
    line.id = "sketch.polygon";
    line.points_crs = state.drawn_corners;
    if (cursor_crs_) {
        line.points_crs.push_back(*cursor_crs_);
    }
    line.width_m = static_cast<float>(std::max(0.4, 2.0 * state.metres_per_pixel));
    line.closed =
        line.points_crs.size() > 2 && drawn_geometry() == scenarios::MeasureGeometry::Area;
    if (line.points_crs.size() > 1) {
        sketch.push_back(std::move(line));
    }
    return sketch;
}

} // namespace smiletwin::viewer
