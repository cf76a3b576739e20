// The city as read: objects with polygons, attributes and appearance, in contiguous arrays that
// refer to each other by index. Double precision in the stated CRS. Immutable once shared.
#pragma once

#include "geo/base/word.hpp"
#include "geo/crs/crs.hpp"
#include "geo/geometry/vec.hpp"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Thematic meaning of a polygon (CityGML boundary surfaces); Other for objects that have none.
enum class SurfaceKind : std::uint8_t {
    Other,
    Roof,
    Wall,
    Ground,
    Closure,
    OuterCeiling,
    OuterFloor,
    Window,
    Door,
    InteriorWall,
    Ceiling,
    Floor,
    Water,
    WaterGround,
    WaterClosure,
    TrafficArea, ///< CityGML has objects for this one and the next
    AuxiliaryTrafficArea,
};
/// Local name as in CityGML, "RoofSurface"; "" for Other.
std::string_view surface_kind_name(SurfaceKind kind);
/// The kind of that name; Other for unknown ones.
SurfaceKind surface_kind_of(std::string_view name);

/// A Code means what its code space says, which may be unknown.
enum class AttributeKind : std::uint8_t {
    Text,
    Integer,
    Real,
    Date,
    Uri,
    Measure,
    Code,
    Boolean,
    Json, ///< what no other kind can say, as JSON writes it: nested lists; empty = null
};

struct Attribute {
    Word name;         ///< or the way to it through sets: "owner", path_mark, "name"
    std::string value; ///< as written: leading zeros stay
    Word qualifier;    ///< uom of a measure, code space of a code, else empty
    AttributeKind kind = AttributeKind::Text;
    bool is_in_list = false; ///< of CityJSON: it stands in a list there, even if alone
};

/// Parts the names of sets from those of what is in them; XML 1.0 (clause 2.2) allows it nowhere
/// else. A path that ends with it names the code space of the set itself; one that begins with it
/// is a member of CityJSON that stands beside the attributes.
inline constexpr char path_mark = '\x1F';
/// Name of the attribute that says what type a surface of an extension has: "+PatioDoor".
inline constexpr std::string_view surface_type_member = "\x1Ftype";
/// "owner \u203A name": for people to read.
std::string readable_path(std::string_view path);

struct CityObject {
    std::string id;         ///< gml:id; with `file` unique
    std::string type;       ///< local name: "Building", "BuildingPart", "SolitaryVegetationObject"
    std::uint32_t file = 0; ///< index in City::files
    std::int32_t parent = -1; ///< index of the enclosing object, -1 for a top-level one
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
    Box3d bounds; ///< of its own polygons
};

/// A boundary surface or opening: what makes polygons one roof, and what is known of it, such as
/// its slope.
struct CitySurface {
    std::string id; ///< gml:id
    std::uint32_t object = 0;
    std::uint32_t first_attribute = 0;
    std::uint16_t attribute_count = 0;
    std::int32_t parent = -1; ///< of an opening: the surface it is in, as index in City::surfaces
    SurfaceKind kind = SurfaceKind::Other;
};

struct CityPolygon {
    std::uint32_t object = 0;
    std::uint32_t first_ring = 0; ///< index in City::ring_starts; the first ring is the outer one
    std::uint32_t ring_count = 0;
    std::uint32_t first_triangle = 0; ///< triangles t..t+count of City::triangles (3 indices each)
    std::uint32_t triangle_count = 0;
    std::int32_t appearance = -1; ///< index in City::appearances
    std::int32_t surface = -1;    ///< index in City::surfaces; -1 where the format says none
    SurfaceKind kind = SurfaceKind::Other;
    std::uint8_t lod_tenths = 0; ///< level of detail: 20 = LoD2, 22 = LoD2.2 (Biljecki et al. 2016)
    std::uint8_t solid = 0; ///< which solid of its object and level it bounds, from 1; 0 = none
    std::uint8_t shell = 0; ///< of the solid: 0 = the outer one, else an inner one
};

/// A face that a solid has besides the polygons that name it: one of another solid or object, or
/// one turned round. A polygon is kept once, whoever refers to it.
struct SharedFace {
    std::uint32_t polygon = 0;
    std::uint32_t object = 0; ///< that has the solid
    std::uint8_t lod_tenths = 0;
    std::uint8_t solid = 0; ///< this one and the next as in CityPolygon
    std::uint8_t shell = 0;
    bool is_reversed = false; ///< its outside is the inside of the polygon
    friend auto operator<=>(const SharedFace&, const SharedFace&) = default;
};

