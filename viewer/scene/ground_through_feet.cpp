// A ground for cities that come without terrain: ground_through_feet of ground_mesh.hpp.
#include "viewer/scene/ground_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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

} // namespace

geo::Grid<float> ground_through_feet(const geo::City& city, double margin_m) {
    geo::Box2d box;
    for (const auto& object : city.objects) {
        if (!object.bounds.empty()) {
            box.add(object.bounds.plan());
        }
    }
    if (box.empty()) {
        return {};
    }
    const double cell_m = std::max(20.0, std::max(box.width(), box.height()) / 256.0);
    geo::Grid<float> ground(geo::frame_over(box.grown(margin_m), cell_m));
    Level level{ground.frame.columns, ground.frame.rows, {}};
    level.cells.resize(ground.values.size());
    for (const auto& object : city.objects) {
        if (object.bounds.empty() || object.parent >= 0) {
            continue;
        }
        const geo::Vec2d at = object.bounds.plan().center();
        Cell& cell = level.at(ground.frame.column_of(at.x), ground.frame.row_of(at.y));
        cell.sum += object.bounds.min.z;
        cell.weight += 1.0;
    }
    // A top-level object may have no geometry of its own; then its parts stand for it.
    const bool none = std::none_of(
        level.cells.begin(), level.cells.end(), [](const Cell& c) { return c.weight > 0.0; });
    for (const auto& object : city.objects) {
        if (none && !object.bounds.empty()) {
            const geo::Vec2d at = object.bounds.plan().center();
            Cell& cell = level.at(ground.frame.column_of(at.x), ground.frame.row_of(at.y));
            cell.sum += object.bounds.min.z;
            cell.weight += 1.0;
        }
    }
    fill(level);
    for (std::size_t i = 0; i < ground.values.size(); ++i) {
        // A hand's breadth lower, so that floors do not fight with the ground.
        ground.values[i] = static_cast<float>(level.cells[i].sum - 0.1);
    }
    return ground;
}

} // namespace smiletwin::viewer
