// Buildings that a plan takes away or makes higher or lower: their triangles and lines change in
// place, so that an edit costs a few tiles and not the city.
#pragma once

#include "geo/city/city.hpp"
#include "geo/crs/local_frame.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/Array>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/PrimitiveSet>
#include <osg/ref_ptr>

#include <map>
#include <vector>

namespace smiletwin::viewer {

class ChangedObjects {
public:
    /// The groups hold what build_city_faces() and build_city_edges() made of the city.
    void show(
        const geo::City& city,
        const geo::LocalFrame& frame,
        std::vector<ObjectChange> changes,
        osg::Group& faces,
        osg::Group& edges);
    /// Forgets tiles that are gone.
    void clear();

    [[nodiscard]] const std::vector<ObjectChange>& list() const { return list_; }
    /// Highest point of the changed objects that are drawn; -infinity without any.
    [[nodiscard]] double top_m(const geo::City& city) const;

private:
    /// As the model has it.
    struct Original {
        osg::ref_ptr<osg::Geometry> geometry;
        osg::ref_ptr<osg::Vec3Array> position;
        osg::ref_ptr<osg::DrawElementsUInt> index; ///< null for lines
    };
    void restore(const Original& original);
    Original& keep(osg::Geometry& geometry);

    std::vector<ObjectChange> list_;
    std::map<const osg::Geometry*, Original> originals_; ///< of tiles that were ever changed
};

} // namespace smiletwin::viewer
