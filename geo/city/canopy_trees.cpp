#include "geo/city/canopy_trees.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace smiletwin::geo {

namespace {

constexpr double widest_crown_m = 16.0;

double height_at(const Grid<float>& canopy, int column, int row) {
    if (!canopy.frame.contains(column, row)) {
        return 0.0;
    }
    const float height = canopy.at(column, row);
    return std::isfinite(height) ? static_cast<double>(height) : 0.0;
}

/// Highest within a circle; of equal heights the first in reading order counts.
bool is_top(const Grid<float>& canopy, int column, int row, double height_m) {
    const double reach_m = std::max(1.5, 0.1 * height_m);
    const int reach = static_cast<int>(std::ceil(reach_m / canopy.frame.cell_m));
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            if (std::hypot(dx, dy) * canopy.frame.cell_m > reach_m || (dx == 0 && dy == 0)) {
                continue;
            }
            const double other = height_at(canopy, column + dx, row + dy);
            const bool before = dy < 0 || (dy == 0 && dx < 0);
            if (other > height_m || (before && other == height_m)) {
                return false;
            }
        }
    }
    return true;
}

/// Mean distance in eight directions to where the canopy is lower than half, or rises again.
double crown_radius_m(const Grid<float>& canopy, int column, int row, double height_m) {
    constexpr std::array<std::array<int, 2>, 8> ways{
        {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
    double sum = 0.0;
    for (const auto& [dx, dy] : ways) {
        const double step_m = std::hypot(dx, dy) * canopy.frame.cell_m;
        double way_m = 0.5 * step_m;
        double before = height_m;
        for (int k = 1; way_m < 0.5 * widest_crown_m; ++k) {
            const double here = height_at(canopy, column + k * dx, row + k * dy);
            if (here < 0.5 * height_m || here > before + 0.5) {
                break;
            }
            before = here;
            way_m += step_m;
        }
        sum += std::min(way_m, 0.5 * widest_crown_m);
    }
    return sum / static_cast<double>(ways.size());
}

} // namespace

std::vector<Tree> trees_from_canopy(const Grid<float>& canopy_m, double least_height_m) {
    std::vector<Tree> trees;
    for (int row = 0; row < canopy_m.frame.rows; ++row) {
        for (int column = 0; column < canopy_m.frame.columns; ++column) {
            const double height_m = height_at(canopy_m, column, row);
            if (height_m < least_height_m || !is_top(canopy_m, column, row, height_m)) {
                continue;
            }
            Tree tree;
            tree.id = "canopy" + std::to_string(canopy_m.frame.index(column, row));
            tree.foot_crs = canopy_m.frame.center(column, row);
            tree.height_m = height_m;
            // In a closed canopy neighbours cut the crown short; no tree is a pole.
            tree.crown_diameter_m =
                std::max(0.35 * height_m, 2.0 * crown_radius_m(canopy_m, column, row, height_m));
            tree.crown_base_m = 0.25 * height_m;
            trees.push_back(tree);
        }
    }
    return trees;
}

} // namespace smiletwin::geo
