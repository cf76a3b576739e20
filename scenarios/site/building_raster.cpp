#include "scenarios/site/building_raster.hpp"

#include "geo/raster/sample.hpp"
#include "scenarios/site/rasterise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace smiletwin::scenarios {

namespace {

/// Faces that can be the upper side of a body. Ceilings and floors of passages lie below a roof, so
/// the highest face decides; ground faces count too, for bodies that are nothing but a footprint.
bool may_be_top(geo::SurfaceKind kind) {
    return kind != geo::SurfaceKind::Wall && kind != geo::SurfaceKind::InteriorWall &&
           kind != geo::SurfaceKind::Window && kind != geo::SurfaceKind::Door;
}

void raise(BuildingRaster& raster, const geo::City& city, const geo::CityPolygon& polygon) {
    for (std::uint32_t t = 0; t < polygon.triangle_count; ++t) {
        const std::size_t first = 3 * (static_cast<std::size_t>(polygon.first_triangle) + t);
        for_cells_in(
            raster.roof_m.frame,
            city.positions[city.triangles[first]],
            city.positions[city.triangles[first + 1]],
            city.positions[city.triangles[first + 2]],
            [&raster](int column, int row, double z) {
                float& roof = raster.roof_m.at(column, row);
                // fmax takes the number where the other one is NaN.
                roof = std::fmax(roof, static_cast<float>(z));
                raster.building.at(column, row) = 1;
            });
    }
}

/// Lowest foot of a building and lowest terrain at its ground vertices.
struct Foot {
    double building_m = std::numeric_limits<double>::infinity();
    double terrain_m = std::numeric_limits<double>::infinity();
};

void lower(
    Foot& foot,
    const geo::City& city,
    const geo::CityPolygon& polygon,
    const geo::HeightField& terrain) {
    for (std::uint32_t r = 0; r < polygon.ring_count; ++r) {
        for (const geo::Vec3d& vertex : city.ring(polygon.first_ring + r)) {
            foot.building_m = std::min(foot.building_m, vertex.z);
            const double ground = geo::sample_bilinear(terrain.height_m, {vertex.x, vertex.y});
            if (std::isfinite(ground)) {
                foot.terrain_m = std::min(foot.terrain_m, ground);
            }
        }
    }
}

} // namespace

bool is_building(const geo::CityObject& object) {
    return object.type.starts_with("Building") || object.type.starts_with("Bridge") ||
           object.type == "OtherConstruction";
}

BuildingRaster building_raster(const geo::City& city, const geo::GridFrame& frame) {
    BuildingRaster raster{
        geo::Grid<float>(frame, std::numeric_limits<float>::quiet_NaN()),
        geo::Grid<std::uint8_t>(frame, 0)};
    const std::vector<std::uint8_t> lod = geo::drawn_lod_tenths(city);
    const geo::Box2d box = frame.box();
    for (const geo::CityPolygon& polygon : city.polygons) {
        const geo::CityObject& object = city.objects[polygon.object];
        const bool drawn = polygon.lod_tenths == lod[polygon.object] && may_be_top(polygon.kind);
        if (drawn && is_building(object) && box.intersects(object.bounds.plan())) {
            raise(raster, city, polygon);
        }
    }
    return raster;
}

std::vector<std::string> floating_buildings(
    const geo::City& city, const geo::HeightField& terrain, const geo::Box2d& within) {
    constexpr double tolerance_m = 1.0;
    std::map<std::uint32_t, Foot> feet;
    for (const geo::CityPolygon& polygon : city.polygons) {
        const std::uint32_t top = geo::top_level_object(city, polygon.object);
        const geo::CityObject& object = city.objects[polygon.object];
        const bool near = within.intersects(object.bounds.plan());
        if (near && city.objects[top].type == "Building") {
            lower(feet[top], city, polygon, terrain);
        }
    }
    std::vector<std::string> floating;
    for (const auto& [object, foot] : feet) {
        const double off_m = std::abs(foot.building_m - foot.terrain_m);
        if (std::isfinite(off_m) && off_m > tolerance_m) {
            floating.push_back(city.objects[object].id);
        }
    }
    return floating;
}

} // namespace smiletwin::scenarios
