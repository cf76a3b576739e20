#include "scenarios/models/heat/ground_view.hpp"
#include "tests/scenarios/models/heat/scenes.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

struct Stage {
    geo::Grid<std::uint8_t> building;
    WallField walls;
};

/// Wall along column 30: building from there on.
Stage stage_with_wall(bool with_wall) {
    Scene scene = flat_scene(60, 60);
    Stage stage{geo::Grid<std::uint8_t>(scene.surface.frame), {}};
    for (int row = 0; with_wall && row < 60; ++row) {
        for (int column = 30; column < 60; ++column) {
            scene.surface.at(column, row) = 8.0F;
            stage.building.at(column, row) = 1;
        }
    }
    stage.walls = find_walls(scene.surface, 1.0);
    return stage;
}

} // namespace

TEST_CASE("on an even plain one sees what is underfoot, also at the border") {
    const Stage stage = stage_with_wall(false);
    const geo::Grid<float> albedo(stage.building.frame, 0.25F);
    const FiveGrids seen = view_albedo({stage.building, stage.walls, 0.6}, albedo);
    for (const auto& part : seen) {
        for (const float value : part.values) {
            CHECK(value == Approx(0.25).margin(1e-5));
        }
    }
}

TEST_CASE("a brighter wall is seen in its own half, the more the nearer") {
    const Stage stage = stage_with_wall(true);
    const geo::Grid<float> albedo(stage.building.frame, 0.2F);
    const FiveGrids seen = view_albedo({stage.building, stage.walls, 0.8}, albedo);
    const auto east = [&](int column) { return seen[SkyView::East].at(column, 30); };
    const auto west = [&](int column) { return seen[SkyView::West].at(column, 30); };
    CHECK(east(28) > east(20));
    CHECK(east(20) > west(20));
    // Farther from the wall than the view reaches.
    CHECK(east(5) == Approx(0.2).margin(1e-5));
    CHECK(west(28) == Approx(0.2).margin(1e-5));
}

TEST_CASE("a lit wall warms whoever faces it, not who has it at the back") {
    const Stage stage = stage_with_wall(true);
    const geo::Grid<float> none(stage.building.frame, 0.0F);
    geo::Grid<std::uint8_t> lit(stage.building.frame);
    for (int row = 0; row < 60; ++row) {
        lit.at(29, row) = 1; // wall faces west
    }
    const GroundView view = view_ground({stage.building, stage.walls, 0.2}, none, none, lit, 100.0);
    CHECK(view.excess_w_m2[SkyView::East].at(25, 30) > 10.0F);
    CHECK(view.excess_w_m2[SkyView::West].at(25, 30) == Approx(0.0).margin(1e-5));
    CHECK(view.excess_w_m2[SkyView::East].at(2, 30) == Approx(0.0).margin(1e-5));
}

TEST_CASE("the sum along a full view forgets what it has left behind") {
    // Bright stripe at columns 0..4, one dark plain: 23 cells on, looking west, it is out of reach.
    const Stage stage = stage_with_wall(false);
    geo::Grid<float> albedo(stage.building.frame, 0.0F);
    for (int row = 0; row < 60; ++row) {
        for (int column = 0; column < 5; ++column) {
            albedo.at(column, row) = 1.0F;
        }
    }
    const FiveGrids seen = view_albedo({stage.building, stage.walls, 0.2}, albedo);
    CHECK(seen[SkyView::West].at(15, 30) > 0.01F);
    CHECK(seen[SkyView::Whole].at(40, 30) == Approx(0.0).margin(1e-6));
}
