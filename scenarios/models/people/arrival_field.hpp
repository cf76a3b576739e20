// Time to a target from every walkable cell, and the way to go: the eikonal equation by fast
// marching (Sethian 1996). Computed once per target; any thread may ask.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/models/people/walkable.hpp"

namespace smiletwin::scenarios {

class ArrivalField {
public:
    /// Walking time at 1 m/s to the nearest cell of `target` that is walkable. `body_radius_m` is
    /// how far paths would like to stay off walls.
    ArrivalField(const Walkable& ground, const geo::Polygon2d& target, double body_radius_m);

    /// Unit vector of the way to go; zero where the target cannot be reached.
    [[nodiscard]] geo::Vec2d direction(geo::Vec2d point) const;
    /// Infinity where the target cannot be reached.
    [[nodiscard]] double time_s(geo::Vec2d point) const;
    [[nodiscard]] bool reaches(geo::Vec2d point) const;

private:
    void march(const Walkable& ground, const geo::Polygon2d& target, double body_radius_m);
    void find_directions(const Walkable& ground);
    /// The nearest cell with a direction, looking at most two cells far; -1 when there is none.
    [[nodiscard]] std::ptrdiff_t nearest_known(int column, int row) const;

    geo::Grid<float> time_s_;
    std::vector<geo::Vec2f> direction_;
};

} // namespace smiletwin::scenarios
