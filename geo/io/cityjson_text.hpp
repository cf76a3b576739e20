// City objects as text of CityJSON 2.0: objects with their geometry by level of detail, the
// vertices they need, and what they look like. Private to the CityJSON writers.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_index.hpp"
#include "geo/io/cityjson_shapes.hpp"
#include "geo/io/json_text.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace smiletwin::geo {

/// What all objects of a file share.
struct CityJsonFrame {
    const City& city;
    CityIndex index;
    Vec3d translate;              ///< of the transform; its scale is a tenth of a millimetre
    std::vector<std::string> ids; ///< of all objects, made unique
    std::set<std::string, std::less<>> known_ids; ///< the same
    std::vector<std::string>
        image_names; ///< of all appearances, relative to the file; may be empty
    /// Parallel to City::themes, then by polygon: index in its dresses, or -1.
    std::vector<std::vector<std::int32_t>> dress_of;
    std::vector<bool> surface_has_polygons; ///< parallel to City::surfaces; or one in it has

    /// The name under which the theme that an object shows is written; one has to have a name.
    [[nodiscard]] std::string shown_theme(std::uint32_t object) const;
};

/// Finer than any survey, so that slivers of the source stay what they are.
inline constexpr double cityjson_scale_m = 0.0001;

/// Images have no names yet.
CityJsonFrame cityjson_frame(const City& city, WriteReport& report);

/// A document, or a feature of a sequence: objects are added one after another.
class CityJsonText {
public:
    CityJsonText(const CityJsonFrame& frame, WriteReport& report)
        : frame_(frame), report_(report) {}

    void add(std::uint32_t object);
    /// `"CityObjects":{...},"vertices":[...]` and `,"appearance":{...}` where one is needed.
    [[nodiscard]] std::string members() const;

private:
    using Corner = std::array<std::int64_t, 3>;
    struct CornerHash {
        std::size_t operator()(const Corner& corner) const;
    };
    [[nodiscard]] bool is_part(std::uint32_t object) const;
    [[nodiscard]] std::string parts_of(std::uint32_t object) const;
    /// The quoted ids of its members that are there; `others` gets all its other attributes.
    [[nodiscard]] std::string
    group_members(const CityObject& group, std::vector<Attribute>& others) const;
    void add_attributes(std::uint32_t object, std::span<const Attribute> attributes);
    /// Of an object and what is in it.
    [[nodiscard]] Box3d bounds_of(std::uint32_t object) const;
    void add_geometries(std::uint32_t object, std::string_view type);
    [[nodiscard]] std::map<std::uint8_t, CityJsonLevel> levels_of(std::uint32_t object) const;
    std::map<std::uint8_t, std::vector<std::uint32_t>> surfaces_without_polygons(
        std::uint32_t object, const std::map<std::uint8_t, CityJsonLevel>& levels);
    void add_geometry(
        const CityJsonShape& shape,
        std::uint8_t lod_tenths,
        std::span<const std::uint32_t> surfaces_without_polygons);
    std::string boundary(const CityFace& face);
    /// How one polygon looks in one theme; `uv` of its first corner, nullptr where there are none.
    struct Look {
        std::int32_t appearance = -1;
        const Vec2f* uv = nullptr;
    };
    /// `theme` is an index in City::themes, -1 the one that is shown.
    [[nodiscard]] Look look_in(int theme, std::uint32_t polygon) const;
    struct NamedTheme {
        std::string name;
        std::vector<int> places; ///< as `theme` of look_in()
    };
    [[nodiscard]] std::vector<NamedTheme> themes_of(const std::string& shown) const;
    void add_themes(const CityJsonShape& shape);
    /// `"value":0` or `"values":[...]`; "" where nothing is dressed.
    std::string materials_in(const NamedTheme& theme, const CityJsonShape& shape);
    struct Textured {
        int texture = -1;
        const Vec2f* uv = nullptr;
    };
    Textured texture_of(const NamedTheme& theme, const CityFace& face);
    std::string textures_in(const NamedTheme& theme, const CityJsonShape& shape);
    std::string polygon_texture(std::uint32_t polygon, int texture, const Vec2f* uv);
    std::string ring_texture(std::uint32_t corners, int texture, const Vec2f* uv);
    std::size_t vertex(const Vec3d& position);
    /// Index of an appearance among the materials or textures of this text, -1 for other ones.
    int look(std::int32_t appearance, bool texture);

    const CityJsonFrame& frame_;
    WriteReport& report_;
    std::string objects_;
    std::string vertices_;
    std::string uv_;
    std::size_t uv_count_ = 0;
    std::unordered_map<Corner, std::size_t, CornerHash> corners_;
    std::map<std::int32_t, int> materials_; ///< by appearance
    std::map<std::int32_t, int> textures_;
    std::string material_list_;
    std::string texture_list_;
    std::string default_theme_; ///< what the first object shows
};

} // namespace smiletwin::geo
