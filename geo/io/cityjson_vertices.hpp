// The list of vertices that boundaries of CityJSON refer to (CityJSON 2.0.1, chapter 4.1). Private
// to the CityJSON reader.
#pragma once

#include "geo/geometry/vec.hpp"
#include "geo/io/json_dom.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// From whole numbers to coordinates.
struct CityJsonTransform {
    Vec3d scale{1.0, 1.0, 1.0};
    Vec3d translate;
};
CityJsonTransform cityjson_transform(const simdjson::dom::object& document);

/// Three numbers each; entries that are none become NaN, so that indices keep their meaning.
std::vector<Vec3d> vertices_of(const simdjson::dom::element& list);

/// The list as written, from its text, or from no text; nothing when that is no JSON.
std::optional<std::vector<Vec3d>> read_vertices(std::string_view text);

void place_vertices(std::vector<Vec3d>& vertices, const CityJsonTransform& transform);

} // namespace smiletwin::geo
