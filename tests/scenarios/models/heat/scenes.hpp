// Small made-up places for the tests of the heat model.
#pragma once

#include "geo/base/random.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/models/heat/ray_field.hpp"

#include <cmath>

namespace smiletwin::scenarios {

struct Scene {
    geo::Grid<float> surface;
    geo::Grid<float> ground;
    geo::Grid<float> crown_top;
    geo::Grid<float> crown_base;

    [[nodiscard]] RayField rays() const {
        return make_ray_field(surface, ground, crown_top, crown_base);
    }
};

inline Scene flat_scene(int columns, int rows, double cell_m = 1.0) {
    const geo::GridFrame frame{0.0, rows * cell_m, cell_m, columns, rows};
    const geo::Grid<float> zero(frame, 0.0F);
    return {zero, zero, zero, zero};
}

/// Round crown from a quarter of the height up.
inline void plant(Scene& scene, geo::Vec2d foot, float height_m, double radius_m) {
    const geo::GridFrame& frame = scene.surface.frame;
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            if (geo::length(frame.center(column, row) - foot) <= radius_m) {
                scene.crown_top.at(column, row) = height_m;
                scene.crown_base.at(column, row) = 0.25F * height_m;
            }
        }
    }
}

/// Houses and trees strewn at random over slightly uneven ground; the same for the same seed.
inline Scene strewn_scene(int columns, int rows, std::uint64_t seed) {
    Scene scene = flat_scene(columns, rows);
    geo::CounterRandom random(seed, 0);
    for (std::size_t i = 0; i < scene.ground.values.size(); ++i) {
        scene.ground.values[i] = static_cast<float>(0.2 * random.uniform());
        scene.surface.values[i] = scene.ground.values[i];
    }
    const int things = columns * rows / 400;
    for (int thing = 0; thing < things; ++thing) {
        const int west = static_cast<int>(random.below(static_cast<std::uint32_t>(columns)));
        const int north = static_cast<int>(random.below(static_cast<std::uint32_t>(rows)));
        const auto height_m = static_cast<float>(3.0 + 12.0 * random.uniform());
        if (thing % 2 == 0) {
            plant(scene, scene.surface.frame.center(west, north), height_m, 3.0);
            continue;
        }
        for (int row = north; row < std::min(rows, north + 8); ++row) {
            for (int column = west; column < std::min(columns, west + 6); ++column) {
                scene.surface.at(column, row) = height_m;
            }
        }
    }
    return scene;
}

} // namespace smiletwin::scenarios
