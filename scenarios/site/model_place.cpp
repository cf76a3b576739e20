#include "scenarios/site/model_place.hpp"

#include "scenarios/site/ground_field.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Moves everything that has a position. `move` keeps upright what is upright.
template <typename Move>
geo::City moved(geo::City city, const Move& move) {
    city.bounds = {};
    for (geo::CityObject& object : city.objects) {
        object.bounds = {};
    }
    for (geo::Vec3d& position : city.positions) {
        position = move(position);
    }
    for (geo::CityPoint& point : city.points) {
        point.position = move(point.position);
    }
    for (const geo::CityPolygon& polygon : city.polygons) {
        geo::Box3d& own = city.objects[polygon.object].bounds;
        for (std::uint32_t ring = 0; ring < polygon.ring_count; ++ring) {
            for (const geo::Vec3d& position : city.ring(polygon.first_ring + ring)) {
                own.add(position);
            }
        }
        city.bounds.add(own);
    }
    return city;
}

} // namespace

ModelAnchor model_anchor(const geo::Box3d& box) {
    if (box.empty()) {
        return {};
    }
    const geo::Vec2d middle = box.plan().center();
    const bool around_origin = box.plan().contains({0.0, 0.0});
    const geo::Vec3d point{
        around_origin ? 0.0 : middle.x, around_origin ? 0.0 : middle.y, box.min.z};
    ModelAnchor anchor{point, {}};
    anchor.box.add(box.min - point);
    anchor.box.add(box.max - point);
    return anchor;
}

geo::City placed_model(
    const geo::City& city,
    const ModelAnchor& anchor,
    const ModelPlace& place,
    const geo::Crs& crs) {
    const double angle_rad = place.rotation_deg * std::numbers::pi / 180.0;
    const double along = place.scale * std::cos(angle_rad);
    const double across = place.scale * std::sin(angle_rad);
    geo::City placed = moved(city, [&](const geo::Vec3d& position) {
        const geo::Vec3d p = position - anchor.point;
        return geo::Vec3d{
            place.point_crs.x + along * p.x - across * p.y,
            place.point_crs.y + across * p.x + along * p.y,
            place.height_m + place.scale * p.z};
    });
    placed.crs = crs;
    return placed;
}

geo::City lifted(const geo::City& city, double by_m) {
    return moved(city, [by_m](const geo::Vec3d& position) {
        return geo::Vec3d{position.x, position.y, position.z + by_m};
    });
}

double
ground_height_m(geo::Vec2d place_crs, const geo::HeightField* terrain, const geo::City* city) {
    const geo::Box2d around{place_crs - geo::Vec2d{1.5, 1.5}, place_crs + geo::Vec2d{1.5, 1.5}};
    const geo::GridFrame frame = geo::frame_over(around, 1.0);
    const GroundField ground = ground_field(frame, terrain, city);
    return static_cast<double>(ground.height_m.at(frame.columns / 2, frame.rows / 2));
}

} // namespace smiletwin::scenarios
