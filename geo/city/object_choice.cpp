#include "geo/city/object_choice.hpp"

#include "geo/geometry/segment_meeting.hpp"

#include <algorithm>
#include <set>

namespace smiletwin::geo {

namespace {

/// Shorter edges have no direction that could cross anything.
constexpr double least_edge_m = 1e-6;

Vec2d in_plan(const Vec3d& position) {
    return {position.x, position.y};
}

Polygon2d plan_of(const City& city, const CityPolygon& polygon) {
    Polygon2d plan;
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        Ring2d ring;
        for (const Vec3d& position : city.ring(polygon.first_ring + i)) {
            ring.push_back(in_plan(position));
        }
        plan.rings.push_back(std::move(ring));
    }
    return plan;
}

bool edges_meet(const Ring2d& first, const Ring2d& second) {
    for (std::size_t i = 0; i < first.size(); ++i) {
        const Vec2d a = first[i];
        const Vec2d b = first[(i + 1) % first.size()];
        if (length(b - a) <= least_edge_m) {
            continue;
        }
        Box2d edge;
        edge.add(a);
        edge.add(b);
        for (std::size_t k = 0; k < second.size(); ++k) {
            const Vec2d c = second[k];
            const Vec2d d = second[(k + 1) % second.size()];
            Box2d other;
            other.add(c);
            other.add(d);
            if (edge.intersects(other) && length(d - c) > least_edge_m &&
                meeting(a, b, c, d, least_edge_m).kind != Meeting::None) {
                return true;
            }
        }
    }
    return false;
}

bool has_corner_in(const Polygon2d& corners, const Polygon2d& area) {
    return !corners.rings.empty() && !corners.rings.front().empty() &&
           contains(area, corners.rings.front().front());
}

/// Where no edges meet, one lies wholly inside the other or outside: one corner tells.
bool overlap(const Polygon2d& a, const Polygon2d& b) {
    if (has_corner_in(a, b) || has_corner_in(b, a)) {
        return true;
    }
    return std::any_of(a.rings.begin(), a.rings.end(), [&](const Ring2d& first) {
        return std::any_of(b.rings.begin(), b.rings.end(), [&](const Ring2d& second) {
            return edges_meet(first, second);
        });
    });
}

} // namespace

std::uint32_t whole_object(const City& city, std::uint32_t object) {
    while (city.objects[object].parent >= 0) {
        const auto parent = static_cast<std::uint32_t>(city.objects[object].parent);
        if (city.objects[parent].type == "CityObjectGroup") {
            break;
        }
        object = parent;
    }
    return object;
}

std::size_t count_wholes(const City& city) {
    return count_wholes(city, std::vector<bool>(city.objects.size(), true));
}

std::size_t count_wholes(const City& city, const std::vector<bool>& marked) {
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        count += marked[i] && whole_object(city, i) == i ? 1U : 0U;
    }
    return count;
}

std::vector<bool> objects_of_ids(
    const City& city, const std::vector<std::string>& ids, std::vector<std::string>& unknown) {
    const std::set<std::string> wanted(ids.begin(), ids.end());
    std::set<std::string> left = wanted;
    std::vector<bool> marked(city.objects.size(), false);
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        if (wanted.contains(city.objects[i].id)) {
            marked[whole_object(city, i)] = true;
            left.erase(city.objects[i].id);
        }
    }
    unknown.insert(unknown.end(), left.begin(), left.end());
    return marked;
}

std::vector<bool> objects_within(const City& city, const Polygon2d& area_crs) {
    const Box2d box = bounds(area_crs);
    std::vector<bool> marked(city.objects.size(), false);
    for (const CityPolygon& polygon : city.polygons) {
        const std::uint32_t whole = whole_object(city, polygon.object);
        if (!marked[whole] && box.intersects(city.objects[polygon.object].bounds.plan())) {
            marked[whole] = overlap(plan_of(city, polygon), area_crs);
        }
    }
    for (const CityPoint& point : city.points) {
        const std::uint32_t whole = whole_object(city, point.object);
        marked[whole] = marked[whole] || contains(area_crs, in_plan(point.position));
    }
    return marked;
}

} // namespace smiletwin::geo
