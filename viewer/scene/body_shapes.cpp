#include "viewer/scene/body_shapes.hpp"

#include "viewer/scene/osg_helpers.hpp"

#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

namespace {

/// Icosahedron, its faces split `level` times; points lie on the unit ball.
struct Ball {
    std::vector<osg::Vec3f> points;
    std::vector<std::array<unsigned, 3>> faces;
};

Ball unit_ball(int level) {
    const float g = std::numbers::phi_v<float>;
    Ball ball;
    ball.points = {
        {-1, g, 0},
        {1, g, 0},
        {-1, -g, 0},
        {1, -g, 0},
        {0, -1, g},
        {0, 1, g},
        {0, -1, -g},
        {0, 1, -g},
        {g, 0, -1},
        {g, 0, 1},
        {-g, 0, -1},
        {-g, 0, 1}};
    ball.faces = {{0, 11, 5}, {0, 5, 1},  {0, 1, 7},   {0, 7, 10}, {0, 10, 11},
                  {1, 5, 9},  {5, 11, 4}, {11, 10, 2}, {10, 7, 6}, {7, 1, 8},
                  {3, 9, 4},  {3, 4, 2},  {3, 2, 6},   {3, 6, 8},  {3, 8, 9},
                  {4, 9, 5},  {2, 4, 11}, {6, 2, 10},  {8, 6, 7},  {9, 8, 1}};
    for (auto& p : ball.points) {
        p.normalize();
    }
    for (int i = 0; i < level; ++i) {
        std::map<std::pair<unsigned, unsigned>, unsigned> middles;
        const auto middle = [&](unsigned a, unsigned b) {
            const auto key = std::minmax(a, b);
            const auto found = middles.find(key);
            if (found != middles.end()) {
                return found->second;
            }
            osg::Vec3f p = ball.points[a] + ball.points[b];
            p.normalize();
            ball.points.push_back(p);
            const auto index = static_cast<unsigned>(ball.points.size() - 1);
            middles.emplace(key, index);
            return index;
        };
        std::vector<std::array<unsigned, 3>> finer;
        for (const auto& [a, b, c] : ball.faces) {
            const unsigned ab = middle(a, b);
            const unsigned bc = middle(b, c);
            const unsigned ca = middle(c, a);
            finer.push_back({a, ab, ca});
            finer.push_back({b, bc, ab});
            finer.push_back({c, ca, bc});
            finer.push_back({ab, bc, ca});
        }
        ball.faces = std::move(finer);
    }
    return ball;
}

osg::Vec2f mark(BodyPart part) {
    return {static_cast<float>(part), 0.0F};
}

} // namespace

BodyMesh::BodyMesh()
    : position_(new osg::Vec3Array)
    , normal_(new osg::Vec3Array)
    , part_(new osg::Vec2Array)
    , index_(new osg::DrawElementsUInt(GL_TRIANGLES)) {}

void BodyMesh::add_ball(osg::Vec3f center, osg::Vec3f radius, int level, BodyPart part) {
    const Ball ball = unit_ball(level);
    const auto base = position_->getNumElements();
    for (const osg::Vec3f& p : ball.points) {
        position_->push_back(center + osg::componentMultiply(p, radius));
        normal_->push_back(p);
        part_->push_back(mark(part));
    }
    for (const auto& face : ball.faces) {
        for (const unsigned i : face) {
            index_->push_back(base + i);
        }
    }
}

void BodyMesh::add_post(float radius, float bottom, float top, int sides, BodyPart part) {
    const auto base = position_->getNumElements();
    const auto count = static_cast<unsigned>(sides);
    for (unsigned i = 0; i < count; ++i) {
        const float turn =
            2.0F * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(count);
        const osg::Vec3f out(std::cos(turn), std::sin(turn), 0.0F);
        for (const float z : {bottom, top}) {
            position_->push_back(out * radius + osg::Vec3f(0.0F, 0.0F, z));
            normal_->push_back(out);
            part_->push_back(mark(part));
        }
    }
    for (unsigned i = 0; i < count; ++i) {
        const unsigned a = base + 2 * i;
        const unsigned b = base + 2 * ((i + 1) % count);
        for (const unsigned corner : {a, b, a + 1, a + 1, b, b + 1}) {
            index_->push_back(corner);
        }
    }
}

osg::ref_ptr<osg::Geometry> BodyMesh::geometry() const {
    auto geometry = new_geometry();
    geometry->setVertexArray(position_);
    geometry->setNormalArray(normal_, osg::Array::BIND_PER_VERTEX);
    geometry->setTexCoordArray(0, part_, osg::Array::BIND_PER_VERTEX);
    geometry->addPrimitiveSet(new osg::DrawElementsUInt(*index_));
    return geometry;
}

BodyMesh near_tree() {
    BodyMesh mesh;
    mesh.add_post(1.0F, -1.0F, 0.35F, 7, BodyPart::Trunk);
    // Four lower balls leaning on each other and one on top; together they fill the crown's box.
    mesh.add_ball({0.20F, 0.06F, 0.40F}, {0.31F, 0.31F, 0.36F}, 1, BodyPart::Crown);
    mesh.add_ball({-0.17F, 0.16F, 0.44F}, {0.30F, 0.30F, 0.35F}, 1, BodyPart::Crown);
    mesh.add_ball({-0.06F, -0.21F, 0.38F}, {0.30F, 0.30F, 0.34F}, 1, BodyPart::Crown);
    mesh.add_ball({0.06F, 0.02F, 0.64F}, {0.33F, 0.33F, 0.37F}, 1, BodyPart::Crown);
    mesh.add_ball({-0.02F, 0.01F, 0.34F}, {0.42F, 0.42F, 0.34F}, 1, BodyPart::Crown);
    return mesh;
}

BodyMesh far_tree() {
    BodyMesh mesh;
    mesh.add_post(1.0F, -1.0F, 0.2F, 3, BodyPart::Trunk);
    mesh.add_ball({0.0F, 0.0F, 0.5F}, {0.47F, 0.47F, 0.5F}, 1, BodyPart::Crown);
    return mesh;
}

BodyMesh person() {
    BodyMesh mesh;
    mesh.add_post(0.42F, 0.02F, 0.62F, 8, BodyPart::Clothes);
    mesh.add_ball({0.0F, 0.0F, 0.62F}, {0.5F, 0.36F, 0.22F}, 1, BodyPart::Clothes);
    mesh.add_ball({0.0F, 0.0F, 0.91F}, {0.24F, 0.24F, 0.09F}, 1, BodyPart::Head);
    return mesh;
}

} // namespace smiletwin::viewer
