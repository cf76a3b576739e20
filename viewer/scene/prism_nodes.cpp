// Obstacles, stalls, benches: build_prisms of marker_nodes.hpp.
#include "geo/geometry/polygon.hpp"
#include "viewer/render/osg_program.hpp"
#include "viewer/scene/city_tiles.hpp"
#include "viewer/scene/marker_nodes.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <osgUtil/Tessellator>

#include <algorithm>

namespace smiletwin::viewer {

namespace {

/// look_material with the colour's bytes in the order city.frag reads them.
std::uint32_t look_of_colour(std::uint32_t rgb) {
    return look_material | ((rgb >> 16U) & 0xFFU) << 8U | ((rgb >> 8U) & 0xFFU) << 16U |
           (rgb & 0xFFU) << 24U;
}

void set_look(osg::Geometry& geometry, std::uint32_t look, std::size_t vertices) {
    osg::ref_ptr<osg::UIntArray> looks = new osg::UIntArray;
    looks->assign(vertices, look);
    osg::ref_ptr<osg::UIntArray> objects = new osg::UIntArray;
    objects->assign(vertices, 0U);
    set_integer_attribute(geometry, look_slot, looks);
    set_integer_attribute(geometry, object_slot, objects);
}

osg::ref_ptr<osg::Geometry>
walls(const geo::Ring2d& outline, double base_m, double top_m, std::uint32_t look) {
    osg::ref_ptr<osg::Vec3Array> position = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec3Array> normal = new osg::Vec3Array;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const geo::Vec2d a = outline[i];
        const geo::Vec2d b = outline[(i + 1) % outline.size()];
        const geo::Vec2d way = b - a;
        const double size = std::max(1e-9, length(way));
        const osg::Vec3f out = to_osg({way.y / size, -way.x / size, 0.0});
        const osg::Vec3f low_a = to_osg({a.x, a.y, base_m});
        const osg::Vec3f low_b = to_osg({b.x, b.y, base_m});
        const osg::Vec3f high_a = to_osg({a.x, a.y, top_m});
        const osg::Vec3f high_b = to_osg({b.x, b.y, top_m});
        for (const osg::Vec3f& p : {low_a, low_b, high_b, low_a, high_b, high_a}) {
            position->push_back(p);
            normal->push_back(out);
        }
    }
    auto geometry = new_geometry();
    geometry->setVertexArray(position);
    geometry->setNormalArray(normal, osg::Array::BIND_PER_VERTEX);
    set_look(*geometry, look, position->size());
    geometry->addPrimitiveSet(
        new osg::DrawArrays(GL_TRIANGLES, 0, static_cast<int>(position->size())));
    return geometry;
}

osg::ref_ptr<osg::Geometry> lid(const geo::Ring2d& outline, double top_m, std::uint32_t look) {
    osg::ref_ptr<osg::Vec3Array> position = new osg::Vec3Array;
    for (const geo::Vec2d& p : outline) {
        position->push_back(to_osg({p.x, p.y, top_m}));
    }
    auto geometry = new_geometry();
    geometry->setVertexArray(position);
    geometry->addPrimitiveSet(
        new osg::DrawArrays(GL_POLYGON, 0, static_cast<int>(position->size())));
    osg::ref_ptr<osgUtil::Tessellator> tessellator = new osgUtil::Tessellator;
    tessellator->retessellatePolygons(*geometry);
    const std::size_t vertices = geometry->getVertexArray()->getNumElements();
    osg::ref_ptr<osg::Vec3Array> normal = new osg::Vec3Array;
    normal->assign(vertices, osg::Vec3f(0.0F, 0.0F, 1.0F));
    geometry->setNormalArray(normal, osg::Array::BIND_PER_VERTEX);
    set_look(*geometry, look, vertices);
    return geometry;
}

} // namespace

void build_prisms(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const std::vector<PrismInstance>& prisms,
    const std::set<std::string>& highlighted) {
    group.removeChildren(0, group.getNumChildren());
    constexpr std::uint32_t tinted_rgb = 0x4FA3C7;
    for (const PrismInstance& prism : prisms) {
        if (prism.outline_crs.size() < 3) {
            continue;
        }
        geo::Ring2d outline;
        for (const geo::Vec2d& p : prism.outline_crs) {
            const geo::Vec3d local = frame.to_local({p.x, p.y, 0.0});
            outline.push_back({local.x, local.y});
        }
        if (geo::signed_area_m2(outline) < 0.0) {
            std::reverse(outline.begin(), outline.end());
        }
        const double base = static_cast<double>(prism.base_m) - frame.origin_crs.z;
        const double top = base + static_cast<double>(prism.height_m);
        const bool tinted = highlighted.contains(prism.id);
        const std::uint32_t look = look_of_colour(tinted ? tinted_rgb : prism.rgb);
        group.addChild(walls(outline, base, top, look));
        group.addChild(lid(outline, top, look));
    }
}

} // namespace smiletwin::viewer
