#include "geo/base/run_context.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/project/new_project.hpp"
#include "tests/support/block_scene.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "viewer/app/scene_content.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/render/offscreen_context.hpp"
#include "viewer/render/scene_view.hpp"

using namespace smiletwin;

namespace {

geo::Image still(viewer::CityScene& scene, const viewer::CameraPose& pose) {
    const auto view = viewer::SceneView::create(scene);
    REQUIRE(view.ok());
    (*view)->resize(640, 360);
    (*view)->set_pose(pose);
    (*view)->draw_still();
    return (*view)->read_image();
}

viewer::CameraPose whole_block() {
    return viewer::pose_of_whole(test::block_city()->bounds, 16.0 / 9.0);
}

} // namespace

TEST_CASE("blocks, trees, people and their shadows look as reviewed", "[golden]") {
    const auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    const auto scene = test::block_scene();
    REQUIRE(scene);
    CHECK(test::like_golden(still(*scene, whole_block()), "blocks"));
}

TEST_CASE("a result draped over the white model looks as reviewed", "[golden]") {
    const auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    const auto scene = test::block_scene();
    REQUIRE(scene);
    scene->set_style(viewer::SceneStyle::Plan);
    auto ramp = viewer::load_ramp(geo::data_folder() / "ramps", "utci");
    REQUIRE(ramp.ok());
    scene->set_drape(viewer::DrapedGrid{test::block_values(), *ramp});
    viewer::GroundShape area;
    area.points_crs = {
        {312500.0, 6000511.0}, {312550.0, 6000511.0}, {312550.0, 6000546.0}, {312500.0, 6000546.0}};
    area.closed = area.dashed = true;
    scene->set_shapes({area});
    scene->set_sensors({{"pin", {312515.0, 6000528.0, 14.0}, false}});
    CHECK(test::like_golden(still(*scene, whole_block()), "drape"));
}

TEST_CASE("the sample city looks as reviewed", "[golden]") {
    auto catalogue = scenarios::Catalogue::load(geo::data_folder() / "measures");
    REQUIRE(catalogue.ok());
    auto document = scenarios::Document::in_memory(
        std::make_shared<const scenarios::Catalogue>(std::move(catalogue).value()));
    geo::RunContext run;
    REQUIRE(scenarios::add_inputs(document, {geo::data_folder() / "sample"}, run).ok());
    const auto data =
        scenarios::load_base_data(document.project(), document.folder(), nullptr, run);
    REQUIRE(data.ok());
    const auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    auto scene = viewer::CityScene::create(geo::program_home());
    REQUIRE(scene.ok());
    viewer::show_base(**scene, **data);
    viewer::show_variant(**scene, document.project(), **data, document.catalogue(), "A");
    (*scene)->set_layer_visible(viewer::SceneLayer::Shapes, false);
    (*scene)->set_sun({-0.45, -0.55, 0.7036});
    const auto pose = viewer::pose_for(document.project(), **scene, "overview", 16.0 / 9.0);
    CHECK(test::like_golden(still(**scene, pose), "sample_overview"));
}
