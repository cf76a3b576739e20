#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "viewer/app/scene_content.hpp"

using namespace smiletwin;

TEST_CASE("gates lie on the ground as lines, unless their layer is switched off") {
    const auto catalogue = scenarios::Catalogue::load(geo::data_folder() / "measures");
    REQUIRE(catalogue.ok());
    scenarios::Project project;
    project.areas.push_back({"a1", "Markt", {{{{0.0, 0.0}, {9.0, 0.0}, {9.0, 9.0}}}}, 1.0, 0.0});
    scenarios::BaseData data;
    data.gates.push_back({"n", "Nordtor", {{0.0, 0.0}, {4.0, 0.0}}, 200.0, 0.25});
    const auto shown = viewer::ground_shapes(project, data, *catalogue, "0", true);
    REQUIRE(shown.size() == 3);
    CHECK(shown[2].id == "n");
    const auto hidden = viewer::ground_shapes(project, data, *catalogue, "0", false);
    REQUIRE(hidden.size() == 2);
    CHECK(hidden[1].id == "a1");
}

TEST_CASE("the outline of an area has a wider, lighter line below it") {
    const auto catalogue = scenarios::Catalogue::load(geo::data_folder() / "measures");
    REQUIRE(catalogue.ok());
    scenarios::Project project;
    project.areas.push_back({"a1", "Markt", {{{{0.0, 0.0}, {9.0, 0.0}, {9.0, 9.0}}}}, 1.0, 0.0});
    const auto shown = viewer::ground_shapes(project, {}, *catalogue, "0", false);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].rgba > shown[1].rgba);
    CHECK(shown[0].width_m > shown[1].width_m);
    CHECK(shown[0].points_crs == shown[1].points_crs);
}
