#include "scenarios/site/ground_field.hpp"

#include "geo/raster/sample.hpp"
#include "scenarios/site/building_raster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
/// Cell of the coarse grid on which building levels are interpolated; a level ground between
/// houses varies over tens of metres.
constexpr double coarse_cell_m = 10.0;
/// Buildings this far outside the frame still shape its ground.
constexpr double reach_m = 200.0;

/// Inverse squared distance over all points (Shepard 1968), never closer than 5 m.
double shepard(const std::vector<GroundPoint>& points, geo::Vec2d place) {
    double weights = 0.0;
    double sum = 0.0;
    for (const GroundPoint& point : points) {
        const geo::Vec2d d = point.place_crs - place;
        const double weight = 1.0 / std::max(dot(d, d), 25.0);
        weights += weight;
        sum += weight * point.height_m;
    }
    return sum / weights;
}

geo::Grid<float>
through_points(const geo::GridFrame& frame, const std::vector<GroundPoint>& points) {
    geo::Grid<float> coarse(
        geo::frame_over(frame.box().grown(coarse_cell_m), std::max(coarse_cell_m, frame.cell_m)));
    for (int row = 0; row < coarse.frame.rows; ++row) {
        for (int column = 0; column < coarse.frame.columns; ++column) {
            coarse.at(column, row) =
                static_cast<float>(shepard(points, coarse.frame.center(column, row)));
        }
    }
    geo::Grid<float> fine(frame);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            fine.at(column, row) =
                static_cast<float>(geo::sample_bilinear(coarse, frame.center(column, row)));
        }
    }
    return fine;
}

geo::Grid<float> from_terrain(const geo::GridFrame& frame, const geo::HeightField& terrain) {
    geo::Grid<float> ground(frame);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            ground.at(column, row) = static_cast<float>(
                geo::sample_bilinear(terrain.height_m, frame.center(column, row)));
        }
    }
    return ground;
}

/// The known neighbour with the lowest index, or NaN.
float known_neighbour(const geo::Grid<float>& grid, int column, int row) {
    for (int dr = -1; dr <= 1; ++dr) {
        for (int dc = -1; dc <= 1; ++dc) {
            if (grid.frame.contains(column + dc, row + dr)) {
                const float value = grid.at(column + dc, row + dr);
                if (std::isfinite(value)) {
                    return value;
                }
            }
        }
    }
    return unknown;
}

} // namespace

std::vector<GroundPoint> ground_points(const geo::City& city, const geo::Box2d& within) {
    std::vector<GroundPoint> points;
    for (const geo::CityObject& object : city.objects) {
        const bool stands = is_building(object) && !object.bounds.empty();
        if (stands && within.intersects(object.bounds.plan())) {
            points.push_back({object.bounds.plan().center(), object.bounds.min.z});
        }
    }
    return points;
}

bool fill_gaps(geo::Grid<float>& grid) {
    std::vector<std::size_t> gaps;
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        if (!std::isfinite(grid.values[i])) {
            gaps.push_back(i);
        }
    }
    if (gaps.size() == grid.values.size()) {
        return gaps.empty();
    }
    const auto columns = static_cast<std::size_t>(grid.frame.columns);
    // Ring by ring: values found in one step count from the next one on, so that the way the cells
    // are visited does not matter.
    while (!gaps.empty()) {
        std::vector<std::pair<std::size_t, float>> found;
        std::vector<std::size_t> left;
        for (const std::size_t i : gaps) {
            const float value =
                known_neighbour(grid, static_cast<int>(i % columns), static_cast<int>(i / columns));
            if (std::isfinite(value)) {
                found.emplace_back(i, value);
            } else {
                left.push_back(i);
            }
        }
        for (const auto& [i, value] : found) {
            grid.values[i] = value;
        }
        gaps = std::move(left);
    }
    return true;
}

GroundField
ground_field(const geo::GridFrame& frame, const geo::HeightField* terrain, const geo::City* city) {
    if (terrain != nullptr) {
        geo::Grid<float> ground = from_terrain(frame, *terrain);
        if (fill_gaps(ground)) {
            return {std::move(ground), {"ground_m", "site.source.terrain", geo::Stamp::Measured}};
        }
    }
    if (city != nullptr) {
        const auto points = ground_points(*city, frame.box().grown(reach_m));
        if (!points.empty()) {
            return {
                through_points(frame, points),
                {"ground_m", "site.source.building_feet", geo::Stamp::Computed}};
        }
    }
    return {
        geo::Grid<float>(frame, 0.0F), {"ground_m", "site.source.level_zero", geo::Stamp::Assumed}};
}

} // namespace smiletwin::scenarios
