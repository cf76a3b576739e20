#include "scenarios/site/canopy.hpp"

#include "geo/raster/sample.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

constexpr float trunk_share = 0.25F;
/// Lower canopy is shrub or noise of the survey.
constexpr double least_canopy_m = 0.5;

void add_interval(const CanopyFields& canopy, int column, int row, float top_m, float base_m) {
    float& top = canopy.top_m.at(column, row);
    float& base = canopy.base_m.at(column, row);
    base = top > 0.0F ? std::min(base, base_m) : base_m;
    top = std::max(top, top_m);
}

} // namespace

void add_crown(const CanopyFields& canopy, const geo::Tree& tree) {
    const geo::GridFrame& frame = canopy.top_m.frame;
    const double radius_m = 0.5 * tree.crown_diameter_m;
    const double middle_m = 0.5 * (tree.height_m + tree.crown_base_m);
    const double half_m = 0.5 * std::max(0.0, tree.height_m - tree.crown_base_m);
    const int first_column = std::max(0, frame.column_of(tree.foot_crs.x - radius_m));
    const int last_column =
        std::min(frame.columns - 1, frame.column_of(tree.foot_crs.x + radius_m));
    const int first_row = std::max(0, frame.row_of(tree.foot_crs.y + radius_m));
    const int last_row = std::min(frame.rows - 1, frame.row_of(tree.foot_crs.y - radius_m));
    for (int row = first_row; row <= last_row; ++row) {
        for (int column = first_column; column <= last_column; ++column) {
            const geo::Vec2d off = frame.center(column, row) - tree.foot_crs;
            const double share = dot(off, off) / (radius_m * radius_m);
            if (share < 1.0) {
                const double reach_m = half_m * std::sqrt(1.0 - share);
                add_interval(
                    canopy,
                    column,
                    row,
                    static_cast<float>(middle_m + reach_m),
                    static_cast<float>(middle_m - reach_m));
            }
        }
    }
}

void add_canopy_raster(const CanopyFields& canopy, const geo::HeightField& raster) {
    const geo::GridFrame& frame = canopy.top_m.frame;
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const double top_m = geo::sample_nearest(raster.height_m, frame.center(column, row));
            if (top_m >= least_canopy_m) {
                const auto top = static_cast<float>(top_m);
                add_interval(canopy, column, row, top, trunk_share * top);
            }
        }
    }
}

double mean_transmissivity(const std::vector<geo::Tree>& trees) {
    if (trees.empty()) {
        return geo::Tree{}.transmissivity;
    }
    const bool all_equal = std::all_of(trees.begin(), trees.end(), [&](const geo::Tree& tree) {
        return tree.transmissivity == trees.front().transmissivity;
    });
    if (all_equal) {
        return trees.front()
            .transmissivity; // free of rounding, so that a further tree changes nothing
    }
    double area = 0.0;
    double sum = 0.0;
    for (const geo::Tree& tree : trees) {
        const double crown = tree.crown_diameter_m * tree.crown_diameter_m;
        area += crown;
        sum += crown * tree.transmissivity;
    }
    return area > 0.0 ? sum / area : geo::Tree{}.transmissivity;
}

} // namespace smiletwin::scenarios
