// Boundaries of CityJSON geometry as polygons of a RawModel: vertices, level of detail, semantics,
// materials and textures. Private to the CityJSON reader. Source: CityJSON 2.0.1, chapters 3 to 6.
#pragma once

#include "geo/io/cityjson_boundaries.hpp"
#include "geo/io/cityjson_looks.hpp"
#include "geo/io/cityjson_surfaces.hpp"
#include "geo/io/json_dom.hpp"
#include "geo/io/raw_city.hpp"

#include <array>
#include <cstdint>
#include <limits>
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

    /// NaN for an index that is none.
    [[nodiscard]] Vec3d at(std::uint32_t index) const {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        const Vec3d p = index < positions.size() ? positions[index] : Vec3d{none, none, none};
        return placing ? placed(p) : p;
    }
    [[nodiscard]] Vec3d placed(Vec3d position) const;
};

/// "2", 2.2, "2.2" in tenths; nothing for other names.
std::optional<std::uint8_t> lod_tenths_of(const simdjson::dom::element& lod);

/// One theme of a part of a file, material and texture of that name as one.
struct CityJsonTheme {
    std::string name;
    LaidTheme laid; ///< appearances are those of the part
    /// Under the textures of the polygons, -1 without one; may end early.
    std::vector<std::int32_t> materials;
    LaidTheme missing; ///< textures without image
};

/// Texts of lists, in whose places their numbers stand (set_lists_apart()).
using CityJsonLists = std::span<const std::string_view>;

/// Adds the geometries of objects to a model.
class CityJsonGeometry {
public:
    /// Themes are added in the order in which they first occur.
    CityJsonGeometry(RawModel& model, std::vector<CityJsonTheme>& themes);

    /// False for a type that holds no surfaces.
    bool
    add(const simdjson::dom::object& geometry,
        CityJsonLists lists,
        std::uint32_t object,
        const CityJsonVertices& vertices,
        const CityJsonLooks& looks);

    /// The first index that a list of a geometry has.
    std::optional<std::uint32_t>
    first_index(const simdjson::dom::object& geometry, CityJsonLists lists);

    /// A list was no JSON.
    [[nodiscard]] bool is_damaged() const { return is_damaged_ || surfaces_.is_damaged(); }

private:
    using Maybe = std::optional<simdjson::dom::element>;
    struct Dress;
    /// False without one.
    bool read_boundaries(const simdjson::dom::object& geometry, CityJsonLists lists, int level);
    void begin_solid();
    /// Of solids of the level that is being read.
    void note_group(unsigned solids_before, bool is_composite);
    /// The polygons from `first` on are surfaces of one geometry.
    void note_surfaces(std::size_t first, bool is_composite);
    void walk(int level, std::uint32_t index, const Maybe& semantics);
    void add_surface(std::uint32_t index, const Maybe& semantics);
    void add_ring(std::uint32_t index, RawPolygon& polygon);
    std::vector<Dress> read_dresses(const simdjson::dom::object& geometry);
    Dress* dress_of_theme(std::string_view name, std::vector<Dress>& dresses);
    /// Goes over the polygons that were added for a list, from `polygon` on.
    void dress(int level, std::uint32_t index, const Dress& worn, std::size_t& polygon);
    void dress_polygon(const Dress& worn, std::size_t polygon);
    /// The texture, or -1 where there is none to be seen.
    std::int32_t
    lay_texture(const simdjson::dom::element& rings, std::size_t polygon, CityJsonTheme& theme);
    [[nodiscard]] std::int32_t material(std::int64_t index) const;

    RawModel& model_;
    std::vector<CityJsonTheme>& themes_;
    static constexpr std::size_t lod_count = 50;      ///< in tenths
    std::array<std::uint8_t, lod_count> solids_{};    ///< seen of the object
    std::array<bool, lod_count> has_multi_surface_{}; ///< the object
    // Of the geometry being added.
    std::uint32_t object_ = 0;
    std::uint8_t lod_tenths_ = 0;
    std::uint8_t solid_ = 0;
    std::uint8_t shell_ = 0;
    const CityJsonVertices* vertices_ = nullptr;
    const CityJsonLooks* looks_ = nullptr;
    CityJsonBoundaries boundaries_;
    CityJsonSurfaces surfaces_;
    bool is_damaged_ = false;
};

} // namespace smiletwin::geo
