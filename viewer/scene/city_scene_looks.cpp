// Light, style, visibility and tint of a CityScene.
#include "viewer/scene/city_scene.hpp"
#include "viewer/scene/city_scene_state.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <vector>

namespace smiletwin::viewer {

namespace {

/// Fills an array uniform, repeating the list as often as needed.
void set_colours(
    osg::StateSet& state,
    const char* name,
    const std::vector<ScreenColour>& colours,
    unsigned count) {
    osg::Uniform* uniform = state.getOrCreateUniform(name, osg::Uniform::FLOAT_VEC3, count);
    for (unsigned i = 0; i < count; ++i) {
        uniform->setElement(i, linear_from_screen(colours[i % colours.size()]));
    }
}

} // namespace

void CityScene::set_sun(geo::Vec3d toward_sun) {
    State& s = *state_;
    if (s.nodes.toward_sun == toward_sun) {
        return;
    }
    s.nodes.toward_sun = toward_sun;
    s.nodes.light = light_at(s.palette(), toward_sun.z);
    s.changed(false);
}

void CityScene::set_style(SceneStyle style) {
    State& s = *state_;
    if (s.nodes.style == style) {
        return;
    }
    s.nodes.style = style;
    if (s.city) {
        paint_objects(s.colours, *s.city, s.landmark, s.palette());
    }
    s.apply_style();
    set_highlight(s.highlight, s.highlighted_things);
}

void CityScene::State::apply_style() {
    const SceneColours& colours_now = palette();
    nodes.light = light_at(colours_now, nodes.toward_sun.z);
    osg::StateSet& state = *nodes.root->getOrCreateStateSet();
    set_uniform(state, "u_show_images", nodes.style == SceneStyle::Ort ? 1 : 0);
    set_uniform(state, "u_copper_rgb", linear_from_screen(colours_now.copper));
    set_uniform(state, "u_window_rgb", linear_from_screen(colours_now.window));
    set_uniform(state, "u_accent_rgb", linear_from_screen(colours_now.accent));
    set_uniform(state, "u_edge_rgb", linear_from_screen(colours_now.edge));
    set_uniform(state, "u_edge_alpha", colours_now.edge_alpha);
    set_uniform(state, "u_grain", colours_now.grain);
    set_define(state, "GRAIN", colours_now.grain > 0.0F);
    set_uniform(state, "u_image_share", colours_now.image_share);
    set_uniform(state, "u_ground_rgb", colours_now.ground);
    set_uniform(state, "u_border_rgb", colours_now.accent);
    set_uniform(state, "u_trunk_rgb", linear_from_screen(colours_now.trunk));
    set_uniform(state, "u_preview_rgb", linear_from_screen(colours_now.preview));
    set_uniform(state, "u_head_rgb", linear_from_screen({0.80F, 0.68F, 0.58F}));
    set_colours(state, "u_crown_rgb", colours_now.crown, 4);
    set_colours(state, "u_crown_planned_rgb", colours_now.crown_planned, 2);
    set_colours(state, "u_person_rgb", colours_now.person, 8);
    changed(false);
}

void CityScene::set_layer_visible(SceneLayer layer, bool visible) {
    if (state_->is_visible(layer) == visible) {
        return;
    }
    state_->visible[static_cast<std::size_t>(layer)] = visible;
    state_->apply_masks();
    state_->show_imagery();
    state_->show_drape();
    state_->changed(true);
}

void CityScene::State::apply_masks() {
    const auto mask = [&](osg::Group* group, SceneLayer layer, unsigned bits) {
        if (group != nullptr) {
            group->setNodeMask(is_visible(layer) ? bits : unsigned{hidden_mask});
        }
    };
    mask(city_group, SceneLayer::Buildings, seen_mask | casts_mask | pickable_mask);
    mask(edge_group, SceneLayer::Buildings, seen_mask);
    mask(
        ground_group,
        SceneLayer::Terrain,
        seen_mask | ground_mask | (ground_casts ? casts_mask : 0U));
    mask(prism_group, SceneLayer::Obstacles, seen_mask | casts_mask);
    mask(tree_group, SceneLayer::Trees, seen_mask | casts_mask);
    mask(people_group, SceneLayer::People, seen_mask | casts_still_mask);
    mask(sensor_group, SceneLayer::Sensors, seen_mask);
    mask(shape_group, SceneLayer::Shapes, seen_mask);
    line_group->setNodeMask(seen_mask);
    point_group->setNodeMask(seen_mask);
}

} // namespace smiletwin::viewer
