// Cities of a few boxes and gables, written by hand.
#pragma once

#include "geo/city/city.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace smiletwin::tests {

class BoxesCity {
public:
    /// Starts an object; the polygons that follow belong to it.
    BoxesCity& object(const std::string& id, const std::string& type = "Building") {
        geo::CityObject object;
        object.id = id;
        object.type = type;
        city_.objects.push_back(object);
        return *this;
    }
    /// A flat convex polygon, triangulated as a fan.
    BoxesCity& polygon(const std::vector<geo::Vec3d>& ring, geo::SurfaceKind kind, int lod = 2) {
        geo::CityPolygon polygon;
        polygon.object = static_cast<std::uint32_t>(city_.objects.size() - 1);
        polygon.first_ring = static_cast<std::uint32_t>(city_.ring_starts.size());
        polygon.ring_count = 1;
        polygon.first_triangle = static_cast<std::uint32_t>(city_.triangles.size() / 3);
        polygon.triangle_count = static_cast<std::uint32_t>(ring.size() - 2);
        polygon.kind = kind;
        polygon.lod_tenths = static_cast<std::uint8_t>(10 * lod);
        const auto first = static_cast<std::uint32_t>(city_.positions.size());
        city_.ring_starts.push_back(first);
        for (std::uint32_t i = 1; i + 1 < ring.size(); ++i) {
            city_.triangles.insert(city_.triangles.end(), {first, first + i, first + i + 1});
        }
        for (const geo::Vec3d& vertex : ring) {
            city_.positions.push_back(vertex);
            city_.objects.back().bounds.add(vertex);
            city_.bounds.add(vertex);
        }
        city_.polygons.push_back(polygon);
        return *this;
    }
    /// A box with flat roof from z0 to z1: ground, roof and four walls.
    BoxesCity& box(double x0, double y0, double x1, double y1, double z0, double z1) {
        polygon({{x0, y0, z0}, {x0, y1, z0}, {x1, y1, z0}, {x1, y0, z0}}, geo::SurfaceKind::Ground);
        polygon({{x0, y0, z1}, {x1, y0, z1}, {x1, y1, z1}, {x0, y1, z1}}, geo::SurfaceKind::Roof);
        wall({x0, y0}, {x1, y0}, z0, z1).wall({x1, y0}, {x1, y1}, z0, z1);
        return wall({x1, y1}, {x0, y1}, z0, z1).wall({x0, y1}, {x0, y0}, z0, z1);
    }
    BoxesCity& wall(geo::Vec2d a, geo::Vec2d b, double z0, double z1) {
        return polygon(
            {{a.x, a.y, z0}, {b.x, b.y, z0}, {b.x, b.y, z1}, {a.x, a.y, z1}},
            geo::SurfaceKind::Wall);
    }
    /// The finished city; the ring list is closed by one past the last.
    [[nodiscard]] geo::City city() const {
        geo::City done = city_;
        done.ring_starts.push_back(static_cast<std::uint32_t>(done.positions.size()));
        return done;
    }

private:
    geo::City city_;
};

} // namespace smiletwin::tests
