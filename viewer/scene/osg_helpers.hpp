// Small shared steps of the node builders.
#pragma once

#include "geo/crs/local_frame.hpp"

#include <osg/Array>
#include <osg/Geometry>
#include <osg/StateSet>
#include <osg/Vec3f>
#include <osg/Vec4f>

namespace smiletwin::viewer {

inline osg::Vec3f to_osg(geo::Vec3d local) {
    return {static_cast<float>(local.x), static_cast<float>(local.y), static_cast<float>(local.z)};
}

/// West, south, 1/width, 1/height in the local frame: what shaders turn a place into 0..1 with.
inline osg::Vec4f rect_of(const geo::Box2d& box_crs, const geo::LocalFrame& frame) {
    const geo::Vec3d corner = frame.to_local({box_crs.min.x, box_crs.min.y, 0.0});
    return {
        static_cast<float>(corner.x),
        static_cast<float>(corner.y),
        static_cast<float>(1.0 / box_crs.width()),
        static_cast<float>(1.0 / box_crs.height())};
}

template <typename T>
void set_uniform(osg::StateSet& state, const char* name, const T& value) {
    osg::Uniform* uniform = state.getUniform(name);
    if (uniform == nullptr) {
        state.addUniform(new osg::Uniform(name, value));
    } else {
        uniform->set(value);
    }
}

/// Switches a part of the shaders on or off; each combination is compiled once.
inline void set_define(osg::StateSet& state, const char* name, bool on) {
    if (on) {
        state.setDefine(name, osg::StateAttribute::ON);
    } else {
        state.removeDefine(name);
    }
}

/// Geometry drawn from buffers on the card.
inline osg::ref_ptr<osg::Geometry> new_geometry() {
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    return geometry;
}

/// Attribute that stays an integer in the shader (OSG would turn it into a float).
inline void set_integer_attribute(osg::Geometry& geometry, unsigned slot, osg::UIntArray* values) {
    values->setPreserveDataType(true);
    geometry.setVertexAttribArray(slot, values, osg::Array::BIND_PER_VERTEX);
}

/// Texture units; one place so that none is used twice.
enum TextureUnit : unsigned {
    image_unit = 0,
    wall_unit = 1,
    roof_unit = 2,
    drape_unit = 3,
    imagery_unit = 4,
    fill_unit = 5,
    sun_shadow_unit = 6,
    sky_shadow_unit = 7,
    layers_unit = 8,
};

} // namespace smiletwin::viewer
