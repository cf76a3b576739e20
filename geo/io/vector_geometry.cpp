#include "geo/io/vector_geometry.hpp"

#include <ogr_api.h>

#include <cmath>
#include <optional>

namespace smiletwin::geo {

namespace {

using Ignored = std::map<std::string, std::uint64_t>;

/// Vertices without immediate repetitions; nothing when a coordinate is not a number.
std::optional<Line2d> vertices(OGRGeometryH line) {
    const int count = OGR_G_GetPointCount(line);
    Line2d result;
    result.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const Vec2d point{OGR_G_GetX(line, i), OGR_G_GetY(line, i)};
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            return std::nullopt;
        }
        if (result.empty() || result.back() != point) {
            result.push_back(point);
        }
    }
    return result;
}

void add_point(OGRGeometryH geometry, std::vector<PlanGeometry>& parts, Ignored& ignored) {
    const auto point = vertices(geometry);
    if (!point) {
        ++ignored["not_a_number"];
    } else if (point->empty()) {
        ++ignored["no_geometry"];
    } else {
        parts.emplace_back(point->front());
    }
}

void add_line(OGRGeometryH geometry, std::vector<PlanGeometry>& parts, Ignored& ignored) {
    auto line = vertices(geometry);
    if (!line) {
        ++ignored["not_a_number"];
    } else if (line->size() < 2) {
        ++ignored["line_too_short"];
    } else {
        parts.emplace_back(std::move(*line));
    }
}

void add_polygon(OGRGeometryH geometry, std::vector<PlanGeometry>& parts, Ignored& ignored) {
    Polygon2d polygon;
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
        auto ring = vertices(OGR_G_GetGeometryRef(geometry, i));
        if (!ring) {
            ++ignored["not_a_number"];
            return;
        }
        if (ring->size() > 1 && ring->front() == ring->back()) {
            ring->pop_back();
        }
        const bool usable = ring->size() >= 3 && signed_area_m2(*ring) != 0.0;
        if (usable) {
            polygon.rings.push_back(std::move(*ring));
        } else if (i == 0) {
            ++ignored["polygon_without_area"];
            return;
        } else {
            ++ignored["hole_without_area"];
        }
    }
    if (polygon.rings.empty()) {
        ++ignored["no_geometry"];
        return;
    }
    parts.emplace_back(std::move(polygon));
}

void add_parts(OGRGeometryH geometry, std::vector<PlanGeometry>& parts, Ignored& ignored) {
    if (geometry == nullptr || OGR_G_IsEmpty(geometry) != 0) {
        ++ignored["no_geometry"];
        return;
    }
    switch (OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        return add_point(geometry, parts, ignored);
    case wkbLineString:
        return add_line(geometry, parts, ignored);
    case wkbPolygon:
    case wkbTriangle:
        return add_polygon(geometry, parts, ignored);
    default:
        break;
    }
    const int count = OGR_G_GetGeometryCount(geometry);
    if (count == 0) {
        ++ignored["unknown_geometry"];
    }
    for (int i = 0; i < count; ++i) {
        add_parts(OGR_G_GetGeometryRef(geometry, i), parts, ignored);
    }
}

} // namespace

std::vector<PlanGeometry> plan_parts(void* geometry, Ignored& ignored) {
    std::vector<PlanGeometry> parts;
    if (geometry != nullptr && OGR_G_HasCurveGeometry(geometry, TRUE) != 0) {
        constexpr double gdal_default_step_deg = 0.0;
        OGRGeometryH straight = OGR_G_GetLinearGeometry(geometry, gdal_default_step_deg, nullptr);
        add_parts(straight, parts, ignored);
        OGR_G_DestroyGeometry(straight);
    } else {
        add_parts(geometry, parts, ignored);
    }
    return parts;
}

} // namespace smiletwin::geo
