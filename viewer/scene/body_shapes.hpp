// Small bodies in unit size that instanced drawings repeat: balls, trees, people.
#pragma once

#include <osg/Array>
#include <osg/Geometry>
#include <osg/ref_ptr>

namespace smiletwin::viewer {

/// What becomes of a vertex of a body; in the alpha of its colour.
enum class BodyPart { Crown, Trunk, Clothes, Head };

/// Triangles with normals and a part number, growing.
class BodyMesh {
public:
    BodyMesh();
    /// Ball of 20 * 4^level triangles.
    void add_ball(osg::Vec3f center, osg::Vec3f radius, int level, BodyPart part);
    /// Upright post with `sides`, open at both ends.
    void add_post(float radius, float bottom, float top, int sides, BodyPart part);

    /// Geometry without instances yet; the part is in texture coordinate 0 (x) .
    [[nodiscard]] osg::ref_ptr<osg::Geometry> geometry() const;

private:
    osg::ref_ptr<osg::Vec3Array> position_;
    osg::ref_ptr<osg::Vec3Array> normal_;
    osg::ref_ptr<osg::Vec2Array> part_;
    osg::ref_ptr<osg::DrawElementsUInt> index_;
};

/// Crown in the box -0.5..0.5 (diameter across, 0..1 up), trunk below it from z = -1 to 0: the
/// shader stretches both parts on their own.
BodyMesh near_tree();
BodyMesh far_tree();
/// 1 m across, 1 m high; the shader gives it its size.
BodyMesh person();

} // namespace smiletwin::viewer
