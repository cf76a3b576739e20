// Pins of fixed size on the screen: build_sensors of marker_nodes.hpp.
#include "viewer/scene/instances.hpp"
#include "viewer/scene/marker_nodes.hpp"
#include "viewer/scene/osg_helpers.hpp"

namespace smiletwin::viewer {

namespace {

/// Height of the disc above the foot; picking.cpp counts on it.
constexpr float pin_height_m = 3.0F;

/// A square for the disc (z = 1) and a thin one for the stem (z = 0), corners in -1..1.
osg::ref_ptr<osg::Geometry> pin_body() {
    auto geometry = new_geometry();
    osg::ref_ptr<osg::Vec3Array> corners = new osg::Vec3Array;
    for (const float part : {0.0F, 1.0F}) {
        corners->push_back({-1.0F, -1.0F, part});
        corners->push_back({1.0F, -1.0F, part});
        corners->push_back({1.0F, 1.0F, part});
        corners->push_back({-1.0F, -1.0F, part});
        corners->push_back({1.0F, 1.0F, part});
        corners->push_back({-1.0F, 1.0F, part});
    }
    geometry->setVertexArray(corners);
    geometry->addPrimitiveSet(
        new osg::DrawArrays(GL_TRIANGLES, 0, static_cast<int>(corners->size())));
    return geometry;
}

} // namespace

void build_sensors(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const std::vector<SensorMarker>& sensors,
    const std::set<std::string>& highlighted) {
    group.removeChildren(0, group.getNumChildren());
    if (sensors.empty()) {
        return;
    }
    std::vector<Instance> instances;
    osg::BoundingBox box;
    for (const SensorMarker& sensor : sensors) {
        const osg::Vec3f at = to_osg(frame.to_local(sensor.foot_crs));
        const bool tinted = highlighted.contains(sensor.id);
        instances.push_back(
            {{at.x(), at.y(), at.z(), pin_height_m},
             {sensor.stale ? 1.0F : 0.0F, tinted ? 1.0F : 0.0F, 0.0F, 0.0F}});
        box.expandBy(at - osg::Vec3f(5.0F, 5.0F, 1.0F));
        box.expandBy(at + osg::Vec3f(5.0F, 5.0F, 8.0F));
    }
    auto pins = pin_body();
    set_instances(*pins, instances, box);
    group.addChild(pins);
}

} // namespace smiletwin::viewer
