#include "tests/support/catch.hpp"
#include "viewer/scene/layer_nodes.hpp"
#include "viewer/scene/layer_picture.hpp"

using namespace smiletwin;
using viewer::GroundLayer;

namespace {

const geo::Box2d ground{{0.0, 0.0}, {100.0, 100.0}};

GroundLayer layer_of(const geo::PlanGeometry& geometry, std::uint32_t rgb) {
    auto features = std::make_shared<geo::VectorLayer>();
    features->features.push_back({"1", geometry, {}});
    return {"layer", features, nullptr, rgb, 1.0F};
}

GroundLayer red_square(double west, double south, double size_m) {
    const double east = west + size_m;
    const double north = south + size_m;
    const geo::Ring2d ring{{west, south}, {east, south}, {east, north}, {west, north}};
    return layer_of(geo::Polygon2d{{ring}}, 0xFF0000);
}

GroundLayer picture_layer(std::vector<std::uint8_t> rgba) {
    auto picture = std::make_shared<geo::Imagery>();
    picture->box = {{0.0, 0.0}, {20.0, 10.0}};
    picture->image = {2, 1, std::move(rgba)};
    return {"picture", nullptr, picture, 0, 1.0F};
}

geo::Grid<float> level(float height_m) {
    return geo::Grid<float>(geo::GridFrame{0.0, 100.0, 10.0, 10, 10}, height_m);
}

} // namespace

TEST_CASE("a polygon tints the ground inside it lightly and nothing beside it") {
    const geo::Imagery whole = viewer::picture_of_layers(ground, {red_square(10.0, 10.0, 20.0)});
    CHECK(whole.box.width() == 20.0); // only what is painted takes memory
    const std::uint8_t* inside = whole.image.pixel(whole.image.width / 2, whole.image.height / 2);
    CHECK(inside[0] > 30);
    CHECK(inside[0] < 80);
    CHECK(inside[1] == 0);
    CHECK(inside[3] == inside[0]); // premultiplied
}

TEST_CASE("a hole of a polygon stays bare") {
    auto features = std::make_shared<geo::VectorLayer>();
    const geo::Ring2d outer{{0.0, 0.0}, {40.0, 0.0}, {40.0, 40.0}, {0.0, 40.0}};
    const geo::Ring2d hole{{10.0, 10.0}, {30.0, 10.0}, {30.0, 30.0}, {10.0, 30.0}};
    features->features.push_back({"1", geo::Polygon2d{{outer, hole}}, {}});
    const geo::Imagery whole =
        viewer::picture_of_layers(ground, {{"l", features, nullptr, 0xFF0000, 1.0F}});
    CHECK(whole.image.pixel(whole.image.width / 2, whole.image.height / 2)[3] == 0);
    CHECK(whole.image.pixel(2, 2)[3] > 0);
}

TEST_CASE("pictures keep their pixels, the layer above covers what it knows") {
    const GroundLayer below = picture_layer({10, 20, 30, 255, 40, 50, 60, 255});
    const GroundLayer above = picture_layer({200, 210, 220, 255, 0, 0, 0, 0});
    const geo::Imagery whole = viewer::picture_of_layers(ground, {below, above});
    REQUIRE(whole.image.width == 2);
    REQUIRE(whole.image.height == 1);
    CHECK(whole.image.pixel(0, 0)[1] == 210);
    CHECK(whole.image.pixel(1, 0)[1] == 50);
    CHECK(whole.image.pixel(1, 0)[3] == 255);
}

TEST_CASE("what lies beside the ground is not painted") {
    CHECK(viewer::picture_of_layers(ground, {red_square(200.0, 0.0, 20.0)}).image.width == 0);
    const geo::Imagery cut = viewer::picture_of_layers(ground, {red_square(90.0, 0.0, 50.0)});
    CHECK(cut.box.max.x == 100.0);
    CHECK(viewer::picture_of_layers({}, {red_square(0.0, 0.0, 20.0)}).image.width == 0);
}

TEST_CASE("a line lies at the height of the ground, one beside it is left out") {
    const geo::Line2d inside{{20.0, 50.0}, {80.0, 50.0}};
    const GroundLayer layer = layer_of(inside, 0);
    const auto lines = viewer::build_layer_lines(*layer.features, {}, level(7.0F));
    REQUIRE(lines);
    CHECK(lines->getBoundingBox().zMin() == Approx(7.0));
    CHECK(lines->getBoundingBox().xMax() == Approx(80.0));
    const GroundLayer far = layer_of(geo::Line2d{{500.0, 0.0}, {600.0, 0.0}}, 0);
    CHECK_FALSE(viewer::build_layer_lines(*far.features, {}, level(7.0F)));
    CHECK_FALSE(viewer::build_layer_points(*layer.features, {}, level(7.0F)));
}

TEST_CASE("a switched layer is built once, its points stand on the ground") {
    const GroundLayer stop = layer_of(geo::Vec2d{50.0, 50.0}, 0x1F7A5C);
    osg::ref_ptr<osg::Group> lines = new osg::Group;
    osg::ref_ptr<osg::Group> points = new osg::Group;
    viewer::LayerNodes nodes;
    nodes.show({*lines, *points}, {}, level(3.0F), {stop});
    REQUIRE(points->getNumChildren() == 1);
    CHECK(lines->getNumChildren() == 0);
    const osg::Node* first = points->getChild(0);
    nodes.show({*lines, *points}, {}, level(3.0F), {});
    CHECK(points->getNumChildren() == 0);
    nodes.show({*lines, *points}, {}, level(3.0F), {stop});
    CHECK(points->getChild(0) == first);
}
