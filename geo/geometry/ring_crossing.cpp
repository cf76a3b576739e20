#include "geo/geometry/ring_crossing.hpp"

#include <algorithm>
#include <cstddef>

namespace smiletwin::geo {

namespace {

struct Edge {
    Vec2d from;
    Vec2d to;
    std::size_t number = 0;

    [[nodiscard]] double west() const { return std::min(from.x, to.x); }
    [[nodiscard]] double east() const { return std::max(from.x, to.x); }
};

double side(Vec2d a, Vec2d b, Vec2d point) {
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

bool in_box(const Edge& edge, Vec2d point) {
    return point.x >= edge.west() && point.x <= edge.east() &&
           point.y >= std::min(edge.from.y, edge.to.y) &&
           point.y <= std::max(edge.from.y, edge.to.y);
}

std::optional<Vec2d> meeting(const Edge& a, const Edge& b) {
    const double from_side = side(a.from, a.to, b.from);
    const double to_side = side(a.from, a.to, b.to);
    if ((from_side > 0.0 && to_side < 0.0) || (from_side < 0.0 && to_side > 0.0)) {
        const double other_from = side(b.from, b.to, a.from);
        const double other_to = side(b.from, b.to, a.to);
        if ((other_from > 0.0 && other_to < 0.0) || (other_from < 0.0 && other_to > 0.0)) {
            return b.from + (from_side / (from_side - to_side)) * (b.to - b.from);
        }
    }
    if (from_side == 0.0 && in_box(a, b.from)) {
        return b.from;
    }
    if (to_side == 0.0 && in_box(a, b.to)) {
        return b.to;
    }
    if (side(b.from, b.to, a.from) == 0.0 && in_box(b, a.from)) {
        return a.from;
    }
    if (side(b.from, b.to, a.to) == 0.0 && in_box(b, a.to)) {
        return a.to;
    }
    return std::nullopt;
}

/// Neighbours share a corner; they cross only when one runs back over the other.
std::optional<Vec2d> folded(const Edge& first, const Edge& second) {
    const bool in_line = side(first.from, first.to, second.to) == 0.0;
    const Vec2d along = first.to - first.from;
    const Vec2d on = second.to - second.from;
    return in_line && along.x * on.x + along.y * on.y < 0.0 ? std::optional(first.to)
                                                            : std::nullopt;
}

} // namespace

std::optional<Vec2d> ring_crossing(const Ring2d& ring) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2d next = ring[(i + 1) % ring.size()];
        if (ring[i] != next) { // a corner given twice is none
            edges.push_back({ring[i], next, edges.size()});
        }
    }
    const std::size_t count = edges.size();
    // From west to east each edge meets only those that have begun and not ended.
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
        return a.west() < b.west();
    });
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count && edges[j].west() <= edges[i].east(); ++j) {
            const bool follows = (edges[i].number + 1) % count == edges[j].number;
            const bool leads = (edges[j].number + 1) % count == edges[i].number;
            const std::optional<Vec2d> found = follows ? folded(edges[i], edges[j])
                                               : leads ? folded(edges[j], edges[i])
                                                       : meeting(edges[i], edges[j]);
            if (found) {
                return found;
            }
        }
    }
    return std::nullopt;
}

} // namespace smiletwin::geo
