// Which of many edges in the plane run upwards across a height: a segment tree over as many rows as
// there are edges, so that tall edges are few entries, too.
#pragma once

#include "geo/geometry/vec.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace smiletwin::geo {

class EdgeRows {
public:
    struct Edge {
        Vec2d lower;
        Vec2d upper;
        std::uint32_t lower_id = 0;
        std::uint32_t upper_id = 0;
    };

    /// Empty rows for about `count` edges between two heights.
    void lay(double lowest, double highest, std::size_t count);
    void add(const Edge& edge);

    /// Calls body(edge) for those whose rows have the height; adds their number to `visited`.
    template <typename Body>
    void each_near(double height, std::uint64_t& visited, const Body& body) const {
        for (std::size_t node = row_of(height) + rows_; node >= 1; node /= 2) {
            ++visited;
            for (std::int32_t i = heads_[node]; i >= 0;) {
                const Entry& entry = entries_[static_cast<std::size_t>(i)];
                body(edges_[entry.edge]);
                i = entry.next;
                ++visited;
            }
        }
    }

private:
    struct Entry {
        std::uint32_t edge = 0;
        std::int32_t next = -1; ///< in the same node
    };
    [[nodiscard]] std::size_t row_of(double height) const {
        const double place = (height - lowest_) * rows_per_unit_;
        return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(rows_ - 1)));
    }
    void enter(std::size_t node, std::uint32_t edge);

    double lowest_ = 0.0;
    double rows_per_unit_ = 0.0;
    std::size_t rows_ = 1;
    std::vector<Edge> edges_;
    std::vector<Entry> entries_;
    std::vector<std::int32_t> heads_{-1, -1}; ///< of the nodes: 1 is the root, rows are the last
};

} // namespace smiletwin::geo
