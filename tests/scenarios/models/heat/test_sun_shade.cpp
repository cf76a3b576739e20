#include "geo/base/parallel.hpp"
#include "scenarios/models/heat/sun_shade.hpp"
#include "tests/scenarios/models/heat/scenes.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <numbers>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// East and west exchanged.
Scene mirrored(Scene scene) {
    const int columns = scene.surface.frame.columns;
    for (auto* grid : {&scene.surface, &scene.ground, &scene.crown_top, &scene.crown_base}) {
        for (int row = 0; row < scene.surface.frame.rows; ++row) {
            const auto begin = grid->values.begin() + row * columns;
            std::reverse(begin, begin + columns);
        }
    }
    return scene;
}

} // namespace

TEST_CASE("a pillar casts a shadow as long as it is high when the sun stands at 45 degrees") {
    Scene scene = flat_scene(41, 41);
    scene.surface.at(20, 20) = 10.0F;
    // Sun in the south, shade to the north: rows 10..19.
    const SunShade shade = cast_shade(scene.rays(), 180.0, 45.0, 0.03);
    int shaded = 0;
    for (int row = 0; row < 41; ++row) {
        shaded += shade.beam.at(20, row) == 0.0F ? 1 : 0;
    }
    // Cell centres at 1..9 m lie strictly in the shade; the one at 10 m is on its edge.
    CHECK((shaded == 9 || shaded == 10));
    CHECK(shade.beam.at(20, 20) == 1.0F);
    CHECK(shade.beam.at(20, 21) == 1.0F);
    CHECK(shade.shade_height_m.at(20, 15) == Approx(5.0).margin(1e-4));
    CHECK(shade.beam.at(25, 15) == 1.0F);
}

TEST_CASE("the shadow points away from the sun in all eight directions") {
    Scene scene = flat_scene(41, 41);
    scene.surface.at(20, 20) = 8.0F;
    const RayField rays = scene.rays();
    for (int eighth = 0; eighth < 8; ++eighth) {
        const double azimuth_deg = 45.0 * eighth;
        const double azimuth_rad = azimuth_deg * std::numbers::pi / 180.0;
        const int east = static_cast<int>(std::lround(-3.0 * std::sin(azimuth_rad)));
        const int south = static_cast<int>(std::lround(3.0 * std::cos(azimuth_rad)));
        const SunShade shade = cast_shade(rays, azimuth_deg, 45.0, 0.03);
        CHECK(shade.beam.at(20 + east, 20 + south) == 0.0F);
        CHECK(shade.beam.at(20 - east, 20 - south) == 1.0F);
    }
}

TEST_CASE("below a crown the transmitted share arrives, beside it everything") {
    Scene scene = flat_scene(41, 41);
    plant(scene, scene.surface.frame.center(20, 20), 8.0F, 3.0);
    const SunShade shade = cast_shade(scene.rays(), 180.0, 60.0, 0.25);
    // Ray from 4 m north of the foot climbs 1.73 m per metre and is in the crown between 2 and 8 m.
    CHECK(shade.beam.at(20, 17) == 0.25F);
    CHECK(shade.beam.at(20, 24) == 1.0F);
    CHECK(shade.beam.at(20, 5) == 1.0F);
}

TEST_CASE("a mirrored place under a mirrored sun has the mirrored shade") {
    const Scene scene = strewn_scene(83, 61, 11);
    for (const double azimuth_deg : {17.0, 77.0, 123.0, 170.0}) {
        const SunShade shade = cast_shade(scene.rays(), azimuth_deg, 30.0, 0.03);
        const SunShade other = cast_shade(mirrored(scene).rays(), 360.0 - azimuth_deg, 30.0, 0.03);
        int differing = 0;
        for (int row = 0; row < 61; ++row) {
            for (int column = 0; column < 83; ++column) {
                const bool same = shade.beam.at(column, row) == other.beam.at(82 - column, row);
                differing += same ? 0 : 1;
            }
        }
        CHECK(differing == 0);
    }
}

TEST_CASE("one thread and many cast the same shade") {
    const Scene scene = strewn_scene(700, 90, 2);
    SunShade one;
    SunShade many;
    geo::with_threads(1, [&] { one = cast_shade(scene.rays(), 200.0, 25.0, 0.03); });
    geo::with_threads(4, [&] { many = cast_shade(scene.rays(), 200.0, 25.0, 0.03); });
    CHECK(one.beam == many.beam);
    CHECK(one.shade_height_m == many.shade_height_m);
}

TEST_CASE("only walls that face the sun and stand out of the shade are lit") {
    Scene scene = flat_scene(60, 60);
    for (int row = 25; row < 35; ++row) {
        for (int column = 20; column < 40; ++column) {
            scene.surface.at(column, row) = 6.0F;
        }
    }
    const WallField walls = find_walls(scene.surface, 1.0);
    CHECK(walls.height_m.at(30, 35) == 6.0F);
    CHECK(walls.facing_north.at(30, 35) == -1.0F);
    const auto lit = lit_walls(walls, cast_shade(scene.rays(), 180.0, 40.0, 0.03), 180.0);
    CHECK(lit.at(30, 35) == 1); // south wall
    CHECK(lit.at(30, 24) == 0); // north wall
    CHECK(lit.at(30, 50) == 0); // no wall

    // A higher house in the south puts the wall into the shade.
    for (int column = 0; column < 60; ++column) {
        scene.surface.at(column, 40) = 20.0F;
    }
    const auto shaded = lit_walls(walls, cast_shade(scene.rays(), 180.0, 40.0, 0.03), 180.0);
    CHECK(shaded.at(30, 35) == 0);
}
