#include "scenarios/site/rasterise.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

constexpr double edge_tolerance_m = 1e-6;

struct CellRange {
    int first = 0;
    int last = -1;
};

/// Columns whose centres lie in [low, high].
CellRange columns_between(const geo::GridFrame& frame, double low, double high) {
    const double first = std::ceil((low - frame.west) / frame.cell_m - 0.5);
    const double last = std::floor((high - frame.west) / frame.cell_m - 0.5);
    const double most = frame.columns - 1;
    return {
        static_cast<int>(std::clamp(first, 0.0, most + 1.0)),
        static_cast<int>(std::clamp(last, -1.0, most))};
}

CellRange rows_between(const geo::GridFrame& frame, double low, double high) {
    const double first = std::ceil((frame.north - high) / frame.cell_m - 0.5);
    const double last = std::floor((frame.north - low) / frame.cell_m - 0.5);
    const double most = frame.rows - 1;
    return {
        static_cast<int>(std::clamp(first, 0.0, most + 1.0)),
        static_cast<int>(std::clamp(last, -1.0, most))};
}

/// x of all crossings of a horizontal line with the rings, rising (even-odd rule).
void crossings(const geo::Polygon2d& polygon, double y, std::vector<double>& xs) {
    xs.clear();
    for (const geo::Ring2d& ring : polygon.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::Vec2d a = ring[i];
            const geo::Vec2d b = ring[(i + 1) % ring.size()];
            if ((a.y > y) != (b.y > y)) {
                xs.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    std::sort(xs.begin(), xs.end());
}

/// Where the horizontal line at y meets the triangle (given by its corners); empty when it misses.
bool span_at(const std::array<geo::Vec3d, 3>& corners, double y, double& low, double& high) {
    low = std::numeric_limits<double>::infinity();
    high = -low;
    for (std::size_t i = 0; i < 3; ++i) {
        const geo::Vec3d& a = corners[i];
        const geo::Vec3d& b = corners[(i + 1) % 3];
        if (y < std::min(a.y, b.y) || y > std::max(a.y, b.y)) {
            continue;
        }
        const bool level = a.y == b.y;
        const double x_a = level ? a.x : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        const double x_b = level ? b.x : x_a;
        low = std::min({low, x_a, x_b});
        high = std::max({high, x_a, x_b});
    }
    return low <= high;
}

} // namespace

void for_cells_in(
    const geo::GridFrame& frame,
    const geo::Polygon2d& polygon,
    const std::function<void(int column, int row)>& cell) {
    const geo::Box2d box = geo::bounds(polygon);
    if (box.empty()) {
        return;
    }
    const CellRange rows = rows_between(frame, box.min.y, box.max.y);
    std::vector<double> xs;
    for (int row = rows.first; row <= rows.last; ++row) {
        crossings(polygon, frame.center(0, row).y, xs);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const CellRange columns = columns_between(frame, xs[i], xs[i + 1]);
            for (int column = columns.first; column <= columns.last; ++column) {
                cell(column, row);
            }
        }
    }
}

void for_cells_in(
    const geo::GridFrame& frame,
    const geo::Vec3d& a,
    const geo::Vec3d& b,
    const geo::Vec3d& c,
    const std::function<void(int column, int row, double z)>& cell) {
    const geo::Vec3d normal = cross(b - a, c - a);
    // Twice the plan area below 1e-6 m2, or steeper than 1 in 10,000: a wall.
    if (std::abs(normal.z) < 1e-6 || std::abs(normal.z) < 1e-4 * length(normal)) {
        return;
    }
    const std::array<geo::Vec3d, 3> corners{a, b, c};
    const auto [low_y, high_y] = std::minmax({a.y, b.y, c.y});
    const CellRange rows = rows_between(frame, low_y - edge_tolerance_m, high_y + edge_tolerance_m);
    for (int row = rows.first; row <= rows.last; ++row) {
        const double y = frame.center(0, row).y;
        double low = 0.0;
        double high = 0.0;
        if (!span_at(corners, std::clamp(y, low_y, high_y), low, high)) {
            continue;
        }
        const CellRange columns =
            columns_between(frame, low - edge_tolerance_m, high + edge_tolerance_m);
        for (int column = columns.first; column <= columns.last; ++column) {
            const double x = frame.center(column, row).x;
            const double z = a.z - (normal.x * (x - a.x) + normal.y * (y - a.y)) / normal.z;
            cell(column, row, z);
        }
    }
}

} // namespace smiletwin::scenarios
