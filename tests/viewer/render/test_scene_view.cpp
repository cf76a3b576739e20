#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/made_city.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/render/offscreen_context.hpp"
#include "viewer/render/scene_view.hpp"

#include <osg/Image>
#include <osgDB/WriteFile>

#include <cstring>

using namespace smiletwin;

TEST_CASE("tmp picture") {
    auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    auto scene = viewer::CityScene::create(geo::program_home());
    INFO((scene.ok() ? "" : scene.problem().what.key + scene.problem().where));
    REQUIRE(scene.ok());
    auto city = test::made_city();
    viewer::CityScene& s = **scene;
    s.set_frame({{312500, 6000500, 0}});
    s.set_terrain(test::made_terrain());
    s.set_city(city);
    auto view = viewer::SceneView::create(s);
    REQUIRE(view.ok());
    viewer::SceneView& v = **view;
    v.resize(1280, 720);
    v.set_pose(viewer::pose_of_whole(city->bounds, 16.0 / 9.0));
    v.draw();
    auto write = [&](const char* name) {
        auto img = v.read_image();
        osg::ref_ptr<osg::Image> o = new osg::Image;
        o->allocateImage(img.width, img.height, 1, GL_RGBA, GL_UNSIGNED_BYTE);
        std::memcpy(o->data(), img.rgba.data(), img.rgba.size());
        o->flipVertical();
        osgDB::writeImageFile(*o, name);
    };
    write("/tmp/r_quick.png");
    v.draw_still();
    write("/tmp/r_still.png");
}
