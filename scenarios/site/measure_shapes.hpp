// Where measures are: outlines on the ground, rows of trees, how much of something there is. In the
// project's CRS.
#pragma once

#include "geo/city/tree.hpp"
#include "geo/geometry/polygon.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <vector>

namespace smiletwin::scenarios {

/// An area as it is; a point as a rectangle of `width_m` and `depth_m` (0.5 m where the kind has no
/// such parameter) turned by `rotation_deg`, or a circle of `diameter_m`; a line as one strip of
/// `width_m` for each segment, which meet at the corners. Empty for kinds that plant trees.
std::vector<geo::Polygon2d> measure_outlines(const Measure& measure, const Catalogue& catalogue);

/// The trees of a kind that plants some: one at a point, along a line every `spacing_m`, as far
/// from both ends. They have the id of the measure.
std::vector<geo::Tree> measure_trees(const Measure& measure, const Catalogue& catalogue);

/// Length of a line, area of the outline, or number of pieces: the trees of a row, else one.
double measure_quantity(const Measure& measure, const Catalogue& catalogue, MeasureUnit unit);

} // namespace smiletwin::scenarios
