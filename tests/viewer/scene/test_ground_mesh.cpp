#include "geo/raster/sample.hpp"
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

TEST_CASE("the assumed ground lies below the water that a model brings itself, and only there") {
    geo::City city = *test::block_city(); // all feet at 14 m
    const auto first = static_cast<std::uint32_t>(city.positions.size());
    geo::CityObject pond;
    pond.type = "WaterBody";
    for (const geo::Vec2d corner : {geo::Vec2d{0.0, 0.0}, {60.0, 0.0}, {60.0, 40.0}, {0.0, 40.0}}) {
        city.positions.push_back({312500.0 + corner.x, 6000500.0 + corner.y, 11.0});
        pond.bounds.add(city.positions.back());
    }
    geo::CityPolygon water;
    water.object = static_cast<std::uint32_t>(city.objects.size());
    water.first_triangle = static_cast<std::uint32_t>(city.triangles.size() / 3);
    water.triangle_count = 2;
    for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
        city.triangles.push_back(first + corner);
    }
    city.polygons.push_back(water);
    city.objects.push_back(pond);
    const auto ground = viewer::ground_through_feet(city);
    for (const geo::Vec2d at : {geo::Vec2d{312501.0, 6000501.0}, {312559.0, 6000539.0}}) {
        CHECK(geo::sample_bilinear(ground, at) == Approx(10.6).margin(1e-3));
    }
    CHECK(geo::sample_bilinear(ground, {312520.0, 6000580.0}) == Approx(13.9).margin(1e-3));
}
