#include "scenarios/site/canopy.hpp"

#include "geo/raster/sample.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

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

void add_cover(const CanopyFields& canopy, int column, int row, double top_m, double base_m) {
    add_interval(canopy, column, row, static_cast<float>(top_m), static_cast<float>(base_m));
}

double
mean_transmissivity(const std::vector<geo::Tree>& trees, const std::vector<SiteCover>& covers) {
    struct Part {
        double area_m2;
        double transmissivity;
    };
    std::vector<Part> parts;
    for (const geo::Tree& tree : trees) {
        const double crown_m2 =
            0.25 * std::numbers::pi * tree.crown_diameter_m * tree.crown_diameter_m;
        parts.push_back({crown_m2, tree.transmissivity});
    }
    for (const SiteCover& cover : covers) {
        parts.push_back({geo::area_m2(cover.outline_crs), cover.transmissivity});
    }
    if (parts.empty()) {
        return geo::Tree{}.transmissivity;
    }
    const bool all_equal = std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
        return part.transmissivity == parts.front().transmissivity;
    });
    if (all_equal) { // free of rounding, so that a further tree changes nothing
        return parts.front().transmissivity;
    }
    double area_m2 = 0.0;
    double sum = 0.0;
    for (const Part& part : parts) {
        area_m2 += part.area_m2;
        sum += part.area_m2 * part.transmissivity;
    }
    return area_m2 > 0.0 ? sum / area_m2 : geo::Tree{}.transmissivity;
}

} // namespace smiletwin::scenarios
