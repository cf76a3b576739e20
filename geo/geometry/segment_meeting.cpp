#include "geo/geometry/segment_meeting.hpp"

#include <array>

namespace smiletwin::geo {

namespace {

/// Up to 1.4 times the length, without a root: good enough to scale a tolerance.
double rough_length(Vec2d v) {
    return std::abs(v.x) + std::abs(v.y);
}

/// Side of the line through `along` that an offset of twice the area `twice` lies on; 0 within the
/// tolerance, which is scaled by the line's length.
int side(double twice, double scaled_tolerance) {
    return twice > scaled_tolerance ? 1 : twice < -scaled_tolerance ? -1 : 0;
}

/// A point of the segment's line lies between its ends.
bool between_ends(Vec2d from, Vec2d along, Vec2d point, double scaled_tolerance) {
    const double reach = dot(point - from, along);
    return reach >= -scaled_tolerance && reach <= dot(along, along) + scaled_tolerance;
}

SegmentMeeting
of_touches(const std::array<Vec2d, 4>& touches, std::size_t count, double tolerance) {
    if (count == 0) {
        return {};
    }
    for (std::size_t i = 1; i < count; ++i) {
        if (rough_length(touches[i] - touches[0]) > 4.0 * tolerance) {
            return {Meeting::Overlap, touches[0]};
        }
    }
    return {Meeting::Touch, touches[0]};
}

} // namespace

SegmentMeeting meeting(Vec2d a, Vec2d b, Vec2d c, Vec2d d, double tolerance) {
    const Vec2d ab = b - a;
    const Vec2d cd = d - c;
    const double tolerance_ab = tolerance * rough_length(ab);
    const double offset_c = cross(ab, c - a);
    const double offset_d = cross(ab, d - a);
    const int side_c = side(offset_c, tolerance_ab);
    const int side_d = side(offset_d, tolerance_ab);
    if (side_c == side_d && side_c != 0) {
        return {};
    }
    const double tolerance_cd = tolerance * rough_length(cd);
    const int side_a = side(cross(cd, a - c), tolerance_cd);
    const int side_b = side(cross(cd, b - c), tolerance_cd);
    if (side_a == side_b && side_a != 0) {
        return {};
    }
    if (side_c * side_d < 0 && side_a * side_b < 0) {
        return {Meeting::Cross, c + (offset_c / (offset_c - offset_d)) * cd};
    }
    std::array<Vec2d, 4> touches;
    std::size_t count = 0;
    const auto note = [&](int side_of_point, Vec2d from, Vec2d along, Vec2d point, double scaled) {
        if (side_of_point == 0 && between_ends(from, along, point, scaled)) {
            touches[count++] = point;
        }
    };
    note(side_a, c, cd, a, tolerance_cd);
    note(side_b, c, cd, b, tolerance_cd);
    note(side_c, a, ab, c, tolerance_ab);
    note(side_d, a, ab, d, tolerance_ab);
    return of_touches(touches, count, tolerance);
}

void arrange_for_sweep(std::vector<RingEdge>& edges, double margin) {
    const auto set_intervals = [&edges, margin](Vec2d along) {
        const Vec2d across{-along.y, along.x};
        double covered = 0.0;
        double begin = std::numeric_limits<double>::infinity();
        double end = -begin;
        for (RingEdge& edge : edges) {
            const double a = dot(along, edge.a);
            const double b = dot(along, edge.b);
            const double a_across = dot(across, edge.a);
            const double b_across = dot(across, edge.b);
            edge.begin = std::min(a, b) - margin;
            edge.end = std::max(a, b) + margin;
            edge.low = std::min(a_across, b_across) - margin;
            edge.high = std::max(a_across, b_across) + margin;
            covered += edge.end - edge.begin;
            begin = std::min(begin, edge.begin);
            end = std::max(end, edge.end);
        }
        return covered / (end - begin); // how many edges lie over one place
    };
    if (edges.size() < least_edges_to_sort) {
        set_intervals({1.0, 0.0});
        return;
    }
    constexpr std::array<Vec2d, 4> directions{{{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {1.0, -1.0}}};
    Vec2d best = directions[0];
    double fewest = std::numeric_limits<double>::infinity();
    for (const Vec2d direction : directions) {
        const double overlap = set_intervals(direction);
        if (overlap < fewest) {
            fewest = overlap;
            best = direction;
        }
    }
    set_intervals(best);
    std::sort(edges.begin(), edges.end(), [](const RingEdge& one, const RingEdge& other) {
        return one.begin != other.begin ? one.begin < other.begin
               : one.ring != other.ring ? one.ring < other.ring
                                        : one.index < other.index;
    });
}

} // namespace smiletwin::geo
