#include "tests/support/block_city.hpp"
#include "tests/support/catch.hpp"
#include "viewer/scene/ground_mesh.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin;

namespace {

std::size_t triangles(const std::vector<osg::ref_ptr<osg::Geometry>>& patches) {
    std::size_t count = 0;
    for (const auto& patch : patches) {
        count += patch->getPrimitiveSet(0)->getNumIndices() / 3;
    }
    return count;
}

} // namespace

TEST_CASE("a level patch needs two triangles and its skirt") {
    const geo::Grid<float> level(geo::GridFrame{0.0, 33.0, 1.0, 33, 33}, 5.0F);
    const auto patches = viewer::build_ground_patches(level, {});
    REQUIRE(patches.size() == 1);
    CHECK(triangles(patches) == 2 + 4 * 2);
}

TEST_CASE("rough ground keeps every cell") {
    geo::Grid<float> rough(geo::GridFrame{0.0, 33.0, 1.0, 33, 33});
    for (std::size_t i = 0; i < rough.values.size(); ++i) {
        rough.values[i] = static_cast<float>(i % 7);
    }
    const auto patches = viewer::build_ground_patches(rough, {});
    CHECK(triangles(patches) == 2 * 32 * 32 + 4 * 2 * 32);
}

TEST_CASE("cells without height leave a hole and no bounding box of nothing") {
    geo::Grid<float> holed(geo::GridFrame{0.0, 33.0, 1.0, 33, 33}, 5.0F);
    holed.at(16, 16) = std::numeric_limits<float>::quiet_NaN();
    const auto patches = viewer::build_ground_patches(holed, {});
    REQUIRE(patches.size() == 1);
    CHECK(triangles(patches) == 2 * (32 * 32 - 4) + 4 * 2 * 32);
    CHECK(std::isfinite(patches.front()->getBoundingBox().zMax()));
}

TEST_CASE("without terrain the ground runs through the feet of the buildings") {
    const auto city = test::block_city(); // all feet at 14 m
    const auto ground = viewer::ground_through_feet(*city);
    REQUIRE(ground.frame.cells() > 0);
    CHECK(ground.frame.box().contains({312500.0 - 100.0, 6000500.0 - 100.0}));
    for (const float z : ground.values) {
        // A hand's breadth lower, so that floors do not fight with it.
        CHECK(z == Approx(13.9F).margin(1e-3));
    }
}

TEST_CASE("a city without polygons has no ground") {
    CHECK(viewer::ground_through_feet(geo::City{}).values.empty());
}
