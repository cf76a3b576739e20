#include "scenarios/project/geojson.hpp"

#include "geo/geometry/ring_crossing.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace smiletwin::scenarios {

namespace {

geo::Problem wrong(std::string_view key) {
    return {{std::string(key), {}}, {}, {"help.geometry.example", {}}, {}};
}

std::optional<geo::Vec2d> parse_position(const geo::Json& position) {
    const double nan = std::nan("");
    const geo::Vec2d point{position[0].to_double(nan), position[1].to_double(nan)};
    const bool good = position.size() >= 2 && std::isfinite(point.x) && std::isfinite(point.y);
    return good ? std::optional(point) : std::nullopt;
}

std::optional<geo::Line2d> parse_positions(const geo::Json& positions) {
    geo::Line2d line;
    line.reserve(positions.size());
    for (const geo::Json& position : positions.items()) {
        const std::optional<geo::Vec2d> point = parse_position(position);
        if (!point) {
            return std::nullopt;
        }
        line.push_back(*point);
    }
    return line;
}

geo::Result<geo::PlanGeometry> parse_polygon(const geo::Json& rings) {
    geo::Polygon2d polygon;
    for (const geo::Json& positions : rings.items()) {
        std::optional<geo::Ring2d> ring = parse_positions(positions);
        if (!ring) {
            return wrong("error.geometry.coordinate");
        }
        if (ring->size() < 4) {
            return wrong("error.geometry.ring_short");
        }
        if (ring->front() != ring->back()) {
            return wrong("error.geometry.ring_open");
        }
        ring->pop_back();
        // 1 cm2: smaller than anything a planner can draw or a model can see.
        if (std::abs(geo::signed_area_m2(*ring)) < 1e-4) {
            return wrong("error.geometry.ring_flat");
        }
        if (const std::optional<geo::Vec2d> place = geo::ring_crossing(*ring)) {
            return geo::Problem{
                {"error.geometry.ring_crosses",
                 {{"x", fmt::format("{:.1f}", place->x)}, {"y", fmt::format("{:.1f}", place->y)}}},
                {},
                {"help.geometry.ring_crosses", {}},
                {}};
        }
        polygon.rings.push_back(std::move(*ring));
    }
    if (polygon.rings.empty()) {
        return wrong("error.geometry.ring_short");
    }
    return geo::PlanGeometry(std::move(polygon));
}

geo::Json position_json(geo::Vec2d point) {
    return geo::Json(geo::Json::Array{point.x, point.y});
}

geo::Json positions_json(const geo::Line2d& line) {
    geo::Json positions = geo::Json::array();
    for (const geo::Vec2d& point : line) {
        positions.push(position_json(point));
    }
    return positions;
}

geo::Json feature_geometry(const char* type, geo::Json coordinates) {
    geo::Json geometry;
    geometry.set("type", type).set("coordinates", std::move(coordinates));
    return geometry;
}

} // namespace

geo::Result<geo::PlanGeometry> parse_geojson(const geo::Json& geometry) {
    const std::string& type = geometry["type"].to_string();
    const geo::Json& coordinates = geometry["coordinates"];
    if (type == "Point") {
        const std::optional<geo::Vec2d> point = parse_position(coordinates);
        return point ? geo::Result<geo::PlanGeometry>(*point) : wrong("error.geometry.coordinate");
    }
    if (type == "LineString") {
        std::optional<geo::Line2d> line = parse_positions(coordinates);
        if (!line) {
            return wrong("error.geometry.coordinate");
        }
        return line->size() >= 2 ? geo::Result<geo::PlanGeometry>(std::move(*line))
                                 : wrong("error.geometry.line_short");
    }
    if (type == "Polygon") {
        return parse_polygon(coordinates);
    }
    return wrong("error.geometry.type");
}

geo::Json to_geojson(const geo::PlanGeometry& geometry) {
    if (const auto* point = std::get_if<geo::Vec2d>(&geometry)) {
        return feature_geometry("Point", position_json(*point));
    }
    if (const auto* line = std::get_if<geo::Line2d>(&geometry)) {
        return feature_geometry("LineString", positions_json(*line));
    }
    geo::Json rings = geo::Json::array();
    for (geo::Ring2d ring : std::get<geo::Polygon2d>(geometry).rings) {
        if (!ring.empty()) {
            ring.push_back(ring.front());
        }
        rings.push(positions_json(ring));
    }
    return feature_geometry("Polygon", std::move(rings));
}

} // namespace smiletwin::scenarios
