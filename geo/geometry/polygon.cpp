#include "geo/geometry/polygon.hpp"

namespace smiletwin::geo {

double signed_area_m2(const Ring2d& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        // Relative to the first vertex: world coordinates are large and areas small.
        const Vec2d a = ring[i] - ring.front();
        const Vec2d b = ring[(i + 1) % ring.size()] - ring.front();
        twice += cross(a, b);
    }
    return 0.5 * twice;
}

double area_m2(const Polygon2d& polygon) {
    double area = 0.0;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        const double ring_area = std::abs(signed_area_m2(polygon.rings[i]));
        area += i == 0 ? ring_area : -ring_area;
    }
    return area;
}

Box2d bounds(const Polygon2d& polygon) {
    Box2d box;
    for (const Ring2d& ring : polygon.rings) {
        for (const Vec2d point : ring) {
            box.add(point);
        }
    }
    return box;
}

bool contains(const Ring2d& ring, Vec2d point) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2d a = ring[i];
        const Vec2d b = ring[j];
        if ((a.y > point.y) != (b.y > point.y)) {
            const double x_at_y = a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y);
            if (point.x < x_at_y) {
                inside = !inside;
            }
        }
    }
    return inside;
}

bool contains(const Polygon2d& polygon, Vec2d point) {
    bool inside = false;
    for (const Ring2d& ring : polygon.rings) {
        if (contains(ring, point)) {
            inside = !inside;
        }
    }
    return inside;
}

Vec2d nearest_on_segment(Vec2d point, Vec2d a, Vec2d b) {
    const Vec2d along = b - a;
    const double length_squared = dot(along, along);
    const double t =
        length_squared > 0.0 ? std::clamp(dot(point - a, along) / length_squared, 0.0, 1.0) : 0.0;
    return a + t * along;
}

double distance_to_segment_m(Vec2d point, Vec2d a, Vec2d b) {
    return length(point - nearest_on_segment(point, a, b));
}

} // namespace smiletwin::geo
