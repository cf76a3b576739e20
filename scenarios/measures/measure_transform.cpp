#include "scenarios/measures/measure_transform.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

/// Quarter turns are exact: a row copied at right angles stays on the grid.
geo::Vec2d direction(double angle_deg) {
    const double quarters = angle_deg / 90.0;
    if (quarters == std::floor(quarters)) {
        const auto quarter = static_cast<int>(std::fmod(std::fmod(quarters, 4.0) + 4.0, 4.0));
        constexpr geo::Vec2d exact[] = {{1.0, 0.0}, {0.0, 1.0}, {-1.0, 0.0}, {0.0, -1.0}};
        return exact[quarter];
    }
    return {std::cos(angle_deg * rad_per_deg), std::sin(angle_deg * rad_per_deg)};
}

geo::Line2d transformed_line(const geo::Line2d& line, const PlanTransform& transform) {
    geo::Line2d result;
    result.reserve(line.size());
    for (const geo::Vec2d point : line) {
        result.push_back(transformed(point, transform));
    }
    return result;
}

geo::Polygon2d transformed_polygon(const geo::Polygon2d& polygon, const PlanTransform& transform) {
    geo::Polygon2d result;
    for (const geo::Ring2d& ring : polygon.rings) {
        result.rings.push_back(transformed_line(ring, transform));
        if (transform.mirror_axis_deg) {
            std::reverse(result.rings.back().begin(), result.rings.back().end());
        }
    }
    return result;
}

/// In (-180, 180], which lies in the range of every rotation of the catalogue.
double wrapped_deg(double angle_deg) {
    const double turns = std::ceil(angle_deg / 360.0 - 0.5);
    return angle_deg - 360.0 * turns;
}

} // namespace

geo::Vec2d transformed(geo::Vec2d point_crs, const PlanTransform& transform) {
    geo::Vec2d arm = point_crs - transform.about_crs;
    if (transform.mirror_axis_deg) {
        const geo::Vec2d twice = direction(2.0 * *transform.mirror_axis_deg);
        arm = {arm.x * twice.x + arm.y * twice.y, arm.x * twice.y - arm.y * twice.x};
    }
    const geo::Vec2d turn = transform.scale * direction(transform.rotate_deg);
    arm = {arm.x * turn.x - arm.y * turn.y, arm.x * turn.y + arm.y * turn.x};
    return transform.about_crs + arm + transform.move_m;
}

geo::PlanGeometry transformed(const geo::PlanGeometry& geometry, const PlanTransform& transform) {
    if (const auto* point = std::get_if<geo::Vec2d>(&geometry)) {
        return transformed(*point, transform);
    }
    if (const auto* line = std::get_if<geo::Line2d>(&geometry)) {
        return transformed_line(*line, transform);
    }
    return transformed_polygon(std::get<geo::Polygon2d>(geometry), transform);
}

Measure
transformed(const Measure& measure, const PlanTransform& transform, const Catalogue& catalogue) {
    Measure result = measure;
    result.geometry = transformed(measure.geometry, transform);
    const MeasureKind* kind = catalogue.kind(measure.kind);
    const bool turns = transform.rotate_deg != 0.0 || transform.mirror_axis_deg;
    const bool has_rotation =
        kind != nullptr &&
        std::any_of(
            kind->parameters.begin(), kind->parameters.end(), [](const ParameterSpec& spec) {
                return spec.name == "rotation_deg";
            });
    if (turns && has_rotation) {
        const double before_deg = catalogue.number(measure, "rotation_deg");
        const double mirrored_deg =
            transform.mirror_axis_deg ? 2.0 * *transform.mirror_axis_deg - before_deg : before_deg;
        result.parameters.set("rotation_deg", wrapped_deg(mirrored_deg + transform.rotate_deg));
    }
    return result;
}

} // namespace smiletwin::scenarios
