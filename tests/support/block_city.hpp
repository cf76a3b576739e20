// A small city made of blocks with gabled roofs, in code: for scene tests and golden pictures.
#pragma once

#include "geo/city/city.hpp"
#include "geo/terrain/terrain.hpp"

#include <memory>
#include <string>

namespace smiletwin::test {

/// Adds a building: a box with a gabled roof along x, feet at `base_m`, with LoD2 surfaces.
inline void add_house(
    geo::City& city,
    const std::string& id,
    geo::Box2d plan,
    double base_m,
    double eaves_m,
    double ridge_m) {
    using geo::SurfaceKind;
    using geo::Vec3d;
    const auto object = static_cast<std::uint32_t>(city.objects.size());
    geo::CityObject house;
    house.id = id;
    house.type = "Building";
    const double e = base_m + eaves_m;
    const double r = base_m + ridge_m;
    const double my = plan.center().y;
    const Vec3d a{plan.min.x, plan.min.y, base_m}, b{plan.max.x, plan.min.y, base_m};
    const Vec3d c{plan.max.x, plan.max.y, base_m}, d{plan.min.x, plan.max.y, base_m};
    const Vec3d ea{a.x, a.y, e}, eb{b.x, b.y, e}, ec{c.x, c.y, e}, ed{d.x, d.y, e};
    const Vec3d rw{plan.min.x, my, r}, re{plan.max.x, my, r};
    const auto face = [&](SurfaceKind kind, const std::vector<Vec3d>& ring) {
        geo::CityPolygon polygon;
        polygon.object = object;
        polygon.first_ring = static_cast<std::uint32_t>(city.ring_starts.size() - 1);
        polygon.ring_count = 1;
        polygon.first_triangle = static_cast<std::uint32_t>(city.triangles.size() / 3);
        polygon.triangle_count = static_cast<std::uint32_t>(ring.size() - 2);
        polygon.kind = kind;
        polygon.lod_tenths = 20;
        const auto first = static_cast<std::uint32_t>(city.positions.size());
        for (std::uint32_t i = 1; i + 1 < ring.size(); ++i) {
            city.triangles.insert(city.triangles.end(), {first, first + i, first + i + 1});
        }
        for (const Vec3d& p : ring) {
            city.positions.push_back(p);
            house.bounds.add(p);
            city.bounds.add(p);
        }
        city.ring_starts.push_back(static_cast<std::uint32_t>(city.positions.size()));
        city.polygons.push_back(polygon);
    };
    if (city.ring_starts.empty()) {
        city.ring_starts.push_back(0);
    }
    face(SurfaceKind::Ground, {a, d, c, b});
    face(SurfaceKind::Wall, {a, b, eb, ea});
    face(SurfaceKind::Wall, {c, d, ed, ec});
    face(SurfaceKind::Wall, {b, c, ec, re, eb});
    face(SurfaceKind::Wall, {d, a, ea, rw, ed});
    face(SurfaceKind::Roof, {ea, eb, re, rw});
    face(SurfaceKind::Roof, {ec, ed, rw, re});
    city.objects.push_back(house);
}

/// Eight houses round a square of 40 x 30 m, origin near a German UTM place.
inline std::shared_ptr<const geo::City> block_city() {
    auto city = std::make_shared<geo::City>();
    constexpr double x = 312500.0;
    constexpr double y = 6000500.0;
    int number = 0;
    for (const double row : {0.0, 48.0}) {
        for (const double column : {0.0, 14.0, 28.0, 42.0}) {
            const double height = 7.0 + 1.5 * (number % 3);
            add_house(
                *city,
                "house" + std::to_string(number),
                {{x + column, y + row}, {x + column + 12.0, y + row + 9.0}},
                14.0,
                height,
                height + 5.0);
            ++number;
        }
    }
    return city;
}

/// Gently sloping ground under and around block_city().
inline std::shared_ptr<const geo::HeightField> block_terrain() {
    auto terrain = std::make_shared<geo::HeightField>();
    const geo::GridFrame frame{312420.0, 6000640.0, 2.0, 110, 110};
    terrain->height_m = geo::Grid<float>(frame);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const double north = frame.center(column, row).y - 6000560.0;
            terrain->height_m.at(column, row) =
                static_cast<float>(14.0 - (north > 0 ? 0.08 * north : 0.0));
        }
    }
    return terrain;
}

} // namespace smiletwin::test
