// How much of the walkable ground leaves room for a given width: a circle of that diameter can
// stand over the place and touches neither building nor obstacle.
#pragma once

#include "scenarios/site/site.hpp"

#include <span>
#include <vector>

namespace smiletwin::scenarios {

struct ClearWidth {
    std::vector<double> shares;     ///< 0..1, one for each width; NaN without walkable ground
    double cell_m = 0.0;            ///< widths are right to one cell
    std::size_t walkable_cells = 0; ///< of that size
};

/// Cells the shares are counted on: 0.1 m, larger where the Area is so large.
double width_cell_m(const Site& site);

/// Ground outside the Area is free unless something stands there. Steps and kerbs do not count.
ClearWidth clear_width(const Site& site, std::span<const double> widths_m);

} // namespace smiletwin::scenarios
