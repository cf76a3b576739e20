// The block city with all kinds of things in it, ready to be drawn.
#pragma once

#include "geo/base/resources.hpp"
#include "tests/support/block_city.hpp"
#include "viewer/scene/city_scene.hpp"

#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace smiletwin::test {

/// Twelve trees on the square in two rows: the last three planned, the fourth a preview.
inline std::vector<viewer::TreeInstance> block_trees() {
    using Look = viewer::TreeInstance::Look;
    std::vector<viewer::TreeInstance> trees;
    for (int i = 0; i < 12; ++i) {
        viewer::TreeInstance tree;
        tree.id = "tree" + std::to_string(i);
        tree.foot_crs = {312498.0 + 7.0 * (i % 6), 6000520.0 + 14.0 * (i / 6), 14.0};
        tree.height_m = 8.0F + static_cast<float>(i * 7 % 5);
        tree.crown_diameter_m = 5.0F + static_cast<float>(i * 3 % 4);
        tree.look = i == 3 ? Look::Preview : i > 8 ? Look::Planned : Look::Existing;
        trees.push_back(tree);
    }
    return trees;
}

inline std::vector<viewer::PersonInstance> block_people() {
    std::vector<viewer::PersonInstance> people;
    for (std::uint32_t i = 0; i < 30; ++i) {
        const auto n = static_cast<double>(i);
        people.push_back(
            {{312500.0 + std::fmod(n * 37.0, 45.0), 6000512.0 + std::fmod(n * 23.0, 30.0), 14.0},
             static_cast<float>(0.3 * n),
             i});
    }
    return people;
}

/// A wave of felt heat, nothing inside buildings.
inline geo::Grid<float> block_values() {
    const auto city = block_city();
    geo::Grid<float> grid(geo::GridFrame{312470.0, 6000580.0, 1.0, 110, 110});
    for (int row = 0; row < grid.frame.rows; ++row) {
        for (int column = 0; column < grid.frame.columns; ++column) {
            const geo::Vec2d p = grid.frame.center(column, row);
            double value = 33.0 + 8.0 * std::sin(0.11 * p.x) * std::cos(0.09 * p.y);
            for (const auto& object : city->objects) {
                if (object.bounds.plan().contains(p)) {
                    value = std::numeric_limits<double>::quiet_NaN();
                }
            }
            grid.at(column, row) = static_cast<float>(value);
        }
    }
    return grid;
}

/// City, ground, trees, people, an obstacle; morning sun from the east-south-east. Null when the
/// program's files cannot be read.
inline std::unique_ptr<viewer::CityScene> block_scene() {
    auto made = viewer::CityScene::create(geo::program_home());
    if (!made) {
        return nullptr;
    }
    std::unique_ptr<viewer::CityScene> scene = std::move(made).value();
    scene->set_frame({{312500.0, 6000500.0, 0.0}});
    scene->set_terrain(block_terrain());
    scene->set_city(block_city());
    scene->set_trees(block_trees());
    scene->set_people(block_people());
    scene->set_prisms(
        {{"stall",
          {{312505.0, 6000530.0},
           {312508.0, 6000530.0},
           {312508.0, 6000532.0},
           {312505.0, 6000532.0}},
          14.0F,
          2.5F,
          0xB9483A}});
    scene->set_sun({0.6, -0.3, 0.7416});
    return scene;
}

} // namespace smiletwin::test
