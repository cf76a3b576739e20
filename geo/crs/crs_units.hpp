// What a reference system measures in, and a system in metres for those that measure in something
// else: everything behind the importers counts in metres.
#pragma once

#include "geo/crs/crs.hpp"

#include <string>
#include <string_view>

namespace smiletwin::geo {

struct LengthUnit {
    double metres = 1.0; ///< in one unit; 0 for degrees
    std::string name = "metre";

    [[nodiscard]] bool is_metre() const { return metres == 1.0; }
};

struct CrsUnits {
    LengthUnit plan;
    LengthUnit height;
    /// False where the system says nothing about heights. They are then taken to be in the unit of
    /// the plan, as PROJ takes them that is told no +vunits; in metres beside degrees.
    bool states_heights = false;
};

CrsUnits units_of(const Crs& crs);

/// By the names that rasters write for their heights: "m", "ft", "US survey foot". Nothing for
/// others.
std::optional<LengthUnit> length_unit_named(std::string_view name);

/// The name of a unit as a word of the language: "@unit.foot"; others as the register has them.
std::string unit_word(const LengthUnit& unit);

/// The same plan; of the heights' system the one with the same datum in metres, or none.
Crs with_metric_heights(const Crs& crs);

/// `crs` where it measures in metres, else the UTM zone around `point` of it. Heights in metres,
/// too.
Crs metric_crs(const Crs& crs, Vec2d point);

/// The UTM zone of a position: ETRS89 in Europe's zones, else WGS 84.
Result<Crs> utm_for(GeographicPosition position);

} // namespace smiletwin::geo
