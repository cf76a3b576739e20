#include "tests/support/block_city.hpp"
#include "tests/support/catch.hpp"
#include "viewer/scene/city_tiles.hpp"

#include <osg/Geometry>

using namespace smiletwin;

namespace {

const geo::LocalFrame near_the_city{{312500.0, 6000500.0, 0.0}};

std::vector<viewer::DrawnPolygon> all_drawn(const geo::City& city) {
    return viewer::drawn_polygons(city, std::vector<bool>(city.objects.size(), false));
}

} // namespace

TEST_CASE("ground surfaces are not drawn, everything else is, once") {
    const auto city = test::block_city();
    const auto drawn = all_drawn(*city);
    // Seven polygons a house, one of them its ground surface.
    CHECK(drawn.size() == 8 * 6);
}

TEST_CASE("a small city is one geometry in which each triangle knows its house") {
    const auto city = test::block_city();
    const auto faces = viewer::build_city_faces(*city, near_the_city, all_drawn(*city));
    REQUIRE(faces.size() == 1);
    const auto* objects =
        dynamic_cast<const viewer::TriangleObjects*>(faces.front().geometry->getUserData());
    REQUIRE(objects != nullptr);
    // 2 + 2 + 3 + 3 + 2 + 2 triangles a house.
    CHECK(objects->object.size() == 8 * 14);
    CHECK(objects->object.front() == 0);
    CHECK(objects->object.back() == 7);
}

TEST_CASE("houses further apart than a tile are drawn in tiles of their own") {
    geo::City city = *test::block_city();
    test::add_house(city, "far", {{313500.0, 6000500.0}, {313510.0, 6000510.0}}, 14.0, 8.0, 12.0);
    CHECK(viewer::build_city_faces(city, near_the_city, all_drawn(city)).size() == 2);
}

TEST_CASE("positions are metres near the frame's origin") {
    const auto city = test::block_city();
    const auto faces = viewer::build_city_faces(*city, near_the_city, all_drawn(*city));
    const osg::BoundingBox& box = faces.front().geometry->getBoundingBox();
    CHECK(box.xMin() == Approx(0.0F));
    CHECK(box.xMax() == Approx(54.0F));
    CHECK(box.yMax() == Approx(57.0F));
    CHECK(box.zMin() == Approx(14.0F));
    // The highest ridge: 14 + 7 + 2 * 1.5 + 5.
    CHECK(box.zMax() == Approx(29.0F));
}

TEST_CASE("a gabled house shows fifteen edges, none twice") {
    geo::City city;
    test::add_house(city, "one", {{0.0, 0.0}, {12.0, 9.0}}, 0.0, 6.0, 10.0);
    const auto edges = viewer::build_city_edges(city, geo::LocalFrame{}, all_drawn(city));
    REQUIRE(edges.size() == 1);
    // Four uprights, four feet of walls, two eaves, four slopes of the gables, one ridge.
    CHECK(edges.front()->getVertexArray()->getNumElements() == 2 * 15);
}

TEST_CASE("a body as small as a lamp is drawn without lines, which would blacken it") {
    geo::City city;
    test::add_house(city, "toy", {{0.0, 0.0}, {0.24, 0.18}}, 0.0, 0.12, 0.2);
    CHECK(viewer::build_city_edges(city, geo::LocalFrame{}, all_drawn(city)).empty());
    test::add_house(city, "house", {{20.0, 0.0}, {32.0, 9.0}}, 0.0, 6.0, 10.0);
    CHECK(viewer::build_city_edges(city, geo::LocalFrame{}, all_drawn(city)).size() == 1);
}

TEST_CASE("walls that go on in one plane have no edge between them") {
    geo::City city;
    test::add_house(city, "a", {{0.0, 0.0}, {12.0, 9.0}}, 0.0, 6.0, 10.0);
    // The same object drawn twice: all faces meet a coplanar twin, so only free ends would count.
    const auto once = viewer::build_city_edges(city, {}, all_drawn(city));
    auto twice_drawn = all_drawn(city);
    const auto again = all_drawn(city);
    twice_drawn.insert(twice_drawn.end(), again.begin(), again.end());
    const auto twice = viewer::build_city_edges(city, {}, twice_drawn);
    // Feet of walls were free ends and are now creases of zero angle; the rest stays.
    CHECK(
        twice.front()->getVertexArray()->getNumElements() ==
        once.front()->getVertexArray()->getNumElements() - 2 * 4);
}
