// Pictures the ground shows besides its own: filled shapes and draped results, as textures.
#pragma once

#include "geo/crs/local_frame.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/StateSet>

#include <optional>
#include <vector>

namespace smiletwin::viewer {

/// Paints the filled shapes into one texture over their box (at most 2048 texels wide) and tells
/// the ground's shader; switches it off when there is none.
void apply_fills(
    osg::StateSet& state, const geo::LocalFrame& frame, const std::vector<GroundShape>& shapes);

void apply_imagery(osg::StateSet& state, const geo::LocalFrame& frame, const geo::Imagery* imagery);

void apply_drape(
    osg::StateSet& state, const geo::LocalFrame& frame, const std::optional<DrapedGrid>& drape);

} // namespace smiletwin::viewer
