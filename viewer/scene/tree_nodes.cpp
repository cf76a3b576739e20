#include "viewer/scene/tree_nodes.hpp"

#include "viewer/scene/body_shapes.hpp"
#include "viewer/scene/instances.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <osg/LOD>

#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace smiletwin::viewer {

namespace {

constexpr double square_m = 128.0;
/// Beyond this a crown is a single ball.
constexpr float far_from_m = 420.0F;

/// Steady number in 0..1 of a name: the look of a tree does not change with its neighbours.
float steady_share(std::string_view id) {
    std::uint32_t hash = 2166136261U;
    for (const char c : id) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    hash ^= hash >> 13U;
    return static_cast<float>((hash * 2654435761U) >> 8U) / 16777216.0F;
}

struct Square {
    std::vector<Instance> instances;
    osg::BoundingBox box;
};

void add_lod(osg::Group& group, const Square& square) {
    osg::ref_ptr<osg::LOD> lod = new osg::LOD;
    constexpr float endless_m = 1.0e7F;
    float from_m = 0.0F;
    for (const auto& [mesh, until_m] :
         {std::pair{near_tree(), far_from_m}, std::pair{far_tree(), endless_m}}) {
        auto body = mesh.geometry();
        set_instances(*body, square.instances, square.box);
        lod->addChild(body, from_m, until_m);
        from_m = until_m;
    }
    lod->setCenterMode(osg::LOD::USER_DEFINED_CENTER);
    lod->setCenter(square.box.center());
    lod->setRadius(square.box.radius());
    group.addChild(lod);
}

} // namespace

void build_trees(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const std::vector<TreeInstance>& trees,
    const std::set<std::string>& highlighted) {
    group.removeChildren(0, group.getNumChildren());
    std::map<std::pair<int, int>, Square> squares;
    for (const TreeInstance& tree : trees) {
        const geo::Vec3d foot = frame.to_local(tree.foot_crs);
        const auto key = std::pair(
            static_cast<int>(std::floor(foot.x / square_m)),
            static_cast<int>(std::floor(foot.y / square_m)));
        Square& square = squares[key];
        const osg::Vec3f at = to_osg(foot);
        const bool tinted = highlighted.contains(tree.id);
        // Look and variety share one number: whole part and fraction.
        const float look = tinted ? 3.0F : static_cast<float>(tree.look);
        square.instances.push_back(
            {{at.x(), at.y(), at.z(), tree.height_m},
             {tree.crown_diameter_m, tree.crown_base_m, look, steady_share(tree.id)}});
        const float reach = 0.6F * tree.crown_diameter_m;
        square.box.expandBy(at - osg::Vec3f(reach, reach, 0.5F));
        square.box.expandBy(at + osg::Vec3f(reach, reach, tree.height_m + 0.5F));
    }
    for (const auto& [key, square] : squares) {
        add_lod(group, square);
    }
}

void build_people(
    osg::Group& group, const geo::LocalFrame& frame, const std::vector<PersonInstance>& people) {
    if (people.empty()) {
        group.removeChildren(0, group.getNumChildren());
        return;
    }
    std::vector<Instance> instances;
    osg::BoundingBox box;
    for (const PersonInstance& one : people) {
        const osg::Vec3f at = to_osg(frame.to_local(one.foot_crs));
        const std::uint32_t mixed = (one.id + 1U) * 2654435761U;
        const float variety = static_cast<float>(mixed >> 8U) / 16777216.0F;
        instances.push_back(
            {{at.x(), at.y(), at.z(), 1.75F}, {one.heading_rad, 0.54F, 0.0F, variety}});
        box.expandBy(at - osg::Vec3f(1.0F, 1.0F, 1.0F));
        box.expandBy(at + osg::Vec3f(1.0F, 1.0F, 3.0F));
    }
    if (group.getNumChildren() == 0) {
        group.addChild(person().geometry());
    }
    set_instances(*group.getChild(0)->asGeometry(), instances, box);
}

} // namespace smiletwin::viewer
