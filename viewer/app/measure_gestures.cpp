#include "viewer/app/measure_gestures.hpp"

#include "scenarios/measures/measure_lock.hpp"
#include "scenarios/site/measure_shapes.hpp"
#include "viewer/app/scene_content.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace smiletwin::viewer {

namespace {

constexpr double handle_reach_px = 12.0;
constexpr double step_deg = 15.0;

geo::Json pair(geo::Vec2d value) {
    return geo::Json::array().push(value.x).push(value.y);
}

bool has_direction(const scenarios::Measure& measure, const scenarios::Catalogue& catalogue) {
    if (!std::holds_alternative<geo::Vec2d>(measure.geometry)) {
        return true;
    }
    const scenarios::MeasureKind* kind = catalogue.kind(measure.kind);
    return kind != nullptr &&
           std::any_of(kind->parameters.begin(), kind->parameters.end(), [](const auto& parameter) {
               return parameter.name == "rotation_deg";
           });
}

/// What planners mean: the round angle that is near, else the one of the hand to a degree.
double settled_deg(double angle_deg) {
    constexpr double catch_deg = 3.0;
    const double step = step_deg * std::round(angle_deg / step_deg);
    return std::abs(angle_deg - step) < catch_deg ? step : std::round(angle_deg);
}

double angle_deg(geo::Vec2d arm) {
    return std::atan2(arm.y, arm.x) * 180.0 / std::numbers::pi;
}

} // namespace

std::optional<std::string> MeasureGestures::measure_under(PixelPoint at) const {
    const PickHit hit = view_.pick(at);
    const scenarios::Project& project = app_.document().project();
    if (project.measure(hit.id) != nullptr) {
        return hit.id;
    }
    if (hit.kind != PickKind::Ground && hit.kind != PickKind::Nothing) {
        return std::nullopt;
    }
    const geo::Vec2d place{hit.point_crs.x, hit.point_crs.y};
    std::optional<std::string> found;
    double smallest_m2 = 0.0;
    for (const scenarios::Measure& measure : project.measures_of(app_.view().variant)) {
        for (const geo::Polygon2d& outline :
             scenarios::measure_outlines(measure, app_.document().catalogue())) {
            const double area_m2 = geo::area_m2(outline);
            if (geo::contains(outline, place) && (!found || area_m2 < smallest_m2)) {
                found = measure.id;
                smallest_m2 = area_m2;
            }
        }
    }
    return found;
}

bool MeasureGestures::may_edit() const {
    return app_.view().selection.kind == SelectionKind::Measure &&
           app_.document().read_only() == nullptr;
}

std::vector<const scenarios::Measure*> MeasureGestures::selected() const {
    std::vector<const scenarios::Measure*> measures;
    for (const std::string& id : selected_measures(app_.view().selection)) {
        if (const scenarios::Measure* measure = app_.shown_project().measure(id)) {
            measures.push_back(measure);
        }
    }
    return measures;
}

std::optional<MeasureGestures::Handles> MeasureGestures::handles() const {
    const auto measures = selected();
    const bool is_settled = std::any_of(measures.begin(), measures.end(), [](const auto* one) {
        return scenarios::is_locked(*one);
    });
    if (!may_edit() || !app_.view().tool.empty() || measures.empty() || is_settled) {
        return std::nullopt;
    }
    geo::Box2d box;
    bool turns = measures.size() > 1;
    bool scales = measures.size() > 1;
    for (const scenarios::Measure* measure : measures) {
        const geo::Box2d one = geo::bounds(measure->geometry);
        box.add(one.min);
        box.add(one.max);
        turns = turns || has_direction(*measure, app_.document().catalogue());
        scales = scales || !std::holds_alternative<geo::Vec2d>(measure->geometry);
    }
    Handles handles;
    handles.middle_crs = box.center();
    const double metres_per_pixel = app_.view().metres_per_pixel;
    handles.mark_m = std::clamp(8.0 * metres_per_pixel, 0.2, 30.0);
    const double away_m = std::max(2.0, 24.0 * metres_per_pixel);
    if (turns) {
        handles.turn_crs = geo::Vec2d{handles.middle_crs.x, box.max.y + away_m};
    }
    if (scales) {
        handles.scale_crs = box.max + 0.5 * geo::Vec2d{away_m, away_m};
    }
    return handles;
}

