#include "geo/vector/layer.hpp"

namespace smiletwin::geo {

Box2d bounds(const PlanGeometry& geometry) {
    if (const auto* polygon = std::get_if<Polygon2d>(&geometry)) {
        return bounds(*polygon);
    }
    Box2d box;
    if (const auto* point = std::get_if<Vec2d>(&geometry)) {
        box.add(*point);
    } else if (const auto* line = std::get_if<Line2d>(&geometry)) {
        for (const Vec2d vertex : *line) {
            box.add(vertex);
        }
    }
    return box;
}

std::string_view Feature::field(std::string_view name) const {
    for (const auto& [key, value] : fields) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace smiletwin::geo
