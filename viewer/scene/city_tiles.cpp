#include "viewer/scene/city_tiles.hpp"

#include "viewer/render/osg_program.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace smiletwin::viewer {

namespace {

std::uint32_t material_bits(const geo::Appearance& appearance) {
    std::uint32_t bits = look_material;
    for (unsigned i = 0; i < 3; ++i) {
        const float share = std::clamp(appearance.diffuse_rgb[i], 0.0F, 1.0F);
        bits |= static_cast<std::uint32_t>(std::lround(share * 255.0F)) << (8U * (i + 1U));
    }
    return bits;
}

/// What a polygon is for the eye. Spires of landmarks (steeper than 65 degrees) are copper.
std::uint32_t look_of(const geo::City& city, const DrawnPolygon& drawn, bool landmark) {
    const geo::CityPolygon& polygon = city.polygons[drawn.polygon];
    const double up = std::abs(drawn.normal.z);
    std::uint32_t look = look_wall;
    switch (polygon.kind) {
    case geo::SurfaceKind::Roof:
        look = landmark && up < 0.42 ? look_copper : look_roof;
        break;
    case geo::SurfaceKind::Window:
    case geo::SurfaceKind::Door:
        look = look_window;
        break;
    case geo::SurfaceKind::Wall:
    case geo::SurfaceKind::InteriorWall:
    case geo::SurfaceKind::OuterCeiling:
    case geo::SurfaceKind::OuterFloor:
        break;
    default:
        look = up > 0.7 ? look_roof : look_wall;
        break;
    }
    if (polygon.appearance >= 0) {
        const auto& appearance = city.appearances[static_cast<std::size_t>(polygon.appearance)];
        if (appearance.image.empty()) {
            look |= material_bits(appearance);
        }
    }
    return look;
}

struct FaceArrays {
    osg::ref_ptr<osg::Vec3Array> position = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec3Array> normal = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec2Array> uv = new osg::Vec2Array;
    osg::ref_ptr<osg::UIntArray> object = new osg::UIntArray;
    osg::ref_ptr<osg::UIntArray> look = new osg::UIntArray;
    osg::ref_ptr<osg::DrawElementsUInt> index = new osg::DrawElementsUInt(GL_TRIANGLES);
    osg::ref_ptr<TriangleObjects> triangle_object = new TriangleObjects;
};

/// Image of a polygon or -1.
std::int32_t image_of(const geo::City& city, const geo::CityPolygon& polygon) {
    if (polygon.appearance < 0 || city.texture_coordinates.empty()) {
        return -1;
    }
    const auto& appearance = city.appearances[static_cast<std::size_t>(polygon.appearance)];
    return appearance.image.empty() ? -1 : polygon.appearance;
}

void append_polygon(
    const geo::City& city,
    const geo::LocalFrame& frame,
    const DrawnPolygon& drawn,
    bool with_uv,
    FaceArrays& out) {
    const geo::CityPolygon& polygon = city.polygons[drawn.polygon];
    const std::uint32_t first = city.ring_starts[polygon.first_ring];
    const std::uint32_t end = city.ring_starts[polygon.first_ring + polygon.ring_count];
    const auto base = static_cast<std::uint32_t>(out.position->size());
    for (std::uint32_t i = first; i < end; ++i) {
        out.position->push_back(to_osg(frame.to_local(city.positions[i])));
        out.normal->push_back(to_osg(drawn.normal));
        out.object->push_back(drawn.top_object);
        out.look->push_back(drawn.look);
        if (with_uv) {
            out.uv->push_back({city.texture_coordinates[i].x, city.texture_coordinates[i].y});
        }
    }
    for (std::uint32_t t = 0; t < polygon.triangle_count; ++t) {
        const std::size_t corner = 3 * (std::size_t{polygon.first_triangle} + t);
        for (std::size_t k = 0; k < 3; ++k) {
            out.index->push_back(base + city.triangles[corner + k] - first);
        }
        out.triangle_object->object.push_back(polygon.object);
    }
}

osg::ref_ptr<osg::Geometry> geometry_of(FaceArrays& arrays) {
    auto geometry = new_geometry();
    geometry->setVertexArray(arrays.position);
    geometry->setNormalArray(arrays.normal, osg::Array::BIND_PER_VERTEX);
    if (!arrays.uv->empty()) {
        geometry->setTexCoordArray(0, arrays.uv, osg::Array::BIND_PER_VERTEX);
    }
    set_integer_attribute(*geometry, object_slot, arrays.object);
    set_integer_attribute(*geometry, look_slot, arrays.look);
    geometry->addPrimitiveSet(arrays.index);
    geometry->setUserData(arrays.triangle_object);
    return geometry;
}

} // namespace

geo::Vec3d ring_normal(std::span<const geo::Vec3d> ring) {
    geo::Vec3d sum;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::Vec3d a = ring[i] - ring[0];
        const geo::Vec3d b = ring[(i + 1) % ring.size()] - ring[0];
        sum = sum + cross(a, b);
    }
    const double size = length(sum);
    return size > 0.0 ? (1.0 / size) * sum : geo::Vec3d{};
}

TileKey tile_of(geo::Vec3d point_local) {
    return {
        static_cast<int>(std::floor(point_local.x / tile_size_m)),
        static_cast<int>(std::floor(point_local.y / tile_size_m))};
}

std::vector<DrawnPolygon> drawn_polygons(const geo::City& city, const std::vector<bool>& landmark) {
    const auto lods = geo::shown_lod_tenths(city);
    std::vector<DrawnPolygon> drawn;
    drawn.reserve(city.polygons.size());
    for (std::uint32_t i = 0; i < city.polygons.size(); ++i) {
        const geo::CityPolygon& polygon = city.polygons[i];
        const bool unseen =
            polygon.kind == geo::SurfaceKind::Ground || polygon.kind == geo::SurfaceKind::Closure;
        if (unseen || polygon.triangle_count == 0 || polygon.lod_tenths != lods[polygon.object]) {
            continue;
        }
        DrawnPolygon one;
        one.polygon = i;
        one.top_object = geo::top_level_object(city, polygon.object);
        one.normal = ring_normal(city.ring(polygon.first_ring));
        one.look = look_of(city, one, landmark[one.top_object]);
        drawn.push_back(one);
    }
    return drawn;
}

std::vector<TexturedGeometry> build_city_faces(
    const geo::City& city,
    const geo::LocalFrame& frame,
    const std::vector<DrawnPolygon>& polygons) {
    std::map<std::pair<TileKey, std::int32_t>, FaceArrays> tiles;
    for (const DrawnPolygon& drawn : polygons) {
        const geo::Box3d& box = city.objects[drawn.top_object].bounds;
        const geo::CityPolygon& polygon = city.polygons[drawn.polygon];
        const geo::Vec3d place =
            box.empty() ? city.positions[city.ring_starts[polygon.first_ring]] : box.center();
        const std::int32_t image = image_of(city, polygon);
        append_polygon(
            city, frame, drawn, image >= 0, tiles[{tile_of(frame.to_local(place)), image}]);
    }
    std::vector<TexturedGeometry> out;
    for (auto& [key, arrays] : tiles) {
        out.push_back({geometry_of(arrays), key.second});
    }
    return out;
}

} // namespace smiletwin::viewer
