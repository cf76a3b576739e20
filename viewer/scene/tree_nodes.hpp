// Trees as instances, grouped by squares so that far groups are drawn with fewer triangles.
#pragma once

#include "geo/crs/local_frame.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/Group>
#include <osg/ref_ptr>

#include <set>
#include <string>
#include <vector>

namespace smiletwin::viewer {

/// Fills `group` anew. `highlighted` are the ids of tinted trees.
void build_trees(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const std::vector<TreeInstance>& trees,
    const std::set<std::string>& highlighted);

/// People in one geometry; cheap enough to be called for every frame of an animation.
void build_people(
    osg::Group& group, const geo::LocalFrame& frame, const std::vector<PersonInstance>& people);

} // namespace smiletwin::viewer
