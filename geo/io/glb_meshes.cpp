#include "geo/io/glb_meshes.hpp"

#include "geo/geometry/triangulate.hpp"

#include <algorithm>
#include <map>

namespace smiletwin::geo {

namespace {

/// East, north, up become x, -z, y: y is upwards and front faces stay so (glTF 2.0, clause 3.4).
void add_turned(const Vec3d& v, std::vector<float>& out) {
    out.push_back(static_cast<float>(v.x));
    out.push_back(static_cast<float>(v.z));
    out.push_back(static_cast<float>(-v.y));
}

} // namespace

std::vector<GlbPart> GlbMeshes::add(std::span<const std::uint32_t> polygons) {
    std::map<std::size_t, std::vector<std::uint32_t>> by_material;
    for (const std::uint32_t polygon : polygons) {
        by_material[looks_.material_of(city_.polygons[polygon])].push_back(polygon);
    }
    std::vector<GlbPart> parts;
    for (const auto& [material, members] : by_material) {
        GlbPart part;
        part.material = material;
        part.first_vertex = positions_.size() / 3;
        part.first_index = indices_.size();
        part.first_uv = uv_.size() / 2;
        part.has_uv = looks_.has_image(material);
        for (const std::uint32_t polygon : members) {
            add_polygon(city_.polygons[polygon], part);
        }
        part.vertex_count = positions_.size() / 3 - part.first_vertex;
        part.index_count = indices_.size() - part.first_index;
        parts.push_back(part);
    }
    return parts;
}

/// Corners are not shared between polygons: each has the normal of its own plane.
void GlbMeshes::add_polygon(const CityPolygon& polygon, GlbPart& part) {
    const Vec3d area = newell_normal(city_.ring(polygon.first_ring));
    const double size = length(area);
    const Vec3d normal = size > 0.0 ? (1.0 / size) * area : Vec3d{0.0, 0.0, 1.0};
    const std::uint32_t begin = city_.ring_starts[polygon.first_ring];
    const std::uint32_t end = city_.ring_starts[polygon.first_ring + polygon.ring_count];
    const auto first = static_cast<std::uint32_t>(positions_.size() / 3 - part.first_vertex);
    for (std::uint32_t i = begin; i < end; ++i) {
        add_vertex(city_.positions[i] - origin_, normal, part);
        if (part.has_uv) { // images begin at the top in glTF, at the bottom in CityGML
            uv_.push_back(city_.texture_coordinates[i].x);
            uv_.push_back(1.0F - city_.texture_coordinates[i].y);
        }
    }
    const std::size_t first_corner = 3 * std::size_t{polygon.first_triangle};
    for (std::size_t i = 0; i < 3 * std::size_t{polygon.triangle_count}; ++i) {
        indices_.push_back(first + city_.triangles[first_corner + i] - begin);
    }
}

void GlbMeshes::add_vertex(const Vec3d& position, const Vec3d& normal, GlbPart& part) {
    const bool is_first = positions_.size() / 3 == part.first_vertex;
    add_turned(position, positions_);
    add_turned(normal, normals_);
    const float* const written = positions_.data() + positions_.size() - 3;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        part.min[axis] = is_first ? written[axis] : std::min(part.min[axis], written[axis]);
        part.max[axis] = is_first ? written[axis] : std::max(part.max[axis], written[axis]);
    }
}

} // namespace smiletwin::geo
