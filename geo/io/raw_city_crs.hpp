// Decides in which system and axis order a file's coordinates are written, and brings them into one
// projected system, easting first. Private to the readers of city models.
#pragma once

#include "geo/base/result.hpp"
#include "geo/crs/crs.hpp"
#include "geo/io/raw_city.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct CrsOutcome {
    std::optional<Crs> crs; ///< empty: local coordinates
    CrsDecision decision;
    std::vector<Problem> warnings;
    double cpu_seconds = 0.0; ///< of the passes over all positions
};

/// Changes the positions of all parts. `override_name` and `order` are the user's word against the
/// file's.
CrsOutcome
settle_crs(RawFile& file, const std::optional<std::string>& override_name, AxisOrder order);

/// True when x and y of a box as written must be exchanged for easting (longitude) to come first.
/// By the definition, unless only the other order lies in the area of use; projected systems of
/// German surveys are written easting first whatever the definition says.
bool must_swap_axes(const Crs& crs, Vec2d center_as_written);

/// True when both orders lie in the area of use and no custom says which is meant: always so with
/// degrees in Europe under EPSG:4326, whose area is the world.
bool either_order_fits(const Crs& crs, Vec2d center_as_written);

} // namespace smiletwin::geo
