#include "geo/base/parallel.hpp"
#include "scenarios/models/heat/sky_patches.hpp"
#include "scenarios/models/heat/sky_view.hpp"
#include "tests/scenarios/models/heat/scenes.hpp"
#include "tests/support/catch.hpp"

#include <numbers>
#include <numeric>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

SkyGeometry looked(const Scene& scene) {
    geo::RunContext context;
    return look_at_sky(scene.rays(), false, context).value();
}

float middle_of(const geo::Grid<float>& grid) {
    return grid.at(grid.frame.columns / 2, grid.frame.rows / 2);
}

} // namespace

TEST_CASE("the patches' weights make one sky") {
    const auto& patches = sky_patches();
    const double sum = std::accumulate(
        patches.begin(), patches.end(), 0.0, [](double before, const SkyPatch& patch) {
            return before + patch.weight;
        });
    CHECK(sum == Approx(1.0).margin(1e-12));
}

TEST_CASE("an open field sees the whole sky in every direction") {
    const SkyGeometry sky = looked(flat_scene(50, 40));
    for (const auto& part : sky.view.solid) {
        for (const float value : part.values) {
            CHECK(value == 1.0F);
        }
    }
    CHECK(middle_of(sky.view.total(0.03)) == 1.0F);
}

TEST_CASE("in a round basin the sky is a cone") {
    // Rim at 36 degrees above the horizon, which is a border between rings: what stays is
    // cos^2(36 deg). One cell of the rim's staircase is 1 m in 60.
    Scene scene = flat_scene(161, 161);
    const auto rim_m = static_cast<float>(60.0 * std::tan(36.0 * std::numbers::pi / 180.0));
    for (int row = 0; row < 161; ++row) {
        for (int column = 0; column < 161; ++column) {
            if (std::hypot(column - 80, row - 80) >= 60.0) {
                scene.surface.at(column, row) = rim_m;
            }
        }
    }
    const double exact = std::pow(std::cos(36.0 * std::numbers::pi / 180.0), 2.0);
    CHECK(middle_of(looked(scene).view.solid[SkyView::Whole]) == Approx(exact).margin(0.002));
}

TEST_CASE("in a long street the sky is the known strip") {
    // Infinite street, floor in the middle: cos(atan(height / half width)) (Johnson and Watson
    // 1984). Patches of 12 degrees resolve the strip to a few percent.
    for (const float height_m : {5.0F, 10.0F, 20.0F}) {
        Scene scene = flat_scene(61, 801);
        for (int row = 0; row < 801; ++row) {
            for (int column = 0; column < 61; ++column) {
                if (std::abs(column - 30) > 10) {
                    scene.surface.at(column, row) = height_m;
                }
            }
        }
        const double exact = std::cos(std::atan(static_cast<double>(height_m) / 10.5));
        const SkyGeometry sky = looked(scene);
        CHECK(middle_of(sky.view.solid[SkyView::Whole]) == Approx(exact).margin(0.03));
        // Walls stand in the east and west; the halves along the street see the same.
        CHECK(
            middle_of(sky.view.solid[SkyView::North]) ==
            Approx(middle_of(sky.view.solid[SkyView::South])).margin(0.04));
    }
}

TEST_CASE("a crown hides sky, but not what lies below its base") {
    Scene scene = flat_scene(81, 81);
    plant(scene, scene.surface.frame.center(40, 40), 8.0F, 4.0);
    const SkyGeometry sky = looked(scene);
    CHECK(middle_of(sky.view.solid[SkyView::Whole]) == 1.0F);
    CHECK(middle_of(sky.view.crown[SkyView::Whole]) < 0.35F);
    // The lowest ring of patches, 6 degrees, passes below the crown base at 2 m.
    CHECK(middle_of(sky.view.crown[SkyView::Whole]) > 0.02F);
    CHECK(middle_of(sky.view.crown_before_solid[SkyView::Whole]) == 1.0F);
}

TEST_CASE("what hides behind a house is the house's, what stands before it the crown's") {
    Scene scene = flat_scene(121, 61);
    for (int row = 0; row < 61; ++row) {
        for (int column = 80; column < 90; ++column) {
            scene.surface.at(column, row) = 12.0F;
        }
    }
    Scene before = scene;
    plant(before, before.surface.frame.center(70, 30), 8.0F, 3.0);
    Scene behind = scene;
    plant(behind, behind.surface.frame.center(100, 30), 8.0F, 3.0);
    const SkyGeometry house = looked(scene);
    const SkyGeometry tree_before = looked(before);
    const SkyGeometry tree_behind = looked(behind);
    const auto eye = [](const geo::Grid<float>& grid) { return grid.at(60, 30); };
    CHECK(eye(tree_before.view.crown_before_solid[SkyView::Whole]) < 0.995F);
    CHECK(
        eye(tree_behind.view.crown_before_solid[SkyView::Whole]) ==
        eye(house.view.crown_before_solid[SkyView::Whole]));
    CHECK(eye(tree_behind.view.crown[SkyView::Whole]) == eye(house.view.crown[SkyView::Whole]));
    CHECK(eye(tree_before.view.solid[SkyView::Whole]) == eye(house.view.solid[SkyView::Whole]));
}

TEST_CASE("one thread and many see the same bytes") {
    const Scene scene = strewn_scene(97, 71, 5);
    SkyGeometry one;
    SkyGeometry many;
    geo::with_threads(1, [&] { one = looked(scene); });
    geo::with_threads(4, [&] { many = looked(scene); });
    CHECK(one == many);
}

TEST_CASE("looking again after planting equals looking anew") {
    Scene scene = strewn_scene(97, 71, 7);
    const SkyGeometry before = looked(scene);
    const geo::Vec2d foot = scene.surface.frame.center(41, 22);
    plant(scene, foot, 11.0F, 4.0);
    geo::RunContext context;
    const geo::Box2d changed = geo::Box2d{foot, foot}.grown(4.0);
    const SkyGeometry again = look_again(before, scene.rays(), changed, false, context).value();
    const SkyGeometry anew = looked(scene);
    CHECK(again == anew);
    CHECK_FALSE(again == before);
}

TEST_CASE("looking again far outside changes nothing") {
    const Scene scene = strewn_scene(40, 40, 3);
    const SkyGeometry before = looked(scene);
    geo::RunContext context;
    const geo::Box2d elsewhere{{500.0, 500.0}, {510.0, 510.0}};
    CHECK(look_again(before, scene.rays(), elsewhere, false, context).value() == before);
}

TEST_CASE("a cancelled look returns the cancelling") {
    std::stop_source stop;
    stop.request_stop();
    geo::RunContext context(stop.get_token(), {});
    const auto sky = look_at_sky(flat_scene(50, 50).rays(), false, context);
    REQUIRE_FALSE(sky);
    CHECK(geo::is_cancelled(sky.problem()));
}
