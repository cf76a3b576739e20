#include "viewer/scene/city_scene.hpp"

#include "geo/city/main_extent.hpp"
#include "geo/raster/sample.hpp"
#include "viewer/render/osg_program.hpp"
#include "viewer/scene/city_scene_state.hpp"
#include "viewer/scene/city_tiles.hpp"
#include "viewer/scene/ground_fill.hpp"
#include "viewer/scene/ground_mesh.hpp"
#include "viewer/scene/image_textures.hpp"
#include "viewer/scene/layer_picture.hpp"
#include "viewer/scene/marker_nodes.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <osg/BlendFunc>
#include <osg/Depth>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::viewer {

namespace {

osg::ref_ptr<osg::Geometry> sky_triangle(osg::Program& program) {
    auto geometry = new_geometry();
    osg::ref_ptr<osg::Vec3Array> corners = new osg::Vec3Array;
    corners->push_back({-1.0F, -1.0F, 0.0F});
    corners->push_back({3.0F, -1.0F, 0.0F});
    corners->push_back({-1.0F, 3.0F, 0.0F});
    geometry->setVertexArray(corners);
    geometry->addPrimitiveSet(new osg::DrawArrays(GL_TRIANGLES, 0, 3));
    geometry->setCullingActive(false);
    geometry->setNodeMask(seen_mask);
    osg::StateSet& state = *geometry->getOrCreateStateSet();
    state.setAttributeAndModes(&program);
    state.setRenderBinDetails(2, "RenderBin"); // after what hides it
    state.setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0.0, 1.0, false));
    return geometry;
}

/// Lowest and highest known height; low > high when nothing is known.
std::pair<double, double> height_range(const geo::Grid<float>& ground) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const float z : ground.values) {
        if (std::isfinite(z)) {
            low = std::min(low, static_cast<double>(z));
            high = std::max(high, static_cast<double>(z));
        }
    }
    return {low, high};
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
    group(s.prism_group, "city");
    group(s.tree_group, "trees");
    group(s.people_group, "people");
    group(s.edge_group, "edges");
    group(s.line_group, "lines");
    group(s.shape_group, "shapes");
    group(s.point_group, "points");
    group(s.sensor_group, "sensors");
    s.trees.clear();
    s.sensors.clear();
    s.prisms.clear();
    s.shapes.clear();
    s.layers.clear();
    s.layer_nodes.clear();
    s.highlight = {};
    s.highlighted_things.clear();
    s.city = nullptr;
    s.terrain = nullptr;
    s.imagery = nullptr;
    s.ground = {};
    s.colours = make_object_colours();
    s.changed_objects.clear();
    s.set_up_states();
    s.nodes.root->addChild(sky_triangle(*s.programs.at("sky")));
    s.apply_masks();
    s.apply_style();
    s.changed(true);
}

void CityScene::State::set_up_states() {
    const auto see_through = [](osg::Group& group, int bin) {
        osg::StateSet& state = *group.getOrCreateStateSet();
        state.setAttributeAndModes(new osg::BlendFunc);
        state.setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0.0, 1.0, false));
        state.setRenderBinDetails(bin, "RenderBin");
    };
    // Most of the ground is hidden by buildings; drawn after them it costs only what is seen.
    ground_group->getOrCreateStateSet()->setRenderBinDetails(1, "RenderBin");
    see_through(*shape_group, 4);
    see_through(*line_group, 3);
    see_through(*edge_group, 5);
    see_through(*sensor_group, 6);
    see_through(*point_group, 6);
    // Like pins on a map: most addresses lie inside buildings and would never be seen.
    point_group->getOrCreateStateSet()->setAttributeAndModes(
        new osg::Depth(osg::Depth::ALWAYS, 0.0, 1.0, false));
    const auto share_city_state = [](osg::Group& group, const ObjectColours& painted) {
        osg::StateSet& state = *group.getOrCreateStateSet();
        state.setTextureAttribute(wall_unit, painted.wall);
        state.setTextureAttribute(roof_unit, painted.roof);
        set_uniform(state, "t_wall", static_cast<int>(wall_unit));
        set_uniform(state, "t_roof", static_cast<int>(roof_unit));
        set_uniform(state, "t_image", static_cast<int>(image_unit));
    };
    share_city_state(*city_group, colours);
    // Bodies with straight walls carry their own colour in every style.
    ObjectColours plain = make_object_colours();
    geo::City nothing;
    paint_objects(plain, nothing, {}, palette());
    share_city_state(*prism_group, plain);
    set_uniform(*prism_group->getOrCreateStateSet(), "u_show_images", 1);
    osg::StateSet& ground_state = *ground_group->getOrCreateStateSet();
    apply_imagery(ground_state, frame, nullptr);
    apply_fills(ground_state, frame, {});
    apply_layer_pictures(ground_state, frame, {}, {});
    apply_drape(ground_state, frame, std::nullopt);
}

