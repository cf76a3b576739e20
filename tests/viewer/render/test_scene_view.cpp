#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/block_city.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/render/offscreen_context.hpp"
#include "viewer/render/scene_view.hpp"
#include "geo/io/image_file.hpp"
#include <chrono>
#include <cstdio>
#include <cmath>

using namespace smiletwin;

TEST_CASE("tmp picture") {
    auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    auto scene = viewer::CityScene::create(geo::program_home());
    INFO((scene.ok() ? "" : scene.problem().what.key + scene.problem().where));
    REQUIRE(scene.ok());
    auto city = test::block_city();
    viewer::CityScene& s = **scene;
    s.set_frame({{312500, 6000500, 0}});
    s.set_terrain(test::block_terrain());
    s.set_city(city);
    std::vector<viewer::TreeInstance> trees;
    for (int i = 0; i < 12; ++i) {
        viewer::TreeInstance t;
        t.id = "t" + std::to_string(i);
        t.foot_crs = {312498.0 + 7 * (i % 6), 6000520.0 + 14 * (i / 6), 14.0};
        t.height_m = 8.0F + (i * 7 % 5);
        t.crown_diameter_m = 5.0F + (i * 3 % 4);
        t.look = i == 3 ? viewer::TreeInstance::Look::Preview : i > 7 ? viewer::TreeInstance::Look::Planned : viewer::TreeInstance::Look::Existing;
        trees.push_back(t);
    }
    s.set_trees(trees);
    std::vector<viewer::PersonInstance> people;
    for (unsigned i = 0; i < 30; ++i) people.push_back({{312500.0 + (i * 37 % 45), 6000512.0 + (i * 23 % 30), 14.0}, 0.3F * i, i});
    s.set_people(people);
    s.set_sensors({{"a", {312515, 6000528, 14}, false}, {"b", {312535, 6000512, 14}, true}});
    viewer::GroundShape area;
    area.points_crs = {{312500, 6000511}, {312550, 6000511}, {312550, 6000546}, {312500, 6000546}};
    area.closed = true;
    viewer::GroundShape fill = area;
    fill.points_crs = {{312530, 6000515}, {312545, 6000515}, {312540, 6000530}};
    fill.filled = true;
    fill.rgba = 0x88A35EFF;
    fill.dashed = true;
    s.set_shapes({area, fill});
    s.set_prisms({{"p", {{312505, 6000530}, {312508, 6000530}, {312508, 6000532}, {312505, 6000532}}, 14.0F, 2.5F, 0xB9483A}});
    auto view = viewer::SceneView::create(s);
    REQUIRE(view.ok());
    viewer::SceneView& v = **view;
    v.resize(1280, 720);
    v.set_pose(viewer::pose_of_whole(city->bounds, 16.0 / 9.0));
    auto now = [] { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
    double t0 = now();
    v.draw();
    (void)v.read_image();
    std::printf("first %.0f ms\n", now() - t0);
    t0 = now(); v.set_pose(viewer::pose_of_whole(city->bounds, 16.0 / 9.01)); v.draw(); (void)v.read_image();
    std::printf("second %.0f ms\n", now() - t0);
    auto write = [&](const char* name) { REQUIRE(geo::write_png(name, v.read_image()).ok()); };
    write("/tmp/r_quick.png");
    t0 = now();
    v.draw_still();
    (void)v.read_image();
    std::printf("still %.0f ms\n", now() - t0);
    write("/tmp/r_still.png");
    geo::GridFrame f{312470, 6000580, 1.0, 110, 110};
    geo::Grid<float> g(f);
    for (int r = 0; r < 110; ++r) for (int c = 0; c < 110; ++c) {
        auto p = f.center(c, r);
        g.at(c, r) = static_cast<float>(33 + 8 * std::sin(p.x * 0.11) * std::cos(p.y * 0.09));
        for (auto& o : city->objects) if (o.bounds.plan().contains(p)) g.at(c, r) = NAN;
    }
    auto ramp = viewer::load_ramp(geo::data_folder() / "ramps", "utci");
    REQUIRE(ramp.ok());
    s.set_style(viewer::SceneStyle::Plan);
    s.set_drape(viewer::DrapedGrid{g, ramp.value(), 0.85F});
    v.draw_still();
    write("/tmp/r_drape.png");
    s.set_drape({});
    v.set_pose({{312505, 6000513, 15.7}, {312545, 6000540, 18}, 60});
    s.set_style(viewer::SceneStyle::Ort);
    s.set_sun({-0.8, -0.5, 0.2});
    v.draw_still();
    write("/tmp/r_walk.png");
}
