// The moving people as arrays, and one time step of the collision-free speed model: reads the
// frozen present, writes only the next state (README.md, Equations).
#pragma once

#include "geo/geometry/vec.hpp"
#include "scenarios/models/people/params.hpp"
#include "scenarios/models/people/walkable.hpp"

#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

/// One entry per person in every array; entered earlier = smaller index.
struct Crowd {
    std::vector<std::uint32_t> id;
    std::vector<geo::Vec2d> position;
    std::vector<geo::Vec2d> heading; ///< unit vector of the last step
    std::vector<geo::Vec2d> desired; ///< unit vector of the way to go; zero = stands
    std::vector<double> v0_m_s;

    [[nodiscard]] std::size_t size() const { return id.size(); }
};

/// Removes the marked entries of an array that runs beside a Crowd; order of the others is kept.
template <typename T>
void erase_marked(std::vector<T>& values, const std::vector<std::uint8_t>& marked) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (marked[i] == 0) {
            values[kept++] = values[i];
        }
    }
    values.resize(kept);
}

/// Removes the marked people; order of the others is kept.
void remove_marked(Crowd& crowd, const std::vector<std::uint8_t>& marked);

/// Who is near whom: people sorted into square cells. Filled anew each step.
class NeighbourGrid {
public:
    /// `periodic` shifts the whole scene; people near one end are seen at the other. Zero = not.
    void fill(const std::vector<geo::Vec2d>& positions, double cell_m, geo::Vec2d periodic = {});

    /// Calls `visit(position, index)` for all within the 3 x 3 cells around the point, in an order
    /// that depends on positions and indices alone. A person seen across the periodic border has
    /// the index of the original.
    template <typename Visit>
    void visit_near(geo::Vec2d point, const Visit& visit) const {
        const int column = frame_.column_of(point.x);
        const int row = frame_.row_of(point.y);
        for (int r = std::max(0, row - 1); r <= std::min(frame_.rows - 1, row + 1); ++r) {
            const int from = std::max(0, column - 1);
            const int to = std::min(frame_.columns - 1, column + 1);
            if (from > to) {
                continue;
            }
            // The three cells of a row lie one after another.
            const std::uint32_t begin = starts_[frame_.index(from, r)];
            const std::uint32_t end = starts_[frame_.index(to, r) + 1];
            for (std::uint32_t i = begin; i < end; ++i) {
                visit(sorted_positions_[i], sorted_indices_[i]);
            }
        }
    }

private:
    geo::GridFrame frame_;
    std::vector<std::uint32_t> starts_;
    std::vector<geo::Vec2d> sorted_positions_;
    std::vector<std::uint32_t> sorted_indices_;
};

struct StepCounts {
    std::uint64_t pushed_from_wall = 0;
};

/// Advances everybody by params.dt_s. `next_position` and `next_heading` are resized and written;
/// the crowd itself is not touched.
StepCounts advance(
    const Crowd& crowd,
    const NeighbourGrid& neighbours,
    const Walkable& ground,
    const PeopleParams& params,
    std::vector<geo::Vec2d>& next_position,
    std::vector<geo::Vec2d>& next_heading);

/// How far neighbours matter: nobody walks faster than 2.5 m/s.
double sight_range_m(const PeopleParams& params);

} // namespace smiletwin::scenarios
