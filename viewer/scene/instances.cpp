#include "viewer/scene/instances.hpp"

#include "viewer/render/osg_program.hpp"

#include <osg/Array>
#include <osg/VertexAttribDivisor>

namespace smiletwin::viewer {

namespace {

/// The vertices alone say nothing about where the instances stand.
class FixedBox : public osg::Drawable::ComputeBoundingBoxCallback {
public:
    explicit FixedBox(const osg::BoundingBox& box) : box_(box) {}
    osg::BoundingBox computeBound(const osg::Drawable& /*drawable*/) const override { return box_; }

protected:
    ~FixedBox() override = default;

private:
    osg::BoundingBox box_;
};

} // namespace

void set_instances(
    osg::Geometry& body,
    const std::vector<Instance>& instances,
    const osg::BoundingBox& box_local) {
    osg::ref_ptr<osg::Vec4Array> first = new osg::Vec4Array;
    osg::ref_ptr<osg::Vec4Array> second = new osg::Vec4Array;
    for (const Instance& instance : instances) {
        first->push_back(instance.first);
        second->push_back(instance.second);
    }
    body.setVertexAttribArray(instance_slot, first, osg::Array::BIND_PER_VERTEX);
    body.setVertexAttribArray(instance_slot + 1, second, osg::Array::BIND_PER_VERTEX);
    osg::StateSet& state = *body.getOrCreateStateSet();
    state.setAttribute(new osg::VertexAttribDivisor(instance_slot, 1));
    state.setAttribute(new osg::VertexAttribDivisor(instance_slot + 1, 1));
    for (unsigned i = 0; i < body.getNumPrimitiveSets(); ++i) {
        body.getPrimitiveSet(i)->setNumInstances(static_cast<int>(instances.size()));
        body.getPrimitiveSet(i)->dirty();
    }
    body.setComputeBoundingBoxCallback(new FixedBox(box_local));
    body.dirtyBound();
}

} // namespace smiletwin::viewer
