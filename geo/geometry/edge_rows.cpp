#include "geo/geometry/edge_rows.hpp"

namespace smiletwin::geo {

void EdgeRows::lay(double lowest, double highest, std::size_t count) {
    rows_ = std::max<std::size_t>(count, 1);
    lowest_ = lowest;
    rows_per_unit_ = highest > lowest ? static_cast<double>(rows_) / (highest - lowest) : 0.0;
    heads_.assign(2 * rows_, -1);
    edges_.clear();
    entries_.clear();
}

void EdgeRows::enter(std::size_t node, std::uint32_t edge) {
    entries_.push_back({edge, heads_[node]});
    heads_[node] = static_cast<std::int32_t>(entries_.size()) - 1;
}

void EdgeRows::add(const Edge& edge) {
    const auto index = static_cast<std::uint32_t>(edges_.size());
    edges_.push_back(edge);
    std::size_t first = row_of(edge.lower.y) + rows_;
    std::size_t end = row_of(edge.upper.y) + rows_ + 1;
    for (; first < end; first /= 2, end /= 2) {
        if (first % 2 == 1) {
            enter(first++, index);
        }
        if (end % 2 == 1) {
            enter(--end, index);
        }
    }
}

} // namespace smiletwin::geo