/// Solids with numbers behind each other that the model names as one geometry.
struct SolidGroup {
    std::uint32_t object = 0;
    std::uint8_t lod_tenths = 0;
    std::uint8_t first_solid = 0;
    std::uint8_t solid_count = 0;
    bool is_composite = false; ///< one body (CompositeSolid), not several (MultiSolid)
    friend auto operator<=>(const SolidGroup&, const SolidGroup&) = default;
};

/// Surfaces without a solid that the model names as one geometry beside others of that level, or as
/// one surface.
struct SurfaceGroup {
    std::uint32_t first_polygon = 0;
    std::uint32_t polygon_count = 0; ///< all of one object and level
    bool is_composite = false;       ///< one surface (CompositeSurface), not several (MultiSurface)
    friend auto operator<=>(const SurfaceGroup&, const SurfaceGroup&) = default;
};

enum class TextureWrap : std::uint8_t { None, Wrap, Mirror, Clamp, Border };
/// "wrap", "mirror", ... as CityGML and CityJSON write it; None for other names.
TextureWrap texture_wrap_of(std::string_view name);
std::string_view texture_wrap_name(TextureWrap wrap);
/// "specific" or "typical"; empty for all other names.
std::string_view texture_type_of(std::string_view name);

/// What a model may say of a material. Writers that can leave a member out do so where it has its
/// usual value and the model does not state it.
enum class MaterialMember : std::uint8_t {
    Ambient = 1,
    Diffuse = 2,
    Emissive = 4,
    Specular = 8,
    Shininess = 16,
    Transparency = 32,
    Smooth = 64,
};

/// Texture or plain material of polygons; what is not stated has the value that X3D and CityGML
/// give it (CityGML 2.0, clause 9.3). Not everything is drawn, all of it is written again.
struct Appearance {
    std::filesystem::path image; ///< absolute path of an existing file; empty for a material
    std::string missing_image;   ///< as the model names it, where there is no such file
    std::string mime_type;       ///< of the image, as the model states it
    std::string name;            ///< of the material
    TextureWrap wrap = TextureWrap::Wrap;
    std::string texture_type; ///< see texture_type_of()
    float border_rgba[4] = {0.0F, 0.0F, 0.0F, 0.0F};
    float diffuse_rgb[3] = {0.8F, 0.8F, 0.8F};
    float specular_rgb[3] = {1.0F, 1.0F, 1.0F};
    float emissive_rgb[3] = {0.0F, 0.0F, 0.0F};
    float ambient_intensity = 0.2F; ///< share of the diffuse colour
    float shininess = 0.2F;
    float transparency = 0.0F; ///< 1 = not to be seen
    bool is_smooth = false;
    bool has_material = false;       ///< colours are stated beside the image, too
    std::uint8_t stated_members = 0; ///< of the material: bits of MaterialMember
    friend auto operator<=>(const Appearance&, const Appearance&) = default;
};
inline bool is_texture(const Appearance& look) {
    return !look.image.empty() || !look.missing_image.empty();
}
inline bool is_material(const Appearance& look) {
    return look.has_material || !is_texture(look);
}

/// How one theme dresses polygons: summer, winter, energy. The theme that is shown stands in the
/// polygons themselves; this is one of the others.
struct CityTheme {
    struct Dress {
        std::uint32_t polygon = 0;
        std::int32_t appearance = 0;
        std::uint32_t first_uv = 0; ///< of all its corners, ring after ring; no_uv for a material
    };
    static constexpr std::uint32_t no_uv = 0xFFFFFFFF;

    std::string name;
    std::vector<Dress> dresses; ///< in the order of polygons
    std::vector<Vec2f> texture_coordinates;
    /// What the theme of that name would show if its images were there: never shown.
    bool is_missing = false;
};

/// A point of an object: of mass points of a relief. Kept, not drawn.
struct CityPoint {
    Vec3d position;
    std::uint32_t object = 0;
    std::uint8_t lod_tenths = 0;
};

/// A state of the city that its model names, or the way from one to the next (CityGML 3.0,
/// OGC 20-010, module Versioning). Kept, and written again where the form has a place.
struct CityVersion {
    std::string id;
    std::uint32_t file = 0; ///< index in City::files
    bool is_transition = false;
    /// In the order of the file; what refers to objects and versions begins with '#':
    /// "versionMember" = "#B1", "transaction.newFeature" = "#B2".
    std::vector<Attribute> attributes;
};

