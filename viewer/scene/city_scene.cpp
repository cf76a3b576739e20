#include "viewer/scene/city_scene.hpp"

#include "geo/raster/sample.hpp"
#include "viewer/render/osg_program.hpp"
#include "viewer/scene/city_scene_state.hpp"
#include "viewer/scene/city_tiles.hpp"
#include "viewer/scene/ground_mesh.hpp"
#include "viewer/scene/image_textures.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <osg/BlendFunc>
#include <osg/Depth>
#include <osg/LineWidth>

#include <algorithm>
#include <cmath>
#include <utility>

namespace smiletwin::viewer {

namespace {

constexpr double apron_m = 1500.0;

osg::ref_ptr<osg::Geometry> sky_triangle() {
    auto geometry = new_geometry();
    osg::ref_ptr<osg::Vec3Array> corners = new osg::Vec3Array;
    corners->push_back({-1.0F, -1.0F, 0.0F});
    corners->push_back({3.0F, -1.0F, 0.0F});
    corners->push_back({-1.0F, 3.0F, 0.0F});
    geometry->setVertexArray(corners);
    geometry->addPrimitiveSet(new osg::DrawArrays(GL_TRIANGLES, 0, 3));
    geometry->setCullingActive(false);
    geometry->setNodeMask(seen_mask);
    return geometry;
}

} // namespace

CityScene::CityScene(std::unique_ptr<State> state) : state_(std::move(state)) {}
CityScene::~CityScene() = default;

geo::Result<std::unique_ptr<CityScene>>
CityScene::create(const std::filesystem::path& program_home) {
    auto state = std::make_unique<State>(ShaderLibrary(program_home / "shaders"));
    auto styles = load_scene_styles(program_home / "data" / "presets" / "scene_style.json");
    if (!styles) {
        return styles.problem();
    }
    state->styles = std::move(styles).value();
    for (const std::string& name : state->nodes.library.names()) {
        auto program = osg_program(state->nodes.library, name);
        if (!program) {
            return program.problem();
        }
        state->programs[name] = program.value();
    }
    std::unique_ptr<CityScene> scene(new CityScene(std::move(state)));
    scene->set_frame({});
    return scene;
}

void CityScene::set_frame(const geo::LocalFrame& frame) {
    State& s = *state_;
    s.frame = frame;
    if (!s.nodes.root) {
        s.nodes.root = new osg::Group;
    }
    s.nodes.root->removeChildren(0, s.nodes.root->getNumChildren());
    const auto group = [&](osg::ref_ptr<osg::Group>& slot, const char* program) {
        slot = new osg::Group;
        slot->getOrCreateStateSet()->setAttributeAndModes(s.programs.at(program));
        s.nodes.root->addChild(slot);
    };
    group(s.ground_group, "ground");
    group(s.city_group, "city");
    group(s.edge_group, "edges");
    s.city = nullptr;
    s.terrain = nullptr;
    s.imagery = nullptr;
    s.ground = {};
    s.colours = make_object_colours();
    osg::StateSet& faces = *s.city_group->getOrCreateStateSet();
    faces.setTextureAttribute(wall_unit, s.colours.wall);
    faces.setTextureAttribute(roof_unit, s.colours.roof);
    set_uniform(faces, "t_wall", static_cast<int>(wall_unit));
    set_uniform(faces, "t_roof", static_cast<int>(roof_unit));
    set_uniform(faces, "t_image", static_cast<int>(image_unit));
    set_uniform(faces, "u_textured", 0);
    osg::StateSet& lines = *s.edge_group->getOrCreateStateSet();
    lines.setAttributeAndModes(new osg::BlendFunc);
    lines.setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0.0, 1.0, false));
    lines.setRenderBinDetails(5, "RenderBin");
    osg::ref_ptr<osg::Geometry> sky = sky_triangle();
    osg::StateSet& sky_state = *sky->getOrCreateStateSet();
    sky_state.setAttributeAndModes(s.programs.at("sky"));
    sky_state.setRenderBinDetails(2, "RenderBin"); // after what hides it
    sky_state.setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0.0, 1.0, false));
    s.nodes.root->addChild(sky);
    s.apply_masks();
    s.apply_style();
    s.changed(true);
}

