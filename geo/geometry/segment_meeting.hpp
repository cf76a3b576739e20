// How segments of a plane meet, and which of many may: the edge tests behind the faults of
// polygons. Any length unit, any thread.
#pragma once

#include "geo/geometry/vec.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace smiletwin::geo {

enum class Meeting : std::uint8_t {
    None,
    Touch,   ///< an end of one lies on the other, or on its end
    Cross,   ///< in one point inside both
    Overlap, ///< along a common piece
};

struct SegmentMeeting {
    Meeting kind = Meeting::None;
    Vec2d at; ///< of a touch and a crossing; of a touch exactly the end that touches
};

/// Segments a-b and c-d, neither shorter than `tolerance`; closer than that is taken as touching.
SegmentMeeting meeting(Vec2d a, Vec2d b, Vec2d c, Vec2d d, double tolerance);

/// An edge of a ring, from vertex `index` to the next one.
struct RingEdge {
    Vec2d a;
    Vec2d b;
    std::uint32_t ring = 0;
    std::uint32_t index = 0;
    // Interval along the sweep and across it.
    double begin = 0.0;
    double end = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Sets the intervals of the edges, grown by `margin`, and sorts many of them along the direction
/// in which they overlap least: then only neighbours need a look.
void arrange_for_sweep(std::vector<RingEdge>& edges, double margin);

/// Fewer edges are faster compared each with each than sorted.
inline constexpr std::size_t least_edges_to_sort = 24;

/// A tenth of a second; only rings made to be slow have so many edges beside each other.
inline constexpr std::size_t most_compared_pairs = 50'000'000;

/// Calls visit(first, second) for each two arranged edges whose boxes meet, until it returns false
/// or the most pairs have been compared.
template <typename Visit>
void each_near_pair(const std::vector<RingEdge>& edges, const Visit& visit) {
    const bool sorted = edges.size() >= least_edges_to_sort;
    std::size_t compared = 0;
    for (std::size_t i = 0; i < edges.size() && compared < most_compared_pairs; ++i) {
        const RingEdge& first = edges[i];
        for (std::size_t k = i + 1; k < edges.size(); ++k) {
            const RingEdge& second = edges[k];
            ++compared;
            if (sorted && second.begin > first.end) {
                break;
            }
            if (second.low > first.high || first.low > second.high || second.begin > first.end ||
                first.begin > second.end) {
                continue;
            }
            if (!visit(first, second)) {
                return;
            }
        }
    }
}

} // namespace smiletwin::geo
