// Lines and points of layers as OSG nodes, built once for each layer's features.
#pragma once

#include "geo/crs/local_frame.hpp"
#include "geo/raster/grid.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/Geometry>
#include <osg/Group>
#include <osg/ref_ptr>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace smiletwin::viewer {

/// One geometry over all lines and outlines, points every few metres so that they follow the
/// ground; features beside the ground are left out. Null when there are none.
osg::ref_ptr<osg::Geometry> build_layer_lines(
    const geo::VectorLayer& layer, const geo::LocalFrame& frame, const geo::Grid<float>& ground_m);
/// One disc a point; null when there are none.
osg::ref_ptr<osg::Geometry> build_layer_points(
    const geo::VectorLayer& layer, const geo::LocalFrame& frame, const geo::Grid<float>& ground_m);

class LayerNodes {
public:
    struct Groups {
        osg::Group& lines;
        osg::Group& points;
    };
    /// Fills the groups with what the layers draw; builds only what is new.
    void show(
        Groups groups,
        const geo::LocalFrame& frame,
        const geo::Grid<float>& ground_m,
        const std::vector<GroundLayer>& layers);
    /// Frame or ground changed: nothing built before fits any more.
    void clear() { drawn_.clear(); }

private:
    struct Drawn {
        std::shared_ptr<const geo::VectorLayer> features;
        osg::ref_ptr<osg::Geometry> lines;
        osg::ref_ptr<osg::Geometry> points;
    };
    std::map<std::string, Drawn> drawn_; ///< by layer id
};

} // namespace smiletwin::viewer
