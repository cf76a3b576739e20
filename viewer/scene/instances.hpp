// Drawing one body many times: eight numbers an instance in two vertex attributes.
#pragma once

#include <osg/BoundingBox>
#include <osg/Geometry>
#include <osg/Vec4f>
#include <osg/ref_ptr>

#include <vector>

namespace smiletwin::viewer {

/// a_instance0 and a_instance1 of the shader; their meaning belongs to the program.
struct Instance {
    osg::Vec4f first;
    osg::Vec4f second;
};

/// Repeats the body once an instance; `box_local` is what all of them fill.
void set_instances(
    osg::Geometry& body, const std::vector<Instance>& instances, const osg::BoundingBox& box_local);

} // namespace smiletwin::viewer