/// What CityGML says of an object in elements of their own that have no place in the arrays: an
/// address with its lines, a time series. Kept for its own form, which gets it back.
struct KeptElement {
    std::uint32_t object = 0;
    bool is_citygml3 = false; ///< else of CityGML 1.0 or 2.0
    Word name;                ///< of the property, with the usual prefix: "bldg:address"
    /// The property as XML with the usual prefixes and kept_value_mark for each value: addresses
    /// of a city differ in these only.
    Word frame;
    std::uint64_t first_value = 0; ///< in City::kept_values
    std::uint32_t values_length = 0;
};
/// A character that XML cannot hold.
inline constexpr char kept_value_mark = '\1';
/// `values` is City::kept_values.
std::string kept_xml(const KeptElement& element, std::span<const char> values);

struct City {
    std::optional<Crs> crs; ///< empty: local coordinates
    CrsDecision crs_decision;
    std::vector<std::filesystem::path> files;
    /// Parallel to files: the theme that CityPolygon::appearance shows; empty without a name.
    std::vector<std::string> shown_themes;
    /// Parallel to files, may end early: highest LoD to draw of it; usual_lod_cap_tenths without.
    std::vector<std::uint8_t> shown_lod_caps;
    /// Parallel to files, may end early: what a CityJSON document says of itself, as JSON by the
    /// name of the member: "type", "metadata", "extensions", "+census". Empty for other files.
    std::vector<std::map<std::string, std::string>> document_members;
    std::vector<CityObject> objects;
    std::vector<Attribute> attributes;
    std::vector<CitySurface> surfaces;
    std::vector<CityPolygon> polygons;
    std::vector<std::uint32_t> ring_starts; ///< first position of each ring, plus one past the last
    std::vector<Vec3d> positions;           ///< ring vertices without the closing one
    std::vector<Vec2f> texture_coordinates; ///< same length as positions, or empty
    std::vector<std::uint32_t> triangles;   ///< indices in positions
    std::vector<Appearance> appearances;
    std::vector<CityTheme> themes; ///< the others, by name
    /// Polygons, ascending: the theme that is shown leaves them bare, another one lends its look.
    std::vector<std::uint32_t> borrowed_looks;
    std::vector<SharedFace> shared_faces;
    std::vector<SolidGroup> solid_groups;
    std::vector<SurfaceGroup> surface_groups; ///< in the order of polygons
    std::vector<CityPoint> points;
    std::vector<CityVersion> versions;
    std::vector<KeptElement> kept_elements; ///< in the order of objects within a file
    /// Of the kept elements: escaped for XML, each with kept_value_mark behind it. All in one, for
    /// cities have an address for each house.
    std::vector<char> kept_values;
    Box3d bounds;

    [[nodiscard]] std::span<const Vec3d> ring(std::uint32_t ring_index) const {
        const std::uint32_t begin = ring_starts[ring_index];
        return {positions.data() + begin, ring_starts[ring_index + 1] - begin};
    }
    [[nodiscard]] std::span<const Attribute> attributes_of(const CityObject& object) const {
        return {attributes.data() + object.first_attribute, object.attribute_count};
    }
    [[nodiscard]] std::span<const Attribute> attributes_of(const CitySurface& surface) const {
        return {attributes.data() + surface.first_attribute, surface.attribute_count};
    }
    /// Value of the first attribute of that name, or empty.
    [[nodiscard]] std::string_view attribute(const CityObject& object, std::string_view name) const;
};

/// The top-level object an object belongs to (itself when it has no parent).
std::uint32_t top_level_object(const City& city, std::uint32_t object);

/// "2", "2.2"
std::string lod_name(std::uint8_t lod_tenths);

/// The reverse; nothing for other words.
std::optional<std::uint8_t> lod_tenths_named(std::string_view name);

/// All of LoD2.
inline constexpr std::uint8_t usual_lod_cap_tenths = 29;

/// Highest LoD up to a cap that each object has polygons of, in tenths; the one to compute with.
std::vector<std::uint8_t>
drawn_lod_tenths(const City& city, std::uint8_t cap_tenths = usual_lod_cap_tenths);
/// The same up to the caps of City::shown_lod_caps; the one to draw.
std::vector<std::uint8_t> shown_lod_tenths(const City& city);

/// Adds all of `other`; indices are shifted. Both must be in the same CRS.
void append(City& city, const City& other);
/// The same; texts are moved.
void append(City& city, City&& other);

} // namespace smiletwin::geo
