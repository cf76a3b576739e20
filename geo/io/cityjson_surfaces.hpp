// Semantic surfaces of a geometry in CityJSON 2.0.1, chapter 3.3: which kind a polygon is of, and
// what the model says of it. Private to the CityJSON reader.
#pragma once

#include "geo/io/json_dom.hpp"
#include "geo/io/raw_city.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// Of one geometry after another; adds what has words of its own to a model.
class CityJsonSurfaces {
public:
    explicit CityJsonSurfaces(RawModel& model);
    ~CityJsonSurfaces();
    CityJsonSurfaces(const CityJsonSurfaces&) = delete;
    CityJsonSurfaces& operator=(const CityJsonSurfaces&) = delete;

    /// Takes "semantics" of a geometry of an object in place of those before; their "values".
    std::optional<simdjson::dom::element> read(
        const simdjson::dom::object& geometry,
        std::span<const std::string_view> lists,
        std::uint32_t object);

    /// Makes a polygon one of the surface of that number; other numbers say nothing.
    void give(std::int64_t index, RawPolygon& polygon);

    /// A surface need not have polygons.
    void keep_unused();

    /// A list was no JSON.
    [[nodiscard]] bool is_damaged() const { return is_damaged_; }

private:
    struct SurfaceType {
        const std::string* name; ///< in RawModel::surfaces_by_type, with its count
        std::uint64_t* count;
        SurfaceKind kind;
        std::string alone; ///< text of a surface of which nothing else is said; empty before one
        std::uint64_t bare_in = 0; ///< number of the last geometry that has a bare one
    };
    void read_surfaces(std::string_view list);
    void read_surface(std::string_view text);
    std::size_t surface_type(std::string_view name);
    std::int32_t add_surface_of(const simdjson::dom::object& described, std::size_t type);
    std::int32_t add_surface_without_words(SurfaceType& type);
    void add_surface_attributes(const simdjson::dom::object& described);
    void note_links(const simdjson::dom::object& described);
    void link(std::int64_t surface, std::int64_t parent);
    std::int32_t add_bare_surface(SurfaceKind kind);

    RawModel& model_;
    std::unique_ptr<simdjson::dom::parser> parser_;
    bool is_damaged_ = false;
    std::vector<SurfaceType> types_; ///< those met lately
    std::uint64_t geometries_ = 0;   ///< number of this one
    std::uint32_t object_ = 0;
    std::vector<SurfaceKind> kinds_;     ///< of semantics.surfaces
    std::vector<std::int32_t> surfaces_; ///< the same among the model's surfaces, or -1
    std::vector<bool> is_used_;          ///< the same, by polygons
    std::vector<std::pair<std::int64_t, std::int64_t>> links_; ///< surfaces and those they are in
};

} // namespace smiletwin::geo
