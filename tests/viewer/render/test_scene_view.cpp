#include "tests/support/block_scene.hpp"
#include "tests/support/catch.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/render/offscreen_context.hpp"
#include "viewer/render/resolver.hpp"
#include "viewer/render/scene_camera.hpp"
#include "viewer/render/scene_view.hpp"
#include "viewer/render/shadow_maps.hpp"
#include "viewer/scene/scene_nodes.hpp"

#include <functional>
#include <memory>
#include <utility>

using namespace smiletwin;

namespace {

viewer::CameraPose whole_block() {
    return viewer::pose_of_whole(test::block_city()->bounds, 16.0 / 9.0);
}

/// The block of houses, or what `prepare` makes of it, in a view with a context of its own.
struct BlockView {
    geo::Result<viewer::OffscreenContext> context = viewer::OffscreenContext::create();
    std::unique_ptr<viewer::CityScene> scene;
    std::unique_ptr<viewer::SceneView> view;

    BlockView(int width, int height, const std::function<void(viewer::CityScene&)>& prepare = {}) {
        REQUIRE(context.ok());
        scene = test::block_scene();
        REQUIRE(scene);
        if (prepare) {
            prepare(*scene);
        }
        auto made = viewer::SceneView::create(*scene);
        REQUIRE(made.ok());
        view = std::move(made).value();
        view->resize(width, height);
        view->set_pose(whole_block());
    }
};

void leave_houses_alone(viewer::CityScene& scene) {
    scene.set_trees({});
    scene.set_people({});
}

geo::Image still_of_block() {
    const BlockView block(160, 90);
    block.view->draw_still();
    return block.view->read_image();
}

/// Mean brightness of a rectangle, 0..255.
double brightness(const geo::Image& image, int x0, int y0, int x1, int y1) {
    double sum = 0.0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const std::uint8_t* p = image.pixel(x, y);
            sum += (p[0] + p[1] + p[2]) / 3.0;
        }
    }
    return sum / ((x1 - x0) * (y1 - y0));
}

} // namespace

TEST_CASE("the same still picture twice has the same bytes") {
    CHECK(still_of_block() == still_of_block());
}

TEST_CASE("nothing is drawn when nothing changed, and sixteen passes end the refinement") {
    const BlockView block(64, 36);
    viewer::SceneView& view = *block.view;
    CHECK(view.needs_draw());
    view.draw();
    CHECK_FALSE(view.needs_draw());
    CHECK(view.drawn_count() == 1);
    view.set_pose(whole_block());
    CHECK_FALSE(view.needs_draw());
    for (int i = 0; i < 20; ++i) {
        view.refine();
    }
    CHECK(view.refined_passes() == viewer::SceneView::full_passes);
    CHECK(view.drawn_count() == 17);
    CHECK_FALSE(view.needs_draw());
    block.scene->set_layer_visible(viewer::SceneLayer::Trees, true); // as it was
    CHECK_FALSE(view.needs_draw());
    block.scene->set_layer_visible(viewer::SceneLayer::Trees, false);
    CHECK(view.needs_draw());
}

TEST_CASE("a picture made in short parts has the bytes of one made at once") {
    const BlockView block(160, 90);
    viewer::SceneView& view = *block.view;
    view.draw_still();
    const auto at_once = view.read_image().rgba;
    view.draw_quick();
    int steps = 0;
    while (!view.finished() && ++steps < 10000) {
        view.improve();
    }
    REQUIRE(view.finished());
    CHECK(view.sharp());
    CHECK(view.shown_part().width == 1.0F);
    const auto in_parts = view.read_image().rgba;
    REQUIRE(in_parts.size() == at_once.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < at_once.size(); ++i) {
        different += std::abs(at_once[i] - in_parts[i]) > 3 ? 1U : 0U;
    }
    // The corners of triangles are rounded anew in each strip: a pixel here and there.
    CHECK(different < at_once.size() / 500);
}

