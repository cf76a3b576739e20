// Vector features of one layer, as simple as the models need them.
#pragma once

#include "geo/crs/crs.hpp"
#include "geo/geometry/polygon.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace smiletwin::geo {

using Line2d = std::vector<Vec2d>;

/// Plan geometry; multi-part features are split into several features by the reader.
using PlanGeometry = std::variant<Vec2d, Line2d, Polygon2d>;

Box2d bounds(const PlanGeometry& geometry);

struct Feature {
    std::string id; ///< of the source, or its running number
    PlanGeometry geometry;
    std::vector<std::pair<std::string, std::string>> fields; ///< keys and values as text

    /// Value of a field, or empty.
    [[nodiscard]] std::string_view field(std::string_view name) const;
};

struct VectorLayer {
    std::string name;
    std::optional<Crs> crs;
    std::vector<Feature> features;
};

} // namespace smiletwin::geo