bool MeasureGestures::is_near(PixelPoint at, geo::Vec2d place_crs) const {
    const double ground_m = scene_.ground_height_m(place_crs);
    const auto pixel =
        view_.pixel_of({place_crs.x, place_crs.y, std::isfinite(ground_m) ? ground_m : 0.0});
    return pixel && std::hypot(pixel->x - at.x, pixel->y - at.y) < handle_reach_px;
}

bool MeasureGestures::begin(PixelPoint at) {
    const auto places = handles();
    const auto ground = view_.ground_point(at);
    if (!places || !ground) {
        return false;
    }
    grabbed_crs_ = {ground->x, ground->y};
    middle_crs_ = places->middle_crs;
    wish_.reset();
    if (places->turn_crs && is_near(at, *places->turn_crs)) {
        held_ = Held::TurnHandle;
    } else if (places->scale_crs && is_near(at, *places->scale_crs)) {
        held_ = Held::ScaleHandle;
    } else if (const auto under = measure_under(at)) {
        const auto ids = selected_measures(app_.view().selection);
        if (std::find(ids.begin(), ids.end(), *under) != ids.end()) {
            held_ = Held::Things;
            anchor_crs_ = anchor();
        }
    }
    return active();
}

geo::Json MeasureGestures::action(std::string_view name) const {
    geo::Json ids = geo::Json::array();
    for (const std::string& id : selected_measures(app_.view().selection)) {
        ids.push(id);
    }
    return geo::Json::object().set("action", name).set("ids", std::move(ids));
}

geo::Vec2d MeasureGestures::anchor() const {
    geo::Vec2d nearest = grabbed_crs_;
    double nearest_m = std::numeric_limits<double>::infinity();
    const auto offer = [&](geo::Vec2d corner) {
        const double distance_m = geo::length(corner - grabbed_crs_);
        if (distance_m < nearest_m) {
            nearest = corner;
            nearest_m = distance_m;
        }
    };
    for (const scenarios::Measure* measure : selected()) {
        if (const auto* point = std::get_if<geo::Vec2d>(&measure->geometry)) {
            offer(*point);
        } else if (const auto* line = std::get_if<geo::Line2d>(&measure->geometry)) {
            std::for_each(line->begin(), line->end(), offer);
        } else if (const auto* area = std::get_if<geo::Polygon2d>(&measure->geometry)) {
            for (const geo::Ring2d& ring : area->rings) {
                std::for_each(ring.begin(), ring.end(), offer);
            }
        }
    }
    return nearest;
}

geo::Vec2d MeasureGestures::move_to(geo::Vec2d here_crs, bool snaps) {
    const geo::Vec2d move_m = here_crs - grabbed_crs_;
    snapped_.reset();
    if (snaps) {
        snapped_ =
            snapped_in_plan(app_, anchor_crs_ + move_m, selected_measures(app_.view().selection));
    }
    return snapped_ ? snapped_->place_crs - anchor_crs_ : move_m;
}

void MeasureGestures::drag(PixelPoint at, bool snaps) {
    const auto ground = view_.ground_point(at);
    if (!ground) {
        return; // over the sky it stays where it was last
    }
    const geo::Vec2d here{ground->x, ground->y};
    geo::Json wish = action("measures.transform");
    const geo::Vec2d arm = here - middle_crs_;
    const geo::Vec2d arm_before = grabbed_crs_ - middle_crs_;
    if (held_ == Held::Things) {
        wish.set("move", pair(move_to(here, snaps)));
    } else if (held_ == Held::TurnHandle) {
        const double turned = std::remainder(angle_deg(arm) - angle_deg(arm_before), 360.0);
        wish.set("rotate_deg", settled_deg(turned)).set("about", pair(middle_crs_));
    } else {
        const double factor = geo::length(arm) / std::max(geo::length(arm_before), 1e-3);
        wish.set("scale", std::clamp(factor, 0.05, 20.0)).set("about", pair(middle_crs_));
    }
    wish_ = std::move(wish);
    app_.set_preview(wish_);
}

