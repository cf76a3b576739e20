// All light uniforms of a frame are set here (shaders/include/light.glsl reads them).
#pragma once

#include "geo/geometry/vec.hpp"
#include "viewer/scene/scene_nodes.hpp"

#include <osg/StateSet>

namespace smiletwin::viewer {

struct FrameLight {
    geo::Vec3d toward_sun;
    geo::Vec3d toward_sky;
    bool refined = false; ///< one sky direction with shadow instead of the hemisphere
    geo::Vec3d eye_local;
    double view_distance_m = 300.0; ///< eye to target: fog and edges fade relative to it
};

void apply_light(osg::StateSet& state, const SceneNodes& nodes, const FrameLight& frame);

} // namespace smiletwin::viewer
