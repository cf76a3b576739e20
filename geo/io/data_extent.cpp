#include "geo/io/data_extent.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <type_traits>

namespace smiletwin::geo {

namespace {

Box2d plan_of_held(const City& city) {
    return city.bounds.empty() ? Box2d{} : city.bounds.plan();
}
Box2d plan_of_held(const HeightField& field) {
    return field.height_m.frame.box();
}
Box2d plan_of_held(const Imagery& image) {
    return image.box;
}
Box2d plan_of_held(const ClassRaster& raster) {
    return raster.classes.frame.box();
}
Box2d plan_of_held(const VectorLayer& layer) {
    Box2d plan;
    for (const Feature& feature : layer.features) {
        plan.add(bounds(feature.geometry));
    }
    return plan;
}

/// Sensors carry longitudes and latitudes, weather holds for the whole region.
template <typename Held>
constexpr bool has_plan =
    !std::is_same_v<Held, std::vector<Thing>> && !std::is_same_v<Held, Weather>;

} // namespace

Box2d plan_of(const ImportedData& data) {
    return std::visit(
        [](const auto& held) {
            if constexpr (has_plan<std::decay_t<decltype(*held)>>) {
                return held ? plan_of_held(*held) : Box2d{};
            } else {
                return Box2d{};
            }
        },
        data);
}

std::optional<GeographicPosition> place_of(const ImportedData& data) {
    const Box2d plan = plan_of(data);
    if (plan.empty()) {
        return std::nullopt;
    }
    return std::visit(
        [&plan](const auto& held) -> std::optional<GeographicPosition> {
            if constexpr (has_plan<std::decay_t<decltype(*held)>>) {
                if (held->crs) {
                    const auto place = geographic_position(*held->crs, plan.center());
                    return place ? std::optional(*place) : std::nullopt;
                }
            }
            return std::nullopt;
        },
        data);
}

double gap_m(const Box2d& a, const Box2d& b) {
    const double dx = std::max({0.0, b.min.x - a.max.x, a.min.x - b.max.x});
    const double dy = std::max({0.0, b.min.y - a.max.y, a.min.y - b.max.y});
    return std::hypot(dx, dy);
}

double distance_m(const GeographicPosition& a, const GeographicPosition& b) {
    constexpr double earth_radius_m = 6371000.0;
    constexpr double rad = std::numbers::pi / 180.0;
    const double north = std::sin(0.5 * rad * (b.latitude_deg - a.latitude_deg));
    const double east = std::sin(0.5 * rad * (b.longitude_deg - a.longitude_deg));
    const double half = north * north + std::cos(rad * a.latitude_deg) *
                                            std::cos(rad * b.latitude_deg) * east * east;
    return 2.0 * earth_radius_m * std::asin(std::min(1.0, std::sqrt(half)));
}

} // namespace smiletwin::geo
