#include "scenarios/models/people/arrival_field.hpp"

#include <array>
#include <limits>
#include <queue>

namespace smiletwin::scenarios {

namespace {

constexpr float unreached = std::numeric_limits<float>::infinity();

struct Front {
    float time_s;
    std::uint32_t cell;
    /// Earliest first; equal times by cell number, so that the order is one.
    bool operator>(const Front& other) const {
        return time_s != other.time_s ? time_s > other.time_s : cell > other.cell;
    }
};

/// Share of walking speed this close to a wall: full from two body radii on, half at the wall.
double speed_share(double clearance_m, double body_radius_m) {
    return std::clamp(0.5 + 0.25 * clearance_m / body_radius_m, 0.5, 1.0);
}

/// Upwind solution of |grad t| = slowness at a cell whose smallest neighbours are tx and ty.
double solve_eikonal(double tx, double ty, double step_s) {
    const double low = std::min(tx, ty);
    const double high = std::max(tx, ty);
    if (high - low >= step_s) {
        return low + step_s;
    }
    const double sum = low + high;
    const double root = 2.0 * step_s * step_s - (high - low) * (high - low);
    return 0.5 * (sum + std::sqrt(root));
}

} // namespace

ArrivalField::ArrivalField(
    const Walkable& ground, const geo::Polygon2d& target, double body_radius_m) {
    march(ground, target, body_radius_m);
    find_directions(ground);
}

void ArrivalField::march(
    const Walkable& ground, const geo::Polygon2d& target, double body_radius_m) {
    const geo::GridFrame& frame = ground.frame();
    const auto& mask = ground.mask();
    time_s_ = geo::Grid<float>(frame, unreached);
    std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const bool inside = mask.at(column, row) != 0;
            if (inside && geo::contains(target, frame.center(column, row))) {
                time_s_.at(column, row) = 0.0F;
                fronts.push({0.0F, static_cast<std::uint32_t>(frame.index(column, row))});
            }
        }
    }
    const auto time_at = [&](int column, int row) {
        return frame.contains(column, row) ? time_s_.at(column, row) : unreached;
    };
    while (!fronts.empty()) {
        const Front front = fronts.top();
        fronts.pop();
        if (front.time_s > time_s_.values[front.cell]) {
            continue; // reached earlier by another way
        }
        const int at_column =
            static_cast<int>(front.cell % static_cast<std::uint32_t>(frame.columns));
        const int at_row = static_cast<int>(front.cell / static_cast<std::uint32_t>(frame.columns));
        for (const auto& [dc, dr] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            const int column = at_column + dc;
            const int row = at_row + dr;
            if (!frame.contains(column, row) || mask.at(column, row) == 0) {
                continue;
            }
            const auto tx = std::min(time_at(column - 1, row), time_at(column + 1, row));
            const auto ty = std::min(time_at(column, row - 1), time_at(column, row + 1));
            const double clearance_m = static_cast<double>(ground.clearance_m().at(column, row));
            const double step_s = frame.cell_m / speed_share(clearance_m, body_radius_m);
            const auto time_s = static_cast<float>(
                solve_eikonal(static_cast<double>(tx), static_cast<double>(ty), step_s));
            if (time_s < time_s_.at(column, row)) {
                time_s_.at(column, row) = time_s;
                fronts.push({time_s, static_cast<std::uint32_t>(frame.index(column, row))});
            }
        }
    }
}

void ArrivalField::find_directions(const Walkable& ground) {
    const geo::GridFrame& frame = ground.frame();
    direction_.assign(frame.cells(), {0.0F, 0.0F});
    // One-sided differences to the earlier neighbour: walls never enter the slope.
    const auto fall = [&](float here, int column, int row) {
        const float there = frame.contains(column, row) ? time_s_.at(column, row) : unreached;
        return there < here ? static_cast<double>(here - there) : 0.0;
    };
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const float here = time_s_.at(column, row);
            if (here == unreached) {
                continue;
            }
            const double east = fall(here, column + 1, row);
            const double west = fall(here, column - 1, row);
            const double north = fall(here, column, row - 1);
            const double south = fall(here, column, row + 1);
            const geo::Vec2d slope{east >= west ? east : -west, north >= south ? north : -south};
            const double steepness = length(slope);
            if (steepness > 0.0) {
                direction_[frame.index(column, row)] = {
                    static_cast<float>(slope.x / steepness),
                    static_cast<float>(slope.y / steepness)};
            }
        }
    }
}

