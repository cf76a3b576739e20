// Segments in square cells: who is near a place is found without looking at all of them.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "geo/geometry/vec.hpp"

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace smiletwin::scenarios {

struct PlanSegment {
    geo::Vec2d from_crs;
    geo::Vec2d to_crs;
    std::uint32_t owner = 0; ///< what it belongs to; the meaning is the maker's
};

/// Numbers of things by the cells that their boxes touch.
class BoxGrid {
public:
    void add(std::uint32_t item, const geo::Box2d& box) {
        for_cells(box, [&](std::uint64_t key) { cells_[key].push_back(item); });
    }
    /// Calls `visit` with each thing whose cells touch the box; with one of several cells more than
    /// once.
    template <typename Visit>
    void near(const geo::Box2d& box, const Visit& visit) const {
        for_cells(box, [&](std::uint64_t key) {
            if (const auto cell = cells_.find(key); cell != cells_.end()) {
                for (const std::uint32_t item : cell->second) {
                    visit(item);
                }
            }
        });
    }

private:
    static constexpr double cell_m = 16.0;

    template <typename Visit>
    static void for_cells(const geo::Box2d& box, const Visit& visit) {
        if (box.empty()) {
            return;
        }
        const auto cell = [](double metres) {
            return static_cast<std::int64_t>(std::floor(metres / cell_m));
        };
        for (std::int64_t y = cell(box.min.y); y <= cell(box.max.y); ++y) {
            for (std::int64_t x = cell(box.min.x); x <= cell(box.max.x); ++x) {
                visit(
                    (static_cast<std::uint64_t>(x) << 32U) ^
                    (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU));
            }
        }
    }

    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

class SegmentGrid {
public:
    void add(const PlanSegment& segment) {
        geo::Box2d box;
        box.add(segment.from_crs);
        box.add(segment.to_crs);
        grid_.add(static_cast<std::uint32_t>(segments_.size()), box);
        segments_.push_back(segment);
    }
    /// Calls `visit(segment)` with all that come near the box; some more than once.
    template <typename Visit>
    void near(const geo::Box2d& box, const Visit& visit) const {
        grid_.near(box, [&](std::uint32_t item) { visit(segments_[item]); });
    }
    [[nodiscard]] bool empty() const { return segments_.empty(); }

private:
    BoxGrid grid_;
    std::vector<PlanSegment> segments_;
};

} // namespace smiletwin::scenarios
