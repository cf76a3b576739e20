// Boundaries of CityJSON geometry as polygons of a RawModel: vertices, level of detail, semantics,
// materials and textures. Private to the CityJSON reader. Source: CityJSON 2.0.1, chapters 3 to 6.
#pragma once

#include "geo/io/cityjson_looks.hpp"
#include "geo/io/json_dom.hpp"
#include "geo/io/raw_city.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// What the indices of boundaries mean.
struct CityJsonVertices {
    std::span<const Vec3d> positions;
    /// Of an instance of a template: rows of a matrix for (x, y, z, 1).
    std::optional<std::array<std::array<double, 4>, 3>> placing;

    /// Nothing for an index that is none.
    [[nodiscard]] std::optional<Vec3d> at(std::int64_t index) const;
};

/// "2", 2.2, "2.2" in tenths; nothing for other names.
std::optional<std::uint8_t> lod_tenths_of(const simdjson::dom::element& lod);

/// Adds the geometries of objects to a model.
class CityJsonGeometry {
public:
    /// `uv` runs beside the model's positions; it stays shorter while nothing is textured.
    CityJsonGeometry(RawModel& model, std::vector<Vec2f>& uv) : model_(model), uv_(uv) {}

    /// False for a type that holds no surfaces.
    bool
    add(const simdjson::dom::object& geometry,
        std::uint32_t object,
        const CityJsonVertices& vertices,
        const CityJsonLooks& looks);

private:
    struct Beside;
    Beside begin(const simdjson::dom::object& geometry);
    void walk(const simdjson::dom::element& boundaries, const Beside& beside, int depth);
    void add_surface(const simdjson::dom::element& rings, const Beside& beside);
    void add_ring(const simdjson::dom::element& ring, RawPolygon& polygon);
    void lay_texture(const simdjson::dom::element& rings, RawPolygon& polygon);
    [[nodiscard]] std::int32_t material(std::int64_t index) const;

    RawModel& model_;
    std::vector<Vec2f>& uv_;
    // Of the geometry being added.
    std::uint32_t object_ = 0;
    std::uint8_t lod_tenths_ = 0;
    const CityJsonVertices* vertices_ = nullptr;
    const CityJsonLooks* looks_ = nullptr;
    std::vector<SurfaceKind> kinds_; ///< of semantics.surfaces
    std::int32_t whole_material_ = -1;
};

} // namespace smiletwin::geo