std::ptrdiff_t ArrivalField::nearest_known(int column, int row) const {
    const geo::GridFrame& frame = time_s_.frame;
    std::ptrdiff_t best = -1;
    int best_distance = std::numeric_limits<int>::max();
    for (int dr = -2; dr <= 2; ++dr) {
        for (int dc = -2; dc <= 2; ++dc) {
            const int distance = dc * dc + dr * dr;
            if (distance < best_distance && frame.contains(column + dc, row + dr) &&
                time_s_.at(column + dc, row + dr) != unreached) {
                best = static_cast<std::ptrdiff_t>(frame.index(column + dc, row + dr));
                best_distance = distance;
            }
        }
    }
    return best;
}

geo::Vec2d ArrivalField::direction(geo::Vec2d point) const {
    const geo::GridFrame& frame = time_s_.frame;
    const double u = (point.x - frame.west) / frame.cell_m - 0.5;
    const double v = (frame.north - point.y) / frame.cell_m - 0.5;
    const int column = static_cast<int>(std::floor(u));
    const int row = static_cast<int>(std::floor(v));
    const double fu = u - column;
    const double fv = v - row;
    geo::Vec2d sum;
    for (const auto& [dc, dr, weight] :
         {std::tuple{0, 0, (1.0 - fu) * (1.0 - fv)},
          {1, 0, fu * (1.0 - fv)},
          {0, 1, (1.0 - fu) * fv},
          {1, 1, fu * fv}}) {
        if (frame.contains(column + dc, row + dr)) {
            const geo::Vec2f d = direction_[frame.index(column + dc, row + dr)];
            sum = sum + weight * geo::Vec2d{static_cast<double>(d.x), static_cast<double>(d.y)};
        }
    }
    const double size = length(sum);
    // Where ways part (before an obstacle, left or right) the mean of the four leads nowhere: then
    // the point's own cell decides.
    constexpr double agreement = 0.7;
    if (size > agreement) {
        return (1.0 / size) * sum;
    }
    const int own_column = frame.column_of(point.x);
    const int own_row = frame.row_of(point.y);
    if (frame.contains(own_column, own_row)) {
        const geo::Vec2f own = direction_[frame.index(own_column, own_row)];
        if (!(own == geo::Vec2f{})) {
            return {static_cast<double>(own.x), static_cast<double>(own.y)};
        }
    }
    const std::ptrdiff_t known = nearest_known(frame.column_of(point.x), frame.row_of(point.y));
    if (known < 0) {
        return {};
    }
    const auto width = static_cast<std::ptrdiff_t>(frame.columns);
    const geo::Vec2d center =
        frame.center(static_cast<int>(known % width), static_cast<int>(known / width));
    const geo::Vec2d way = center - point;
    const double distance = length(way);
    return distance > 1e-9 ? (1.0 / distance) * way : geo::Vec2d{};
}

double ArrivalField::time_s(geo::Vec2d point) const {
    const geo::GridFrame& frame = time_s_.frame;
    const std::ptrdiff_t known = nearest_known(frame.column_of(point.x), frame.row_of(point.y));
    return known < 0 ? std::numeric_limits<double>::infinity()
                     : static_cast<double>(time_s_.values[static_cast<std::size_t>(known)]);
}

bool ArrivalField::reaches(geo::Vec2d point) const {
    return std::isfinite(time_s(point));
}

} // namespace smiletwin::scenarios