TEST_CASE("a shadow falls away from the sun and is gone at night") {
    const BlockView block(128, 128, leave_houses_alone);
    viewer::SceneView& view = *block.view;
    // Straight down on the house in the north-west: 25 m around it fill the picture.
    view.set_pose({{312506.0, 6000552.5, 74.0}, {312506.0, 6000552.5, 14.0}, 45.0});
    // 60 m high with 45 degrees: 0.39 m a pixel. East of the house, 4 to 12 m beyond its wall (the
    // neighbour begins after 2 m, so look north: 4 to 10 m beyond the eaves).
    const auto north_of_house = [&] { return brightness(view.read_image(), 54, 26, 74, 40); };
    block.scene->set_sun({0.0, -0.7071, 0.7071}); // from the south: the shadow lies in the north
    view.draw();
    const double shaded = north_of_house();
    block.scene->set_sun({0.0, 0.7071, 0.7071});
    view.draw();
    const double lit = north_of_house();
    CHECK(shaded < 0.8 * lit);
    block.scene->set_sun({0.0, -0.9, -0.4358});
    view.draw();
    CHECK(north_of_house() < shaded);
}

/// Pictures with a chosen shadow map, straight down on 50 m around a place of the block.
struct ShadowDesk {
    using Map = viewer::ShadowMaps::Map;

    BlockView block;
    viewer::ShadowMaps maps{*block.scene};
    viewer::SceneCamera camera{*block.scene, maps};
    std::unique_ptr<viewer::Resolver> resolver;
    viewer::CameraPose above;

    explicit ShadowDesk(geo::Vec2d place) : block(16, 16, leave_houses_alone) {
        above = {{place.x, place.y, 74.0}, {place.x, place.y, 14.0}, 45.0};
        camera.resize(128, 128);
        auto made = viewer::Resolver::create(block.scene->nodes().library);
        REQUIRE(made.ok());
        resolver = std::move(made).value();
        resolver->resize(128, 128);
    }
    void draw_shadow(Map map) {
        maps.aim_true(map, above, {});
        camera.draw_shadows();
    }
    /// Brightness 4 to 10 m north of the middle, 8 m wide.
    double north(Map map) {
        const viewer::Jitter none = viewer::unjittered(block.scene->nodes().toward_sun);
        camera.draw({above, none, false, map, 1.0, {}});
        resolver->show(camera.light_name(), 1.0);
        return brightness(resolver->read(), 54, 38, 74, 54);
    }
};

TEST_CASE("a shadow stays in the pictures after the one it was drawn for") {
    using Map = viewer::ShadowMaps::Map;
    ShadowDesk desk({312506.0, 6000556.0}); // the north eaves of a house
    for (const Map map : {Map::FineSun, Map::QuickSun}) {
        INFO(static_cast<int>(map));
        desk.block.scene->set_sun({0.0, 0.7071, 0.7071});
        desk.draw_shadow(map);
        const double lit = desk.north(map);
        desk.block.scene->set_sun({0.0, -0.7071, 0.7071}); // from the south
        desk.draw_shadow(map);
        CHECK(desk.north(map) < 0.8 * lit);
        CHECK(desk.north(map) < 0.8 * lit);
    }
}

TEST_CASE("a tree keeps its shadow while the tree beside it is being dragged") {
    using Map = viewer::ShadowMaps::Map;
    const geo::Vec3d foot{312520.0, 6000525.0, 14.0};
    ShadowDesk desk({foot.x, foot.y});
    desk.block.scene->set_sun({0.0, -0.7071, 0.7071});
    for (const Map map : {Map::FineSun, Map::QuickSun}) {
        INFO(static_cast<int>(map));
        desk.block.scene->set_trees({});
        desk.draw_shadow(map);
        const double lit = desk.north(map);
        for (int step = 0; step < 4; ++step) {
            const geo::Vec3d other{foot.x - 12.0 - step, foot.y - 10.0, 14.0};
            desk.block.scene->set_trees(
                {{"stays", foot, 12.0F, 8.0F, 3.0F}, {"moves", other, 12.0F, 8.0F, 3.0F}});
            desk.draw_shadow(map);
            CHECK(desk.north(map) < 0.9 * lit);
        }
    }
}

