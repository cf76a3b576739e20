#include "geo/io/gml_arcs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace smiletwin::geo {

namespace {

constexpr double full_circle_rad = 6.283185307179586;

struct CircleThrough {
    Vec2d center;
    double radius = 0.0;
};

/// Nothing for points on a line. Relative to `a`, since plan coordinates have seven digits before
/// the point and squares of them would lose the rest.
std::optional<CircleThrough> circle_through(Vec2d a, Vec2d b, Vec2d c) {
    const Vec2d p{b.x - a.x, b.y - a.y};
    const Vec2d q{c.x - a.x, c.y - a.y};
    const double p2 = p.x * p.x + p.y * p.y;
    const double q2 = q.x * q.x + q.y * q.y;
    const double cross = 2.0 * (p.x * q.y - p.y * q.x);
    constexpr double flat = 1e-9;
    if (std::abs(cross) <= flat * std::max(p2, q2)) {
        return std::nullopt;
    }
    const Vec2d to_center{(q.y * p2 - p.y * q2) / cross, (p.x * q2 - q.x * p2) / cross};
    return CircleThrough{
        {a.x + to_center.x, a.y + to_center.y}, std::hypot(to_center.x, to_center.y)};
}

double angle_of(Vec2d point, Vec2d center) {
    return std::atan2(point.y - center.y, point.x - center.x);
}

/// From 0 up to a full circle.
double counter_clockwise(double from_rad, double to_rad) {
    const double angle = std::fmod(to_rad - from_rad, full_circle_rad);
    return angle < 0.0 ? angle + full_circle_rad : angle;
}

/// The points between the ends, then the end itself when it is not given.
void append_sweep(
    const CircleThrough& circle,
    double start_rad,
    double sweep_rad,
    double tolerance,
    std::optional<Vec2d> end,
    std::vector<Vec2d>& line) {
    // The middle of a chord over the angle s lies r (1 - cos(s / 2)) inside the arc.
    const double inside = std::clamp(tolerance / circle.radius, 1e-12, 1.0);
    const double widest_rad = std::min(2.0 * std::acos(1.0 - inside), full_circle_rad / 8.0);
    constexpr double most_pieces = 100'000.0;
    const double wanted = std::ceil(std::abs(sweep_rad) / widest_rad);
    const int pieces = static_cast<int>(std::clamp(wanted, 1.0, most_pieces));
    for (int i = 1; i <= pieces; ++i) {
        if (i == pieces && end) {
            line.push_back(*end);
            break;
        }
        const double angle = start_rad + sweep_rad * i / pieces;
        line.push_back(
            {circle.center.x + circle.radius * std::cos(angle),
             circle.center.y + circle.radius * std::sin(angle)});
    }
}

} // namespace

void append_arc(Vec2d a, Vec2d middle, Vec2d b, double tolerance, std::vector<Vec2d>& line) {
    if (a == b && !(a == middle)) {
        const Vec2d center{(a.x + middle.x) / 2.0, (a.y + middle.y) / 2.0};
        const double radius = std::hypot(a.x - center.x, a.y - center.y);
        append_sweep({center, radius}, angle_of(a, center), full_circle_rad, tolerance, a, line);
        return;
    }
    const auto circle = circle_through(a, middle, b);
    if (!circle) {
        line.push_back(middle);
        line.push_back(b);
        return;
    }
    const double start = angle_of(a, circle->center);
    const double to_middle = counter_clockwise(start, angle_of(middle, circle->center));
    const double to_end = counter_clockwise(start, angle_of(b, circle->center));
    const double sweep = to_middle <= to_end ? to_end : to_end - full_circle_rad;
    append_sweep(*circle, start, sweep, tolerance, b, line);
}

void append_circle(Vec2d a, Vec2d b, Vec2d c, double tolerance, std::vector<Vec2d>& line) {
    const auto circle = circle_through(a, b, c);
    if (!circle) {
        line.insert(line.end(), {b, c, a});
        return;
    }
    const double start = angle_of(a, circle->center);
    const double to_b = counter_clockwise(start, angle_of(b, circle->center));
    const double to_c = counter_clockwise(start, angle_of(c, circle->center));
    const double sweep = to_b <= to_c ? full_circle_rad : -full_circle_rad;
    append_sweep(*circle, start, sweep, tolerance, a, line);
}

void append_arc_by_center(
    Vec2d center,
    double radius,
    double start_rad,
    double sweep_rad,
    double tolerance,
    std::vector<Vec2d>& line) {
    line.push_back(
        {center.x + radius * std::cos(start_rad), center.y + radius * std::sin(start_rad)});
    append_sweep({center, radius}, start_rad, sweep_rad, tolerance, std::nullopt, line);
}

} // namespace smiletwin::geo
