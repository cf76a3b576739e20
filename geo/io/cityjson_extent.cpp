#include "geo/io/cityjson_extent.hpp"

#include "geo/base/json.hpp"

#include <fmt/format.h>

namespace smiletwin::geo {

namespace {

/// Digits that a file leaves out, in metres or degrees.
constexpr double rounded_away = 0.0011;

Box3d box_of(const std::string& text) {
    const Result<Json> json = parse_json(text, {});
    Box3d box;
    if (json && json->size() == 6) {
        const auto corner = [&](std::size_t first) {
            return Vec3d{
                (*json)[first].to_double(),
                (*json)[first + 1].to_double(),
                (*json)[first + 2].to_double()};
        };
        box.add(corner(0));
        box.add(corner(3));
    }
    return box;
}

bool holds(const Box3d& outer, const Box3d& inner) {
    return inner.min.x >= outer.min.x - rounded_away && inner.max.x <= outer.max.x + rounded_away &&
           inner.min.y >= outer.min.y - rounded_away && inner.max.y <= outer.max.y + rounded_away &&
           inner.min.z >= outer.min.z - rounded_away && inner.max.z <= outer.max.z + rounded_away;
}

bool touches(const Box3d& a, const Box3d& b) {
    return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

} // namespace

std::string cityjson_extent(const std::string& stated, const Box3d& object, const Box3d& city) {
    const Box3d box = box_of(stated);
    if (object.empty()) {
        return !box.empty() && (city.empty() || touches(box, city)) ? stated : std::string();
    }
    if (!box.empty() && holds(box, object)) {
        return stated;
    }
    return fmt::format(
        "[{},{},{},{},{},{}]",
        object.min.x,
        object.min.y,
        object.min.z,
        object.max.x,
        object.max.y,
        object.max.z);
}

} // namespace smiletwin::geo
