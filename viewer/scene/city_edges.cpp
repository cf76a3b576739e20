// Crease edges: build_city_edges of city_tiles.hpp.
#include "viewer/scene/city_tiles.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

namespace smiletwin::viewer {

namespace {

constexpr double crease_cosine = 0.9397; // 20 degrees
/// More metres of lines on a square metre of surface would blacken it: lamps, railings, signs.
constexpr double densest_m_per_m2 = 12.0;

/// A corner to the centimetre, so that neighbours meet; relative to the frame's origin.
using Corner = std::array<std::int32_t, 3>;

Corner corner_of(geo::Vec3d local) {
    const auto rounded = [](double metres) {
        return static_cast<std::int32_t>(std::lround(metres * 100.0));
    };
    return {rounded(local.x), rounded(local.y), rounded(local.z)};
}

struct EdgeUse {
    std::uint32_t object = 0;
    Corner low{};
    Corner high{};
    geo::Vec3d normal;
};

bool same_edge(const EdgeUse& a, const EdgeUse& b) {
    return a.object == b.object && a.low == b.low && a.high == b.high;
}

std::vector<EdgeUse> collect_edges(
    const geo::City& city,
    const geo::LocalFrame& frame,
    const std::vector<DrawnPolygon>& polygons) {
    std::vector<EdgeUse> edges;
    for (const DrawnPolygon& drawn : polygons) {
        const geo::CityPolygon& polygon = city.polygons[drawn.polygon];
        for (std::uint32_t r = 0; r < polygon.ring_count; ++r) {
            const auto ring = city.ring(polygon.first_ring + r);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                Corner a = corner_of(frame.to_local(ring[i]));
                Corner b = corner_of(frame.to_local(ring[(i + 1) % ring.size()]));
                if (a != b) {
                    edges.push_back(
                        {drawn.top_object, std::min(a, b), std::max(a, b), drawn.normal});
                }
            }
        }
    }
    std::sort(edges.begin(), edges.end(), [](const EdgeUse& a, const EdgeUse& b) {
        return std::tie(a.object, a.low, a.high) < std::tie(b.object, b.low, b.high);
    });
    return edges;
}

/// A free end, or faces that meet at an angle the eye sees. Faces may be drawn either way round.
bool is_crease(const EdgeUse* begin, const EdgeUse* end) {
    if (end - begin < 2) {
        return true;
    }
    return std::any_of(begin + 1, end, [&](const EdgeUse& other) {
        return std::abs(dot(begin->normal, other.normal)) < crease_cosine;
    });
}

/// Surface of each top-level object.
std::vector<double> areas_m2(const geo::City& city, const std::vector<DrawnPolygon>& polygons) {
    std::vector<double> areas(city.objects.size(), 0.0);
    for (const DrawnPolygon& drawn : polygons) {
        const geo::CityPolygon& polygon = city.polygons[drawn.polygon];
        for (std::uint32_t t = 0; t < polygon.triangle_count; ++t) {
            const std::size_t first = 3 * (std::size_t{polygon.first_triangle} + t);
            const geo::Vec3d a = city.positions[city.triangles[first]];
            const geo::Vec3d b = city.positions[city.triangles[first + 1]];
            const geo::Vec3d c = city.positions[city.triangles[first + 2]];
            areas[drawn.top_object] += 0.5 * length(cross(b - a, c - a));
        }
    }
    return areas;
}

/// Those of all edges that are lines, object by object.
std::vector<EdgeUse> find_creases(const std::vector<EdgeUse>& edges) {
    std::vector<EdgeUse> creases;
    const EdgeUse* const last = edges.data() + edges.size();
    for (const EdgeUse* begin = edges.data(); begin != last;) {
        const EdgeUse* end = begin + 1;
        while (end != last && same_edge(*begin, *end)) {
            ++end;
        }
        if (is_crease(begin, end)) {
            creases.push_back(*begin);
        }
        begin = end;
    }
    return creases;
}

/// Of one tile.
struct Lines {
    osg::ref_ptr<osg::Vec3Array> position = new osg::Vec3Array;
    osg::ref_ptr<TriangleObjects> object = new TriangleObjects;
};

osg::Vec3f metres(const Corner& corner) {
    return {
        static_cast<float>(corner[0]) * 0.01F,
        static_cast<float>(corner[1]) * 0.01F,
        static_cast<float>(corner[2]) * 0.01F};
}

} // namespace

std::vector<osg::ref_ptr<osg::Geometry>> build_city_edges(
    const geo::City& city,
    const geo::LocalFrame& frame,
    const std::vector<DrawnPolygon>& polygons) {
    const auto creases = find_creases(collect_edges(city, frame, polygons));
    const auto areas = areas_m2(city, polygons);
    std::map<TileKey, Lines> tiles;
    for (auto begin = creases.begin(); begin != creases.end();) {
        const std::uint32_t object = begin->object;
        double length_m = 0.0;
        auto end = begin;
        for (; end != creases.end() && end->object == object; ++end) {
            length_m += static_cast<double>((metres(end->high) - metres(end->low)).length());
        }
        const bool is_too_dense = length_m > densest_m_per_m2 * areas[object];
        for (; begin != end && !is_too_dense; ++begin) {
            const osg::Vec3f a = metres(begin->low);
            Lines& lines = tiles[tile_of({a.x(), a.y(), a.z()})];
            lines.position->push_back(a);
            lines.position->push_back(metres(begin->high));
            lines.object->object.push_back(object);
        }
        begin = end;
    }
    std::vector<osg::ref_ptr<osg::Geometry>> out;
    for (auto& [key, lines] : tiles) {
        auto geometry = new_geometry();
        geometry->setVertexArray(lines.position);
        geometry->addPrimitiveSet(
            new osg::DrawArrays(GL_LINES, 0, static_cast<int>(lines.position->size())));
        geometry->setUserData(lines.object);
        out.push_back(geometry);
    }
    return out;
}

} // namespace smiletwin::viewer