TEST_CASE("a draped class shows in the colour of its legend") {
    viewer::DrapedGrid drape;
    drape.values = geo::Grid<float>(geo::GridFrame{312440.0, 6000620.0, 2.0, 60, 60}, 40.0F);
    drape.ramp.edges = {26.0, 38.0};
    drape.ramp.rgba = {0xF1F4E4FF, 0xF08A2CFF, 0xC2331FFF};
    drape.opacity = 1.0F;
    const BlockView block(64, 64, [&](viewer::CityScene& scene) {
        leave_houses_alone(scene);
        scene.set_city(nullptr);
        scene.set_drape(drape);
    });
    viewer::SceneView& view = *block.view;
    view.set_pose({{312500.0, 6000560.0, 60.0}, {312500.0, 6000560.0, 14.0}, 45.0});
    view.draw();
    const geo::Image image = view.read_image();
    const std::uint8_t* middle = image.pixel(32, 32);
    // Two levels: tone curve and its inverse meet in half precision.
    CHECK(int{middle[0]} == Approx(0xC2).margin(2));
    CHECK(int{middle[1]} == Approx(0x33).margin(2));
    CHECK(int{middle[2]} == Approx(0x1F).margin(2));
}

TEST_CASE("a resized view draws anew in its new size") {
    const BlockView block(64, 36);
    viewer::SceneView& view = *block.view;
    view.draw();
    view.resize(96, 54);
    CHECK(view.needs_draw());
    view.draw();
    const geo::Image image = view.read_image();
    CHECK(image.width == 96);
    CHECK(image.height == 54);
    CHECK(image.rgba.size() == 4U * 96U * 54U);
}

TEST_CASE("the disc of a sensor can be clicked wherever it is seen, and nowhere else") {
    const BlockView block(480, 270, leave_houses_alone);
    viewer::SceneView& view = *block.view;
    // From the height of the roofs: the depth then begins at the eye and pulls a disc furthest.
    view.set_pose({{312527.0, 6000465.0, 24.0}, {312527.0, 6000540.0, 14.0}, 45.0});
    view.draw();
    const geo::Image bare = view.read_image();
    int seen = 0;
    int hidden = 0;
    for (const double north_m : {-8.0, -4.0, 0.3, 0.6, 2.0, 8.0, 49.0, 56.0}) {
        const geo::Vec3d foot{312520.0, 6000500.0 + north_m, 14.0};
        block.scene->set_sensors({{"mast", foot, false}});
        view.draw();
        const auto pixel = view.pixel_of(foot + geo::Vec3d{0.0, 0.0, 3.0});
        REQUIRE(pixel);
        const int x = static_cast<int>(pixel->x);
        const int y = static_cast<int>(pixel->y);
        const geo::Image image = view.read_image();
        const bool drawn = std::abs(image.pixel(x, y)[0] - bare.pixel(x, y)[0]) > 20;
        INFO(north_m << " m north of the southern wall");
        CHECK((view.pick(*pixel).kind == viewer::PickKind::Sensor) == drawn);
        ++(drawn ? seen : hidden);
    }
    CHECK(seen > 2);
    CHECK(hidden > 2);
}

TEST_CASE("picking through the middle of a roof finds the house under it") {
    const BlockView block(320, 180);
    viewer::SceneView& view = *block.view;
    const auto city = test::block_city();
    for (std::uint32_t i = 0; i < city->objects.size(); ++i) {
        geo::Vec3d roof = city->objects[i].bounds.center();
        roof.z = city->objects[i].bounds.max.z;
        const auto pixel = view.pixel_of(roof - geo::Vec3d{0.0, 0.3, 0.3});
        REQUIRE(pixel);
        const viewer::PickHit hit = view.pick(*pixel);
        CHECK(hit.kind == viewer::PickKind::CityObject);
        CHECK(hit.city_object == i);
    }
}