const geo::LocalFrame& CityScene::frame() const {
    return state_->frame;
}

void CityScene::set_city(std::shared_ptr<const geo::City> city) {
    State& s = *state_;
    s.city = std::move(city);
    s.city_group->removeChildren(0, s.city_group->getNumChildren());
    s.edge_group->removeChildren(0, s.edge_group->getNumChildren());
    s.changed_objects.clear();
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

void CityScene::set_imagery(std::shared_ptr<const geo::Imagery> imagery) {
    State& s = *state_;
    s.imagery = std::move(imagery);
    s.show_imagery();
    s.changed(false);
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
    const auto [low, high] = height_range(ground);
    constexpr double hilly_m = 30.0;
    ground_casts = high - low > hilly_m;
    apply_masks();
    build_shape_lines(*shape_group, frame, ground, shapes);
    layer_nodes.clear();
    show_layers();
    // So wide that the picture of the whole never shows its end.
    const geo::Box2d plan = ground.frame.box();
    apron_m = std::max(1500.0, 3.0 * std::hypot(plan.width(), plan.height()));
    auto apron = build_apron(ground, frame, apron_m);
    apron->setNodeMask(seen_mask | ground_mask);
    ground_group->addChild(apron);
}

void CityScene::State::show_imagery() {
    const bool shown = imagery && is_visible(SceneLayer::Imagery);
    apply_imagery(*ground_group->getOrCreateStateSet(), frame, shown ? imagery.get() : nullptr);
}

void CityScene::State::update_bounds() {
    geo::Box3d box;
    if (city && !city->bounds.empty()) {
        box.add(frame.to_local(city->bounds.min));
        box.add(frame.to_local(city->bounds.max));
        box.max.z = std::max(box.max.z, changed_objects.top_m(*city) - frame.origin_crs.z);
    }
    const geo::Box2d plan = ground.frame.box();
    // An assumed ground reaches beyond the buildings, but nobody wants to see its margin.
    if (const auto [low, high] = height_range(ground); terrain && low <= high) {
        box.add(frame.to_local({plan.min.x, plan.min.y, low}));
        box.add(frame.to_local({plan.max.x, plan.max.y, high}));
    }
    for (const TreeInstance& tree : trees) {
        geo::Vec3d top = frame.to_local(tree.foot_crs);
        top.z += static_cast<double>(tree.height_m);
        box.add(top);
    }
    nodes.bounds_local = box;
    nodes.around_m = apron_m;
}

double CityScene::ground_height_m(geo::Vec2d point_crs) const {
    return geo::sample_bilinear(state_->ground, point_crs);
}

std::vector<geo::Vec3d> CityScene::main_points_crs() const {
    const State& s = *state_;
    std::vector<geo::Vec3d> points;
    if (s.city) {
        points = geo::main_points(*s.city);
    }
    if (const auto [low, high] = height_range(s.ground); s.terrain && low <= high) {
        const geo::Box2d plan = s.ground.frame.box();
        for (const double height_m : {low, high}) {
            points.push_back({plan.min.x, plan.min.y, height_m});
            points.push_back({plan.max.x, plan.min.y, height_m});
            points.push_back({plan.min.x, plan.max.y, height_m});
            points.push_back({plan.max.x, plan.max.y, height_m});
        }
    }
    for (const TreeInstance& tree : s.trees) {
        geo::Vec3d top = tree.foot_crs;
        top.z += static_cast<double>(tree.height_m);
        points.push_back(top);
    }
    return points;
}

std::uint64_t CityScene::revision() const {
    return state_->revision;
}

SceneNodes& CityScene::nodes() {
    return state_->nodes;
}

} // namespace smiletwin::viewer
