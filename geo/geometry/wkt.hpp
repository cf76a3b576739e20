// Plane geometry from Well-Known Text (OGC Simple Features), as scripts write it.
#pragma once

#include "geo/base/result.hpp"
#include "geo/geometry/polygon.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// POLYGON or MULTIPOLYGON; closing vertices are dropped. A Problem for other types, broken text
/// and rings with fewer than three corners.
Result<std::vector<Polygon2d>> polygons_from_wkt(std::string_view wkt);
/// LINESTRING with at least two points.
Result<std::vector<Vec2d>> line_from_wkt(std::string_view wkt);
/// POINT.
Result<Vec2d> point_from_wkt(std::string_view wkt);
std::string to_wkt(Vec2d point);
std::string to_wkt(const std::vector<Vec2d>& line);
/// "POLYGON ((...), (...))" with millimetres, ring closed again.
std::string to_wkt(const Polygon2d& polygon);

} // namespace smiletwin::geo
