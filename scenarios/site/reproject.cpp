#include "scenarios/site/reproject.hpp"

#include "geo/crs/grid_transform.hpp"
#include "geo/raster/sample.hpp"
#include "scenarios/site/warp.hpp"

#include <cmath>
#include <cstring>
#include <optional>

namespace smiletwin::scenarios {

namespace {

/// Fills a grid on the warp's frame from `value_at(place in the source)`.
template <typename T, typename ValueAt>
geo::Grid<T> warped(const Warp& warp, const ValueAt& value_at) {
    geo::Grid<T> grid(warp.target());
    for (int row = 0; row < grid.frame.rows; ++row) {
        for (int column = 0; column < grid.frame.columns; ++column) {
            grid.at(column, row) = value_at(warp.source_of(column, row));
        }
    }
    return grid;
}

void move_plan(const geo::Transform& transform, geo::PlanGeometry& geometry) {
    if (auto* point = std::get_if<geo::Vec2d>(&geometry)) {
        *point = transform(*point);
    } else if (auto* line = std::get_if<geo::Line2d>(&geometry)) {
        for (geo::Vec2d& vertex : *line) {
            vertex = transform(vertex);
        }
    } else {
        for (geo::Ring2d& ring : std::get<geo::Polygon2d>(geometry).rings) {
            for (geo::Vec2d& vertex : ring) {
                vertex = transform(vertex);
            }
        }
    }
}

void renew_bounds(geo::City& city) {
    for (geo::CityObject& object : city.objects) {
        object.bounds = {};
    }
    city.bounds = {};
    for (const geo::CityPolygon& polygon : city.polygons) {
        geo::Box3d& box = city.objects[polygon.object].bounds;
        for (std::uint32_t r = 0; r < polygon.ring_count; ++r) {
            for (const geo::Vec3d& vertex : city.ring(polygon.first_ring + r)) {
                box.add(vertex);
            }
        }
    }
    for (const geo::CityObject& object : city.objects) {
        city.bounds.add(object.bounds);
    }
    for (const geo::CityPoint& point : city.points) {
        city.bounds.add(point.position);
    }
}

} // namespace

geo::Result<geo::City> reproject(const geo::City& city, const geo::Crs& from, const geo::Crs& to) {
    const auto transform = geo::Transform::between(from, to);
    if (!transform) {
        return transform.problem();
    }
    geo::City moved = city;
    const geo::TransformMesh mesh = geo::transform_mesh(from, to);
    std::optional<geo::GridTransform> grid;
    if (geo::GridTransform::pays(city.positions.size(), city.bounds.plan(), mesh)) {
        grid.emplace([&transform](geo::Vec2d point) { return (*transform)(point); }, mesh);
    }
    const auto move = [&](geo::Vec3d& position) {
        const geo::Vec2d at{position.x, position.y};
        const geo::Vec2d plan = grid ? (*grid)(at) : (*transform)(at);
        position.x = plan.x;
        position.y = plan.y;
    };
    for (geo::Vec3d& position : moved.positions) {
        move(position);
    }
    for (geo::CityPoint& point : moved.points) {
        move(point.position);
    }
    moved.crs = to;
    renew_bounds(moved);
    return moved;
}

geo::Result<geo::VectorLayer>
reproject(const geo::VectorLayer& layer, const geo::Crs& from, const geo::Crs& to) {
    const auto transform = geo::Transform::between(from, to);
    if (!transform) {
        return transform.problem();
    }
    geo::VectorLayer moved = layer;
    for (geo::Feature& feature : moved.features) {
        move_plan(*transform, feature.geometry);
    }
    moved.crs = to;
    return moved;
}

geo::Result<geo::HeightField>
reproject(const geo::HeightField& field, const geo::Crs& from, const geo::Crs& to) {
    const geo::GridFrame& frame = field.height_m.frame;
    const auto warp = Warp::between(from, to, frame.box(), frame.cell_m);
    if (!warp) {
        return warp.problem();
    }
    auto grid = warped<float>(*warp, [&](geo::Vec2d place) {
        return static_cast<float>(geo::sample_bilinear(field.height_m, place));
    });
    return geo::HeightField{std::move(grid), to, field.vertical};
}

geo::Result<geo::ClassRaster>
reproject(const geo::ClassRaster& raster, const geo::Crs& from, const geo::Crs& to) {
    const geo::GridFrame& frame = raster.classes.frame;
    const auto warp = Warp::between(from, to, frame.box(), frame.cell_m);
    if (!warp) {
        return warp.problem();
    }
    auto grid = warped<std::uint8_t>(*warp, [&](geo::Vec2d place) -> std::uint8_t {
        const int column = frame.column_of(place.x);
        const int row = frame.row_of(place.y);
        return frame.contains(column, row) ? raster.classes.at(column, row) : std::uint8_t{255};
    });
    return geo::ClassRaster{std::move(grid), to};
}

geo::Result<geo::Imagery>
reproject(const geo::Imagery& imagery, const geo::Crs& from, const geo::Crs& to) {
    const double pixel_x = imagery.box.width() / imagery.image.width;
    const double pixel_y = imagery.box.height() / imagery.image.height;
    const auto warp = Warp::between(from, to, imagery.box, std::min(pixel_x, pixel_y));
    if (!warp) {
        return warp.problem();
    }
    const auto pixels = warped<std::uint32_t>(*warp, [&](geo::Vec2d place) {
        const double x = std::floor((place.x - imagery.box.min.x) / pixel_x);
        const double y = std::floor((imagery.box.max.y - place.y) / pixel_y);
        std::uint32_t rgba = 0;
        if (x >= 0.0 && y >= 0.0 && x < imagery.image.width && y < imagery.image.height) {
            const auto* pixel = imagery.image.pixel(static_cast<int>(x), static_cast<int>(y));
            std::memcpy(&rgba, pixel, sizeof rgba);
        }
        return rgba;
    });
    geo::Imagery moved;
    moved.image.width = pixels.frame.columns;
    moved.image.height = pixels.frame.rows;
    moved.image.rgba.resize(pixels.values.size() * 4);
    std::memcpy(moved.image.rgba.data(), pixels.values.data(), moved.image.rgba.size());
    moved.box = pixels.frame.box();
    moved.crs = to;
    return moved;
}

} // namespace smiletwin::scenarios