void MeasureGestures::finish(PixelPoint at, bool snaps) {
    drag(at, snaps);
    if (wish_) {
        app_.actions().add(*wish_);
    }
    cancel();
}

void MeasureGestures::cancel() {
    held_ = Held::Nothing;
    snapped_.reset();
    wish_.reset();
    app_.set_preview(std::nullopt);
}

void MeasureGestures::push(geo::Vec2d move_m) {
    app_.actions().add(action("measures.transform").set("move", pair(move_m)));
}

/// Beside what is copied, so that both are seen.
void MeasureGestures::copy() {
    geo::Box2d box;
    for (const scenarios::Measure* measure : selected()) {
        const geo::Box2d one = geo::bounds(measure->geometry);
        box.add(one.min);
        box.add(one.max);
    }
    constexpr double gap_m = 3.0;
    app_.actions().add(
        action("measures.copy").set("move", pair({box.max.x - box.min.x + gap_m, 0.0})));
}

bool MeasureGestures::key(const KeyPress& press, geo::Vec2d heading) {
    if (press.ctrl && press.key == key_of('A') && app_.view().tool.empty()) {
        app_.actions().add("ui.select_all");
        return true;
    }
    if (!may_edit()) {
        return false;
    }
    // Up is away from the eye, along the axis of the map that is nearest to it.
    const geo::Vec2d up = std::abs(heading.x) > std::abs(heading.y)
                              ? geo::Vec2d{std::copysign(1.0, heading.x), 0.0}
                              : geo::Vec2d{0.0, std::copysign(1.0, heading.y)};
    const geo::Vec2d right{up.y, -up.x};
    const double step_m = press.shift ? 0.1 : 1.0;
    const double turn_deg = press.shift ? -step_deg : step_deg;
    if (press.key == Key::Up) {
        push(step_m * up);
    } else if (press.key == Key::Down) {
        push(-step_m * up);
    } else if (press.key == Key::Right) {
        push(step_m * right);
    } else if (press.key == Key::Left) {
        push(-step_m * right);
    } else if (press.ctrl && press.key == key_of('D')) {
        copy();
    } else if (!press.ctrl && press.key == key_of('R')) {
        app_.actions().add(action("measures.transform").set("rotate_deg", turn_deg));
    } else if (!press.ctrl && press.key == key_of('M')) {
        app_.actions().add(action("measures.transform").set("mirror_deg", 90.0));
    } else if (press.key == Key::Delete) {
        app_.actions().add(action("measures.remove"));
    } else {
        return false;
    }
    return true;
}

std::vector<GroundShape> MeasureGestures::sketch() const {
    std::vector<GroundShape> shapes;
    if (snapped_) {
        shapes = guide_of(*snapped_, app_.view().metres_per_pixel);
    }
    const auto places = handles();
    if (!places) {
        return shapes;
    }
    const auto line_m = static_cast<float>(0.4 * places->mark_m);
    if (places->turn_crs) {
        GroundShape stem;
        stem.id = "handle.stem";
        stem.points_crs = {places->middle_crs, *places->turn_crs};
        stem.width_m = line_m;
        stem.dashed = true;
        shapes.push_back(std::move(stem));
        GroundShape turn = ring_around("handle.turn", *places->turn_crs, places->mark_m);
        turn.width_m = line_m;
        turn.filled = true;
        shapes.push_back(std::move(turn));
    }
    if (places->scale_crs) {
        const double half = places->mark_m;
        GroundShape scale;
        scale.id = "handle.scale";
        scale.closed = true;
        scale.width_m = line_m;
        scale.filled = true;
        for (const geo::Vec2d corner :
             {geo::Vec2d{-half, -half}, {half, -half}, {half, half}, {-half, half}}) {
            scale.points_crs.push_back(*places->scale_crs + corner);
        }
        shapes.push_back(std::move(scale));
    }
    return shapes;
}

} // namespace smiletwin::viewer
