// Shader programs as OpenSceneGraph wants them, and the slots of our vertex attributes.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/shader_library.hpp"

#include <osg/Program>
#include <osg/ref_ptr>

#include <string>

namespace smiletwin::viewer {

/// Slots 0 to 5 and 8 and up alias arrays of the fixed pipeline on some drivers: per-vertex numbers
/// are 6 and 7. Instanced drawings use no texture coordinates, so their slots are free.
enum VertexSlot : unsigned { object_slot = 6, look_slot = 7, instance_slot = 10 };

/// Vertex and fragment stage of `name`; compiled when first drawn.
geo::Result<osg::ref_ptr<osg::Program>>
osg_program(const ShaderLibrary& library, const std::string& name);

} // namespace smiletwin::viewer
