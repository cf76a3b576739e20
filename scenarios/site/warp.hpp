// The way back from cells of a target frame to places of a source raster in another system. Exact
// transforms on a coarse net, bilinear between: for projected systems the error of that stays far
// below a millimetre over 32 cells.
#pragma once

#include "geo/base/result.hpp"
#include "geo/crs/crs.hpp"
#include "geo/raster/grid.hpp"

#include <vector>

namespace smiletwin::scenarios {

class Warp {
public:
    /// `source_cell_m` in units of the source system.
    static geo::Result<Warp> between(
        const geo::Crs& from, const geo::Crs& to, const geo::Box2d& source_box, double source_cell);

    /// North-up frame in the target system that covers the source.
    [[nodiscard]] const geo::GridFrame& target() const { return target_; }
    /// Place of a target cell's centre in the source system; NaN where the transform fails.
    [[nodiscard]] geo::Vec2d source_of(int column, int row) const;

private:
    geo::GridFrame target_;
    int net_columns_ = 0;
    std::vector<geo::Vec2d> net_; ///< source places of every net_step-th cell centre
};

} // namespace smiletwin::scenarios
