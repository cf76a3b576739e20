// Which of many points in the plane lie near a place. The cells are about as many as the points, so
// that a small box asks for few of them however many there are.
#pragma once

#include "geo/geometry/vec.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

class PointGrid {
public:
    struct Point {
        Vec2d at;
        std::uint32_t id = 0;
    };

    /// Takes the place of what was there before; keeps its memory.
    void build(std::span<const Point> points);

    /// Whether one of the points in the cells that the box touches satisfies `fits`, which is given
    /// its id. Adds the points and cells that were looked at to `visited`.
    template <typename Fits>
    bool any_near(const Box2d& box, std::uint64_t& visited, const Fits& fits) const {
        const auto [first_column, last_column] = range(box.min.x, box.max.x, origin_.x, columns_);
        const auto [first_row, last_row] = range(box.min.y, box.max.y, origin_.y, rows_);
        for (std::size_t row = first_row; row <= last_row; ++row) {
            const std::size_t begin = starts_[row * columns_ + first_column];
            const std::size_t end = starts_[row * columns_ + last_column + 1];
            visited += 1 + (end - begin);
            for (std::size_t i = begin; i < end; ++i) {
                if (fits(ids_[i])) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    [[nodiscard]] std::size_t cell(double at, double origin, std::size_t count) const {
        const double place = (at - origin) * cells_per_unit_;
        const auto last = static_cast<double>(count - 1);
        return static_cast<std::size_t>(std::clamp(place, 0.0, last));
    }
    [[nodiscard]] std::pair<std::size_t, std::size_t>
    range(double low, double high, double origin, std::size_t count) const {
        return {cell(low, origin, count), cell(high, origin, count)};
    }
    [[nodiscard]] std::size_t cell_of(Vec2d at) const {
        return cell(at.y, origin_.y, rows_) * columns_ + cell(at.x, origin_.x, columns_);
    }

    Vec2d origin_;
    double cells_per_unit_ = 0.0;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    std::vector<std::uint32_t> starts_{0, 0}; ///< of the cells, row by row, in ids_
    std::vector<std::uint32_t> ids_;
};

} // namespace smiletwin::geo
