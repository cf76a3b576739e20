// Moving, turning, scaling and mirroring measures in plan.
#pragma once

#include "scenarios/measures/catalogue.hpp"

#include <optional>

namespace smiletwin::scenarios {

/// Mirrored, scaled and turned about a point, then moved; in this order.
struct PlanTransform {
    geo::Vec2d about_crs;
    std::optional<double> mirror_axis_deg; ///< direction of the axis, counter-clockwise from east
    double scale = 1.0;
    double rotate_deg = 0.0; ///< counter-clockwise seen from above
    geo::Vec2d move_m;
};

geo::Vec2d transformed(geo::Vec2d point_crs, const PlanTransform& transform);

/// Outer rings keep their sense when mirrored.
geo::PlanGeometry transformed(const geo::PlanGeometry& geometry, const PlanTransform& transform);

/// Turns the parameter `rotation_deg` along where the kind has one. The size of a thing at a point
/// (a bench, a tree) is a matter of its parameters and stays.
Measure
transformed(const Measure& measure, const PlanTransform& transform, const Catalogue& catalogue);

} // namespace smiletwin::scenarios
