#include "viewer/scene/own_ground.hpp"

#include "geo/raster/sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::viewer {

namespace {

/// Lowest height of the model's own ground in each cell, NaN without.
class OwnGround {
public:
    explicit OwnGround(const geo::GridFrame& frame)
        : low_m_(frame, std::numeric_limits<float>::quiet_NaN()) {}

    [[nodiscard]] bool any() const { return any_; }

    /// Marks the cells that a triangle touches, with the lowest of its corners.
    void add(const geo::Vec3d& a, const geo::Vec3d& b, const geo::Vec3d& c) {
        const geo::GridFrame& frame = low_m_.frame;
        geo::Box3d box;
        box.add(a);
        box.add(b);
        box.add(c);
        const int last_column = std::min(frame.column_of(box.max.x), frame.columns - 1);
        const int last_row = std::min(frame.row_of(box.min.y), frame.rows - 1);
        for (int row = std::max(frame.row_of(box.max.y), 0); row <= last_row; ++row) {
            for (int column = std::max(frame.column_of(box.min.x), 0); column <= last_column;
                 ++column) {
                if (touches(frame.center(column, row), 0.71 * frame.cell_m, a, b, c)) {
                    float& low = low_m_.at(column, row);
                    low = std::fmin(low, static_cast<float>(box.min.z));
                    any_ = true;
                }
            }
        }
    }

    /// Lowest in the cell and its neighbours: between cells the ground is drawn straight.
    [[nodiscard]] float around(int column, int row) const {
        float low = std::numeric_limits<float>::quiet_NaN();
        for (int r = row - 1; r <= row + 1; ++r) {
            for (int c = column - 1; c <= column + 1; ++c) {
                low = low_m_.frame.contains(c, r) ? std::fmin(low, low_m_.at(c, r)) : low;
            }
        }
        return low;
    }

private:
    /// Does a circle lie on the triangle, or no farther outside than its radius?
    static bool touches(
        geo::Vec2d center,
        double radius,
        const geo::Vec3d& a,
        const geo::Vec3d& b,
        const geo::Vec3d& c) {
        const double turn =
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) < 0.0 ? -1.0 : 1.0;
        const auto inside = [&](const geo::Vec3d& p, const geo::Vec3d& q) {
            const double length = std::hypot(q.x - p.x, q.y - p.y);
            const double side =
                turn * ((q.x - p.x) * (center.y - p.y) - (q.y - p.y) * (center.x - p.x));
            return side >= -radius * length;
        };
        return inside(a, b) && inside(b, c) && inside(c, a);
    }

    geo::Grid<float> low_m_;
    bool any_ = false;
};

} // namespace

bool is_own_ground(std::string_view type) {
    constexpr std::array<std::string_view, 14> names{
        "LandUse",
        "PlantCover",
        "Railway",
        "ReliefFeature",
        "Road",
        "Square",
        "TINRelief",
        "Track",
        "TrafficArea",
        "TrafficSpace",
        "TransportSquare",
        "TransportationComplex",
        "WaterBody",
        "Waterway"};
    return std::find(names.begin(), names.end(), type) != names.end();
}

geo::Grid<float> below_own_ground(geo::Grid<float> ground, const geo::City& city) {
    constexpr double finer = 4.0;
    constexpr float below_m = 0.4F;
    geo::GridFrame frame = ground.frame;
    frame.cell_m /= finer;
    frame.columns *= static_cast<int>(finer);
    frame.rows *= static_cast<int>(finer);
    OwnGround own(frame);
    for (const geo::CityPolygon& polygon : city.polygons) {
        if (!is_own_ground(city.objects[geo::top_level_object(city, polygon.object)].type)) {
            continue;
        }
        for (std::uint32_t t = 0; t < polygon.triangle_count; ++t) {
            const std::uint32_t* corner =
                &city.triangles[3 * static_cast<std::size_t>(polygon.first_triangle + t)];
            own.add(
                city.positions[corner[0]], city.positions[corner[1]], city.positions[corner[2]]);
        }
    }
    if (!own.any()) {
        return ground;
    }
    geo::Grid<float> fine(frame);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const int at_column = column / static_cast<int>(finer);
            const int at_row = row / static_cast<int>(finer);
            const auto smooth_m =
                static_cast<float>(geo::sample_bilinear(ground, frame.center(column, row)));
            const float height_m =
                std::isfinite(smooth_m) ? smooth_m : ground.at(at_column, at_row);
            fine.at(column, row) = std::fmin(height_m, own.around(column, row) - below_m);
        }
    }
    return fine;
}

} // namespace smiletwin::viewer
