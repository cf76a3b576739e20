// Triangles of a city as the arrays of a glTF buffer. Private to the GLB writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/glb_looks.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

/// Triangles of one object and one material: ranges of the arrays.
struct GlbPart {
    std::size_t material = 0; ///< of GlbLooks
    std::size_t first_vertex = 0;
    std::size_t vertex_count = 0;
    std::size_t first_index = 0;
    std::size_t index_count = 0;
    std::size_t first_uv = 0; ///< in vertices; only where the material has an image
    bool has_uv = false;
    float min[3] = {0.0F, 0.0F, 0.0F}; ///< of the positions
    float max[3] = {0.0F, 0.0F, 0.0F};
};

class GlbMeshes {
public:
    /// 0 0 0 of the arrays is at `origin`.
    GlbMeshes(const City& city, const GlbLooks& looks, Vec3d origin)
        : city_(city), looks_(looks), origin_(origin) {}

    /// Parts of some polygons of one object, by material.
    std::vector<GlbPart> add(std::span<const std::uint32_t> polygons);

    [[nodiscard]] const std::vector<float>& positions() const { return positions_; }
    [[nodiscard]] const std::vector<float>& normals() const { return normals_; }
    [[nodiscard]] const std::vector<float>& texture_coordinates() const { return uv_; }
    [[nodiscard]] const std::vector<std::uint32_t>& indices() const { return indices_; }

private:
    void add_polygon(const CityPolygon& polygon, GlbPart& part);
    void add_vertex(const Vec3d& position, const Vec3d& normal, GlbPart& part);

    const City& city_;
    const GlbLooks& looks_;
    Vec3d origin_;
    std::vector<float> positions_;
    std::vector<float> normals_;
    std::vector<float> uv_;
    std::vector<std::uint32_t> indices_;
};

} // namespace smiletwin::geo
