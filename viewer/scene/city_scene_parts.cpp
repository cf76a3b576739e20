// What stands and moves in a CityScene besides buildings and ground.
#include "viewer/scene/city_scene.hpp"
#include "viewer/scene/city_scene_state.hpp"
#include "viewer/scene/ground_fill.hpp"
#include "viewer/scene/layer_picture.hpp"
#include "viewer/scene/marker_nodes.hpp"
#include "viewer/scene/tree_nodes.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::viewer {

void CityScene::set_trees(std::vector<TreeInstance> trees) {
    State& s = *state_;
    s.trees = std::move(trees);
    build_trees(*s.tree_group, s.frame, s.trees, s.highlighted(PickKind::Tree));
    s.update_bounds();
    s.changed(true);
}

void CityScene::set_object_changes(std::vector<ObjectChange> changes) {
    State& s = *state_;
    if (!s.city || s.changed_objects.list() == changes) {
        return;
    }
    s.changed_objects.show(*s.city, s.frame, std::move(changes), *s.city_group, *s.edge_group);
    s.update_bounds();
    s.changed(true);
}

void CityScene::set_people(const std::vector<PersonInstance>& people) {
    build_people(*state_->people_group, state_->frame, people);
    state_->changed(false);
}

void CityScene::set_sensors(std::vector<SensorMarker> sensors) {
    State& s = *state_;
    if (s.sensors == sensors) {
        return;
    }
    s.sensors = std::move(sensors);
    build_sensors(*s.sensor_group, s.frame, s.sensors, s.highlighted(PickKind::Sensor));
    s.changed(false);
}

void CityScene::set_shapes(const std::vector<GroundShape>& shapes) {
    State& s = *state_;
    s.shapes = shapes;
    build_shape_lines(*s.shape_group, s.frame, s.ground, shapes);
    apply_fills(*s.ground_group->getOrCreateStateSet(), s.frame, shapes);
    s.changed(false);
}

void CityScene::set_prisms(std::vector<PrismInstance> prisms) {
    State& s = *state_;
    s.prisms = std::move(prisms);
    build_prisms(*s.prism_group, s.frame, s.prisms, s.highlighted(PickKind::Obstacle));
    s.changed(true);
}

void CityScene::set_layers(std::vector<GroundLayer> layers) {
    if (state_->layers == layers) {
        return;
    }
    state_->layers = std::move(layers);
    state_->show_layers();
    state_->changed(false);
}

void CityScene::State::show_layers() {
    layer_nodes.show({*line_group, *point_group}, frame, ground, layers);
    apply_layer_pictures(*ground_group->getOrCreateStateSet(), frame, ground.frame.box(), layers);
}

void CityScene::set_drape(const std::optional<DrapedGrid>& drape) {
    state_->drape = drape;
    state_->show_drape();
    state_->changed(false);
}

void CityScene::State::show_drape() {
    apply_drape(
        *ground_group->getOrCreateStateSet(),
        frame,
        is_visible(SceneLayer::Drape) ? drape : std::nullopt);
}

std::set<std::string> CityScene::State::highlighted(PickKind kind) const {
    std::set<std::string> ids;
    if (kind == PickKind::Tree || kind == PickKind::Obstacle) {
        ids = highlighted_things;
    }
    if (highlight.kind == kind && !highlight.id.empty()) {
        ids.insert(highlight.id);
    }
    return ids;
}

void CityScene::set_highlight(const PickHit& hit, std::set<std::string> things) {
    State& s = *state_;
    const PickKind before = s.highlight.kind;
    const bool other_things = s.highlighted_things != things;
    s.highlight = hit;
    s.highlighted_things = std::move(things);
    std::int64_t object = -1;
    if (hit.kind == PickKind::CityObject && s.city && hit.city_object < s.city->objects.size()) {
        object = geo::top_level_object(*s.city, hit.city_object);
    }
    tint_object(s.colours, object);
    const auto concerned = [&](PickKind kind) { return before == kind || hit.kind == kind; };
    if (concerned(PickKind::Tree) || other_things) {
        build_trees(*s.tree_group, s.frame, s.trees, s.highlighted(PickKind::Tree));
    }
    if (concerned(PickKind::Sensor)) {
        build_sensors(*s.sensor_group, s.frame, s.sensors, s.highlighted(PickKind::Sensor));
    }
    if (concerned(PickKind::Obstacle) || other_things) {
        build_prisms(*s.prism_group, s.frame, s.prisms, s.highlighted(PickKind::Obstacle));
    }
    s.changed(false);
}

} // namespace smiletwin::viewer
