// Which colour each building has: one texel an object, so that recolouring the whole city is one
// small upload.
#pragma once

#include "geo/city/city.hpp"
#include "viewer/scene/scene_style.hpp"

#include <osg/Image>
#include <osg/Texture2D>
#include <osg/ref_ptr>

#include <vector>

namespace smiletwin::viewer {

/// Churches, town halls, gates: by the function the source gives them.
std::vector<bool> find_landmarks(const geo::City& city);

/// Colours of walls and roofs; the alpha of the wall says tinted or not.
struct ObjectColours {
    osg::ref_ptr<osg::Texture2D> wall;
    osg::ref_ptr<osg::Texture2D> roof;
};
ObjectColours make_object_colours();

/// Fills both textures; steady: the same object has the same colour in every run.
void paint_objects(
    ObjectColours& colours,
    const geo::City& city,
    const std::vector<bool>& landmark,
    const SceneColours& palette);

/// Tints one top-level object, or none (-1).
void tint_object(ObjectColours& colours, std::int64_t object);

} // namespace smiletwin::viewer
