// Photographs on buildings and the ground as OSG textures.
#pragma once

#include "geo/city/city.hpp"
#include "geo/raster/image.hpp"

#include <osg/StateSet>
#include <osg/Texture2D>
#include <osg/ref_ptr>

namespace smiletwin::viewer {

/// Texture from memory, with levels for the distance.
osg::ref_ptr<osg::Texture2D> texture_of(const geo::Image& image);

/// Lets the geometry show the picture of an appearance; unchanged when it cannot be read.
void dress_with_image(osg::StateSet& state, const geo::Appearance& appearance);

} // namespace smiletwin::viewer
