// Inside of CityScene, shared by its source files only.
#pragma once

#include "viewer/scene/changed_objects.hpp"
#include "viewer/scene/city_scene.hpp"
#include "viewer/scene/layer_nodes.hpp"
#include "viewer/scene/object_colours.hpp"
#include "viewer/scene/scene_nodes.hpp"
#include "viewer/scene/scene_style.hpp"

#include <osg/Group>
#include <osg/Program>

#include <array>
#include <map>

namespace smiletwin::viewer {

struct CityScene::State {
    explicit State(ShaderLibrary library) : nodes(std::move(library)) {}

    SceneNodes nodes;
    SceneStyles styles;
    geo::LocalFrame frame;
    std::uint64_t revision = 1;
    std::map<std::string, osg::ref_ptr<osg::Program>> programs;

    std::shared_ptr<const geo::City> city;
    std::vector<bool> landmark;
    ObjectColours colours;
    ChangedObjects changed_objects;
    std::shared_ptr<const geo::HeightField> terrain;
    std::shared_ptr<const geo::Imagery> imagery;
    geo::Grid<float> ground; ///< as drawn
    double apron_m = 0.0;
    bool ground_casts = false; ///< hills throw shadows, a level town does not
    std::vector<TreeInstance> trees;
    std::vector<SensorMarker> sensors;
    std::vector<PrismInstance> prisms;
    std::vector<GroundShape> shapes;
    std::vector<GroundLayer> layers;
    LayerNodes layer_nodes;
    std::optional<DrapedGrid> drape;
    PickHit highlight;
    std::set<std::string> highlighted_things; ///< trees and obstacles besides

    // One group a layer; masks say which passes see it.
    osg::ref_ptr<osg::Group> city_group, edge_group, ground_group, tree_group, people_group,
        sensor_group, shape_group, prism_group, line_group, point_group;
    std::array<bool, 9> visible{true, true, true, true, true, true, true, true, true};

    [[nodiscard]] const SceneColours& palette() const { return styles.of(nodes.style); }
    [[nodiscard]] bool is_visible(SceneLayer layer) const {
        return visible[static_cast<std::size_t>(layer)];
    }
    void changed(bool casters) {
        ++revision;
        nodes.caster_revision += casters ? 1U : 0U;
    }
    /// Ids of the tinted things that may be of that kind.
    [[nodiscard]] std::set<std::string> highlighted(PickKind kind) const;
    void set_up_states();
    void show_imagery();
    void show_drape();
    void show_layers();
    void apply_masks();
    void apply_style();
    void rebuild_ground();
    void update_bounds();
};

} // namespace smiletwin::viewer
