#include "viewer/app/scene_link.hpp"

#include "scenarios/indicators/result_layer.hpp"
#include "scenarios/site/growth.hpp"
#include "scenarios/site/occupancy.hpp"
#include "viewer/app/scene_content.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace smiletwin::viewer {

namespace {

struct LayerName {
    const char* name;
    SceneLayer layer;
};
constexpr std::array<LayerName, 7> layer_names{{
    {"buildings", SceneLayer::Buildings},
    {"terrain", SceneLayer::Terrain},
    {"imagery", SceneLayer::Imagery},
    {"people", SceneLayer::People},
    {"sensors", SceneLayer::Sensors},
    {"shapes", SceneLayer::Shapes},
    {"drape", SceneLayer::Drape},
}};

PickHit hit_of(const Selection& selection) {
    PickHit hit;
    switch (selection.kind) {
    case SelectionKind::Nothing:
    case SelectionKind::Feature: // marked by an outline of its own
        break;
    case SelectionKind::CityObject:
        hit.kind = PickKind::CityObject;
        hit.city_object = selection.city_object;
        break;
    case SelectionKind::Tree:
    case SelectionKind::Measure:
        hit.kind = PickKind::Tree;
        break;
    case SelectionKind::Sensor:
        hit.kind = PickKind::Sensor;
        break;
    }
    hit.id = selection.id;
    return hit;
}

} // namespace

bool SceneLink::update() {
    const bool new_data = app_.data_revision() != seen_.data;
    if (new_data) {
        seen_ = Seen();
        seen_.data = app_.data_revision();
        shapes_dirty_ = true;
        if (app_.data() != nullptr) {
            show_base(scene_, *app_.data());
        }
    }
    if (app_.data() == nullptr) {
        legend_.reset();
        layer_legend_.reset();
        return false;
    }
    update_plan();
    update_shapes();
    update_layers();
    update_data_layers();
    update_drape();
    if (legend_) {
        const bool people_map = app_.view().drape.layer.starts_with("people.");
        legend_->outdated = people_map ? app_.people().view().stale : app_.heat().view().stale;
    }
    update_light();
    update_people();
    update_highlight();
    return new_data;
}

void SceneLink::update_plan() {
    const ViewState& view = app_.view();
    const bool is_new_plan =
        std::exchange(seen_.plan, app_.shown_revision()) != app_.shown_revision();
    if (is_new_plan || seen_.variant.empty()) {
        is_timed_ = scenarios::has_timed_measures(app_.shown_project());
    }
    const bool is_other_time = is_timed_ && seen_.plan_time != view.time;
    const bool is_other_year = seen_.dragged_year != view.dragged_year;
    if (!is_new_plan && !is_other_time && !is_other_year && seen_.variant == view.variant) {
        return;
    }
    seen_.dragged_year = view.dragged_year;
    seen_.variant = view.variant;
    seen_.plan_time = view.time;
    show_buildings(
        scene_,
        project_now().measures_of(measures_shown()),
        *app_.data(),
        app_.document().catalogue(),
        footprints_);
    show_variant(
        scene_,
        project_now(),
        *app_.data(),
        app_.document().catalogue(),
        measures_shown(),
        view.layer_visible("trees"));
    shapes_dirty_ = true;
}

/// What of the plan is there at the time of the time bar, in the year of the plan.
scenarios::Project SceneLink::project_now() const {
    const ViewState& view = app_.view();
    const scenarios::Project& plan = app_.shown_project();
    scenarios::Project now = is_timed_ ? scenarios::project_at(plan, view.time, view.time) : plan;
    const auto year = view.dragged_year ? view.dragged_year : scenarios::plan_year(plan);
    return year ? scenarios::grown_project(std::move(now), app_.document().catalogue(), *year)
                : now;
}

/// Without its measures a variant looks like the baseline.
std::string SceneLink::measures_shown() const {
    const ViewState& view = app_.view();
    return view.layer_visible("measures") ? view.variant : std::string(scenarios::baseline_id);
}

void SceneLink::set_sketch(std::vector<GroundShape> sketch) {
    if (sketch == sketch_) {
        return; // a hand at rest draws nothing anew
    }
    sketch_ = std::move(sketch);
    shapes_dirty_ = true;
}

void SceneLink::update_shapes() {
    const std::uint64_t findings = app_.checks().revision();
    shapes_dirty_ = shapes_dirty_ || std::exchange(seen_.findings, findings) != findings;
    if (!std::exchange(shapes_dirty_, false)) {
        return;
    }
    std::vector<GroundShape> shapes = ground_shapes(
        project_now(),
        *app_.data(),
        app_.document().catalogue(),
        measures_shown(),
        app_.view().layer_visible("gates"));
    const Selection& selection = app_.view().selection;
    if (selection.kind == SelectionKind::Feature) {
        if (const DataLayer* layer = layer_named(app_.layers(), selection.id)) {
            const auto mark = marks_of_feature(*layer, selection.feature);
            shapes.insert(shapes.end(), mark.begin(), mark.end());
        }
    }
    for (const std::string& id : selected_measures(selection)) {
        if (const scenarios::Measure* measure = app_.shown_project().measure(id)) {
            const auto mark = marks_of_measure(*measure, app_.document().catalogue());
            shapes.insert(shapes.end(), mark.begin(), mark.end());
        }
    }
    if (app_.view().layer_visible("measures")) {
        const auto marks = marks_of_findings(app_.checks().findings());
        shapes.insert(shapes.end(), marks.begin(), marks.end());
    }
    shapes.insert(shapes.end(), sketch_.begin(), sketch_.end());
    scene_.set_shapes(shapes);
}