const geo::LocalFrame& CityScene::frame() const {
    return state_->frame;
}

void CityScene::set_city(std::shared_ptr<const geo::City> city) {
    State& s = *state_;
    s.city = std::move(city);
    s.city_group->removeChildren(0, s.city_group->getNumChildren());
    s.edge_group->removeChildren(0, s.edge_group->getNumChildren());
    if (s.city) {
        s.landmark = find_landmarks(*s.city);
        const auto polygons = drawn_polygons(*s.city, s.landmark);
        for (auto& tile : build_city_faces(*s.city, s.frame, polygons)) {
            if (tile.appearance >= 0) {
                const auto& look = s.city->appearances[static_cast<std::size_t>(tile.appearance)];
                dress_with_image(*tile.geometry->getOrCreateStateSet(), look);
            }
            s.city_group->addChild(tile.geometry);
        }
        for (auto& lines : build_city_edges(*s.city, s.frame, polygons)) {
            s.edge_group->addChild(lines);
        }
        paint_objects(s.colours, *s.city, s.landmark, s.palette());
    }
    if (!s.terrain) {
        s.rebuild_ground();
    }
    s.update_bounds();
    s.changed(true);
}

void CityScene::set_terrain(std::shared_ptr<const geo::HeightField> terrain) {
    state_->terrain = std::move(terrain);
    state_->rebuild_ground();
    state_->update_bounds();
    state_->changed(true);
}

void CityScene::State::rebuild_ground() {
    ground_group->removeChildren(0, ground_group->getNumChildren());
    if (terrain) {
        ground = terrain->height_m;
    } else {
        ground = city ? ground_through_feet(*city) : geo::Grid<float>{};
    }
    if (ground.frame.columns < 2 || ground.frame.rows < 2) {
        return;
    }
    for (auto& patch : build_ground_patches(ground, frame)) {
        ground_group->addChild(patch);
    }
    auto apron = build_apron(ground, frame, apron_m);
    apron->setNodeMask(seen_mask | ground_mask);
    ground_group->addChild(apron);
}

void CityScene::State::update_bounds() {
    geo::Box3d box;
    if (city && !city->bounds.empty()) {
        box.add(frame.to_local(city->bounds.min));
        box.add(frame.to_local(city->bounds.max));
    }
    const geo::Box2d plan = ground.frame.box();
    for (const float z : ground.values) {
        if (std::isfinite(z)) {
            box.add(frame.to_local({plan.min.x, plan.min.y, static_cast<double>(z)}));
            box.add(frame.to_local({plan.max.x, plan.max.y, static_cast<double>(z)}));
        }
    }
    nodes.bounds_local = box;
}

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
    set_highlight(s.highlight);
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
    set_uniform(state, "u_image_share", colours_now.image_share);
    set_uniform(state, "u_ground_rgb", colours_now.ground);
    changed(false);
}

void CityScene::set_layer_visible(SceneLayer layer, bool visible) {
    state_->visible[static_cast<std::size_t>(layer)] = visible;
    state_->apply_masks();
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
    mask(ground_group, SceneLayer::Terrain, seen_mask | casts_mask | ground_mask);
}

double CityScene::ground_height_m(geo::Vec2d point_crs) const {
    return geo::sample_bilinear(state_->ground, point_crs);
}

geo::Box3d CityScene::bounds_crs() const {
    const geo::Box3d& local = state_->nodes.bounds_local;
    if (local.empty()) {
        return {};
    }
    return {state_->frame.to_crs(local.min), state_->frame.to_crs(local.max)};
}

std::uint64_t CityScene::revision() const {
    return state_->revision;
}

SceneNodes& CityScene::nodes() {
    return state_->nodes;
}

} // namespace smiletwin::viewer
