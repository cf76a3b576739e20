// What the drawing side (viewer/render) needs of a CityScene: its nodes, shaders, light.
#pragma once

#include "geo/geometry/vec.hpp"
#include "viewer/render/shader_library.hpp"
#include "viewer/scene/scene_style.hpp"

#include <osg/Group>
#include <osg/ref_ptr>

#include <cstdint>
#include <utility>

namespace smiletwin::viewer {

/// Bits of osg::Node masks: which passes see a node.
enum SceneMask : unsigned {
    seen_mask = 1,        ///< the picture
    casts_mask = 2,       ///< shadows, always
    casts_still_mask = 4, ///< shadows of still pictures only (things that move every frame)
    pickable_mask = 8,    ///< clicks
    ground_mask = 16,     ///< the ground under the cursor
    hidden_mask = 0,
};

struct SceneNodes {
    explicit SceneNodes(ShaderLibrary shaders) : library(std::move(shaders)) {}

    osg::ref_ptr<osg::Group> root;
    ShaderLibrary library;
    geo::Box3d bounds_local; ///< of what casts shadows and of the ground
    double around_m = 0.0;   ///< how far the drawn ground goes on beyond them
    geo::Vec3d toward_sun{0.4, -0.5, 0.77};
    SkyLight light;
    SceneStyle style = SceneStyle::Ort;
    std::uint64_t caster_revision = 0; ///< rises when a cached shadow is no longer right
};

} // namespace smiletwin::viewer
