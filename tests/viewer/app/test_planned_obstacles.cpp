// Planned obstacles as bodies in the scene.

#include "geo/base/resources.hpp"
#include "tests/support/block_scene.hpp"
#include "tests/support/catch.hpp"
#include "viewer/app/scene_content.hpp"

#include <cmath>

using namespace smiletwin;

TEST_CASE("a planned obstacle on a slope stands on the ground at both ends and stops a knee") {
    const auto scene = test::block_scene();
    REQUIRE(scene);
    const auto catalogue = scenarios::Catalogue::load(geo::data_folder() / "measures");
    REQUIRE(catalogue.ok());
    constexpr double west = 312510.0;
    constexpr double south = 6000564.0; // the ground falls 8 cm a metre to the north
    scenarios::Project project;
    const geo::Polygon2d outline{
        {{{west, south}, {west + 2.0, south}, {west + 2.0, south + 20.0}, {west, south + 20.0}}}};
    project.variants.push_back({"A", "Zaun", {{"m1", "obstacle", outline, geo::Json::object()}}});
    viewer::show_variant(*scene, project, {}, *catalogue, "A");
    for (const double north_m : {0.5, 10.0, 19.5}) {
        INFO(north_m << " m from the southern end");
        const geo::Vec2d beside{west - 3.0, south + north_m};
        const double knee_m = scene->ground_height_m(beside) + 0.1;
        const double way_m = scene->way_to_wall_m({{beside.x, beside.y, knee_m}, {1.0, 0.0, 0.0}});
        CHECK(way_m == Approx(3.0));
    }
}
