// A ground for cities that come without terrain: ground_through_feet of ground_mesh.hpp.
#include "geo/city/main_extent.hpp"
#include "viewer/scene/ground_mesh.hpp"
#include "viewer/scene/own_ground.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace smiletwin::viewer {

namespace {

/// Sum of heights and their number, for one cell.
struct Cell {
    double sum = 0.0;
    double weight = 0.0;
};

struct Level {
    int columns = 0;
    int rows = 0;
    std::vector<Cell> cells;
    [[nodiscard]] const Cell& at(int column, int row) const {
        return cells
            [static_cast<std::size_t>(std::clamp(row, 0, rows - 1)) *
                 static_cast<std::size_t>(columns) +
             static_cast<std::size_t>(std::clamp(column, 0, columns - 1))];
    }
    Cell& at(int column, int row) {
        return const_cast<Cell&>(static_cast<const Level*>(this)->at(column, row));
    }
};

Level half_of(const Level& fine) {
    Level coarse{(fine.columns + 1) / 2, (fine.rows + 1) / 2, {}};
    coarse.cells.resize(
        static_cast<std::size_t>(coarse.columns) * static_cast<std::size_t>(coarse.rows));
    for (int row = 0; row < fine.rows; ++row) {
        for (int column = 0; column < fine.columns; ++column) {
            Cell& cell = coarse.at(column / 2, row / 2);
            cell.sum += fine.at(column, row).sum;
            cell.weight += fine.at(column, row).weight;
        }
    }
    return coarse;
}

/// Bilinear height of the coarse level at a fine cell.
double height_from(const Level& coarse, int fine_column, int fine_row) {
    const double x = (fine_column + 0.5) / 2.0 - 0.5;
    const double y = (fine_row + 0.5) / 2.0 - 0.5;
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    double sum = 0.0;
    for (int dy = 0; dy < 2; ++dy) {
        for (int dx = 0; dx < 2; ++dx) {
            const double share =
                (dx == 1 ? x - column : 1.0 - (x - column)) * (dy == 1 ? y - row : 1.0 - (y - row));
            const Cell& cell = coarse.at(column + dx, row + dy);
            sum += share * cell.sum / cell.weight;
        }
    }
    return sum;
}

/// Fills cells without data from coarser and coarser means, and smooths the others a little.
void fill(Level& level) {
    if (level.columns == 1 && level.rows == 1) {
        return;
    }
    Level coarse = half_of(level);
    fill(coarse);
    for (int row = 0; row < level.rows; ++row) {
        for (int column = 0; column < level.columns; ++column) {
            Cell& cell = level.at(column, row);
            const double around = height_from(coarse, column, row);
            cell.sum = cell.weight > 0.0 ? 0.6 * cell.sum / cell.weight + 0.4 * around : around;
            cell.weight = 1.0;
        }
    }
}

void add_foot(const geo::CityObject& object, const geo::GridFrame& frame, Level& level) {
    const geo::Vec2d at = object.bounds.plan().center();
    const int column = frame.column_of(at.x);
    const int row = frame.row_of(at.y);
    if (frame.contains(column, row)) { // some may lie far from all others
        Cell& cell = level.at(column, row);
        cell.sum += object.bounds.min.z;
        cell.weight += 1.0;
    }
}

/// Feet of what stands; where nothing does, or only its parts have a shape, of everything there is.
Level level_of_feet(const geo::City& city, const geo::GridFrame& frame) {
    Level level{frame.columns, frame.rows, {}};
    level.cells.resize(frame.cells());
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        const geo::CityObject& object = city.objects[i];
        if (!object.bounds.empty() && object.parent < 0 && !is_own_ground(object.type)) {
            add_foot(object, frame, level);
        }
    }
    const bool none = std::none_of(
        level.cells.begin(), level.cells.end(), [](const Cell& c) { return c.weight > 0.0; });
    for (const geo::CityObject& object : city.objects) {
        if (none && !object.bounds.empty()) {
            add_foot(object, frame, level);
        }
    }
    return level;
}

} // namespace

geo::Grid<float> ground_through_feet(const geo::City& city, double margin_m) {
    const geo::Box2d box = geo::main_extent(city).plan();
    if (box.empty()) {
        return {};
    }
    const double cell_m = std::max(20.0, std::max(box.width(), box.height()) / 256.0);
    geo::Grid<float> ground(geo::frame_over(box.grown(margin_m), cell_m));
    Level level = level_of_feet(city, ground.frame);
    fill(level);
    for (std::size_t i = 0; i < ground.values.size(); ++i) {
        // A hand's breadth lower, so that floors do not fight with the ground.
        ground.values[i] = static_cast<float>(level.cells[i].sum - 0.1);
    }
    return below_own_ground(std::move(ground), city);
}

} // namespace smiletwin::viewer