void SceneLink::update_layers() {
    const ViewState& view = app_.view();
    if (seen_.hidden == view.hidden_layers) {
        return;
    }
    const auto changed = [&](const char* layer) {
        return seen_.hidden.contains(layer) != view.hidden_layers.contains(layer);
    };
    // Planned trees stay when those of the cadastre go, and the other way round.
    const bool plan_changed = changed("measures") || changed("trees");
    const bool gates_changed = changed("gates");
    seen_.hidden = view.hidden_layers;
    for (const LayerName& entry : layer_names) {
        scene_.set_layer_visible(entry.layer, view.layer_visible(entry.name));
    }
    scene_.set_layer_visible(SceneLayer::Obstacles, view.layer_visible("measures"));
    if (plan_changed) {
        seen_.variant.clear();
        update_plan();
        update_shapes();
    }
    if (gates_changed) {
        shapes_dirty_ = true;
        update_shapes();
    }
}

std::optional<geo::Grid<float>> SceneLink::map_on_ground() const {
    const DrapeChoice& choice = app_.view().drape;
    if (choice.layer.starts_with("people.")) {
        const scenarios::ModelResult* result = app_.people().result();
        const scenarios::ResultGrid* grid =
            result != nullptr ? result->grid(choice.layer) : nullptr;
        return grid != nullptr ? std::optional(grid->values) : std::nullopt;
    }
    return app_.heat().map(choice.layer, choice.difference);
}

const Ramp* SceneLink::ramp(const std::string& name) {
    const auto known = ramps_.find(name);
    if (known != ramps_.end()) {
        return &known->second;
    }
    auto loaded = load_ramp(app_.data_folder() / "ramps", name);
    if (!loaded) {
        app_.say(MessageKind::Error, loaded.problem());
        return nullptr;
    }
    return &ramps_.emplace(name, std::move(loaded).value()).first->second;
}

void SceneLink::update_drape() {
    const ViewState& view = app_.view();
    const bool people_map = view.drape.layer.starts_with("people.");
    const std::uint64_t people = people_map ? app_.people().result_number() : 0;
    if (seen_.heat == app_.heat().revision() && seen_.drape == view.drape &&
        seen_.opacity == view.drape_opacity && seen_.people_map == people &&
        seen_.language == view.language) {
        return;
    }
    seen_.heat = app_.heat().revision();
    seen_.drape = view.drape;
    seen_.opacity = view.drape_opacity;
    seen_.people_map = people;
    seen_.language = view.language;
    legend_.reset();
    auto values = view.drape.layer.empty() ? std::nullopt : map_on_ground();
    const std::string name = ramp_for_layer(
        view.drape.layer +
        std::string(view.drape.difference ? scenarios::difference_ending : std::string_view()));
    const Ramp* colours = values ? ramp(name) : nullptr;
    if (colours == nullptr) {
        scene_.set_drape(std::nullopt);
        return;
    }
    fill_legend(*colours, *values);
    scene_.set_drape(DrapedGrid{std::move(*values), *colours, view.drape_opacity});
}

void SceneLink::update_light() {
    const ViewState& view = app_.view();
    if (seen_.plan_style != view.plan_style) {
        seen_.plan_style = view.plan_style;
        scene_.set_style(view.plan_style ? SceneStyle::Plan : SceneStyle::Ort);
    }
    if (seen_.time != view.time) {
        seen_.time = view.time;
        scene_.set_sun(toward_sun(*app_.data(), view.time));
        scene_.set_sensors(sensor_markers(*app_.data(), scene_, view.time));
    }
}

void SceneLink::update_people() {
    const PeopleSession& people = app_.people();
    if (std::exchange(seen_.people, people.revision() + 1) == people.revision() + 1) {
        return;
    }
    if (people.result() != nullptr) {
        scene_.set_people(people_at(people.result()->tracks, people.view().position_s, scene_));
    } else {
        scene_.set_people({});
    }
}

void SceneLink::update_highlight() {
    const Selection& selection = app_.view().selection;
    if (seen_.selection == selection) {
        return;
    }
    const auto marked_by_outline = [](SelectionKind kind) {
        return kind == SelectionKind::Feature || kind == SelectionKind::Measure;
    };
    const bool outline =
        marked_by_outline(seen_.selection.kind) || marked_by_outline(selection.kind);
    seen_.selection = selection;
    if (outline) {
        shapes_dirty_ = true;
        update_shapes();
    }
    PickHit hit = hit_of(selection);
    if (selection.kind == SelectionKind::Measure) {
        const scenarios::Measure* measure = app_.document().project().measure(selection.id);
        const bool tree = measure != nullptr && measure->kind == "tree";
        hit.kind = tree ? PickKind::Tree : PickKind::Obstacle;
    }
    const std::vector<std::string> ids = selected_measures(selection);
    scene_.set_highlight(hit, {ids.begin(), ids.end()});
}

} // namespace smiletwin::viewer
