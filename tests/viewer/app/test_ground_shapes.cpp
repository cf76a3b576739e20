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
    REQUIRE(shown.size() == 2);
    CHECK(shown[1].id == "n");
    const auto hidden = viewer::ground_shapes(project, data, *catalogue, "0", false);
    REQUIRE(hidden.size() == 1);
    CHECK(hidden[0].id == "a1");
}
