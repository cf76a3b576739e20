// What layers paint on the ground, as one texture: pictures and the light fill of polygons.
#pragma once

#include "geo/crs/local_frame.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/StateSet>

#include <vector>

namespace smiletwin::viewer {

/// One picture over all of them within `ground`, premultiplied, the last layer on top; at most 3072
/// pixels wide. Empty when no layer paints anything there.
geo::Imagery picture_of_layers(const geo::Box2d& ground, const std::vector<GroundLayer>& layers);

/// Tells the ground's shader; switches it off when there is nothing to paint.
void apply_layer_pictures(
    osg::StateSet& state,
    const geo::LocalFrame& frame,
    const geo::Box2d& ground,
    const std::vector<GroundLayer>& layers);

} // namespace smiletwin::viewer
