// A city model between parsing and finishing: rings as written (in the file's axis order),
// references and appearances by hashed id. A file is read in parts, each of whole members, with
// indices of their own. Private to the readers of city models.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/raw_series.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// 64-bit hash of a gml:id; two ids of one file agree by chance once in ten million files of a
/// million ids each.
std::uint64_t gml_id_hash(std::string_view id);

/// No system on earth has numbers as large as those refused here; not a number neither.
inline bool is_coordinate(double value) {
    return std::abs(value) < 1e9;
}

/// A file names one to three systems, and as many themes as it has appearances: beyond this one is
/// made to tease, and what is too much counts as unnamed.
constexpr std::size_t most_srs_names = 32;
constexpr std::size_t most_themes = 64;

/// Why a polygon must not be drawn, decided while parsing.
enum class PolygonFault : std::uint8_t { None, BadCoordinates, NoVertex, NoObject };

/// What a polygon is to templates (implicit geometry: CityGML 2.0, clause 8.2; CityJSON 2.0,
/// chapter 3.4). Each polygon written in the file counts once, however often it is drawn.
enum class PolygonRole : std::uint8_t {
    Own,
    Template, ///< in a system of its own; not drawn until an instance puts it somewhere
    Copy,     ///< of a polygon that is counted elsewhere
};

struct RawPolygon {
    std::uint32_t object = 0;
    std::uint32_t first_ring = 0;
    std::uint32_t ring_count = 0;
    std::uint8_t srs = 0; ///< index in RawModel::srs_names
    std::uint8_t lod_tenths = 0;
    SurfaceKind kind = SurfaceKind::Other;
    bool reversed = false;
    PolygonFault fault = PolygonFault::None;
    PolygonRole role = PolygonRole::Own;
    std::uint8_t solid = 0; ///< as in CityPolygon
    std::uint8_t shell = 0;
    std::int32_t appearance = -1;
    std::int32_t surface = -1; ///< index in RawModel::surfaces
};

/// A point that is kept as such.
struct RawPoint {
    Vec3d position; ///< as written
    std::uint32_t object = 0;
    std::uint8_t srs = 0;
    std::uint8_t lod_tenths = 0;
};

/// Rows of a matrix for (x, y, z, 1).
using Placing = std::array<std::array<double, 4>, 3>;

/// A template standing somewhere: its points are turned and scaled, then moved to the place. The
/// axes of a template are east, north and up in metres, whatever order the file writes its own in.
struct RawInstance {
    std::uint32_t object = 0;
    std::uint8_t srs = 0; ///< of the place
    std::uint8_t lod_tenths = 0;
    SurfaceKind kind = SurfaceKind::Other;
    bool has_place = false;
    bool defines_template = false; ///< its polygons are written here, and count here
    bool is_placing_good = true;
    Placing placing{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
    Vec3d place; ///< as written
    // The template: polygons of the same part, ...
    std::uint32_t first_polygon = 0;
    std::uint32_t end_polygon = 0;
    std::uint64_t template_hash = 0; ///< ... or the element of this id,
    std::string library_uri;         ///< ... or a file
};

/// An element with gml:id and the polygons inside it (none for most).
struct IdRange {
    std::uint64_t hash = 0;
    std::uint32_t first_polygon = 0;
    std::uint32_t end_polygon = 0;
};

/// xlink:href="#..." to something outside the referring member.
struct Reference {
    std::uint64_t hash = 0;
    SurfaceKind kind = SurfaceKind::Other; ///< of the boundary surface that refers, if any,
    std::uint8_t lod_tenths = 0;           ///< or of the solid,
    std::uint8_t solid = 0;                ///< which may have the polygons of its own object
    std::uint8_t shell = 0;
    std::int32_t surface = -1; ///< the surface that refers
    std::uint32_t object = 0;
    bool is_reversed = false;
    std::uint64_t from = 0; ///< the innermost geometry with an id around it; 0 without one
};

/// As SharedFace; stands in the part of its polygon.
struct RawSharedFace {
    static constexpr std::uint32_t same_part = 0xFFFFFFFF;
    std::uint32_t polygon = 0;
    std::uint32_t part = same_part; ///< of the object,
    std::uint32_t object = 0;       ///< and its index there
    std::uint8_t lod_tenths = 0;
    std::uint8_t solid = 0;
    std::uint8_t shell = 0;
    bool is_reversed = false;
};

/// A geometry that holds another one, or refers to it; both have an id.
struct GeometryLink {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::uint32_t object = 0;
};

struct RawTarget {
    std::uint64_t polygon = 0;    ///< hash; also of an aggregate
    std::int32_t parameters = -1; ///< index in RawModel::target_parameters
    /// Texture coordinates of one ring each: range of RawModel::uv.
    struct Ring {
        std::uint64_t hash = 0;
        std::uint32_t first_uv = 0;
        std::uint32_t end_uv = 0;
    };
    std::vector<Ring> rings;
};

/// What few targets have.
struct RawTargetParameters {
    std::uint64_t id = 0;       ///< hash, by which other targets may use the same
    std::uint64_t borrowed = 0; ///< hash of such an id
    /// Rows for (x, y, z, 1) that give (s q, t q, q); empty where coordinates are listed.
    std::vector<double> world_to_texture;
};

enum class SurfaceDataKind : std::uint8_t { Material, Texture, Georeferenced };

/// The place of an image as its georeferenced texture states it (CityGML 2.0, clause 9.4).
struct RawGeoreference {
    bool prefers_world_file = true;
    std::vector<double> orientation; ///< four numbers, row by row: from pixels to the world
    std::vector<double> point;       ///< centre of the upper left pixel
};

struct RawAppearance {
    std::vector<std::uint32_t> themes; ///< indices in RawModel::themes
    std::uint64_t id = 0;
    SurfaceDataKind kind = SurfaceDataKind::Material;
    bool is_front = true;
    std::string image_uri;
    Appearance look; ///< without its image
    RawGeoreference georeference;
    std::vector<RawTarget> targets;
};

/// A theme that uses what another one defines.
struct SharedSurfaceData {
    std::uint64_t id = 0;
    std::uint32_t theme = 0;
};

/// One part of a file.
struct RawModel {
    std::vector<CityObject> objects;
    std::vector<Attribute> attributes;
    std::vector<CitySurface> surfaces;
    std::vector<RawPolygon> polygons;
    std::vector<std::uint32_t> ring_starts{0};
    std::vector<Vec3d>
        positions; ///< of rings that repeat their first vertex without the repetition
    /// Rings that should repeat their first vertex and do not, to the last digit. Ascending.
    std::vector<std::uint32_t> open_rings;
    std::vector<std::string> srs_names{""}; ///< as written; 0 = none stated
    std::vector<IdRange> ids;
    std::vector<IdRange> ring_ids; ///< first_polygon holds the ring index
    std::vector<Reference> references;
    std::vector<std::uint64_t> turned_ids; ///< hashes of ids inside what is turned round
    std::vector<RawSharedFace> shared_faces;
    std::vector<SolidGroup> solid_groups;
    std::vector<SurfaceGroup> surface_groups;
    std::vector<std::uint32_t> borrowed_looks; ///< see City
    std::vector<GeometryLink> links; ///< of members in which references could run in a circle
    std::vector<RawInstance> instances;
    std::vector<RawPoint> points;
    std::vector<RawSeries> series;
    std::vector<CityVersion> versions;
    std::vector<KeptElement> kept_elements;
    std::vector<char> kept_values;
    std::vector<std::string> themes;
    std::vector<RawAppearance> appearances;
    std::vector<RawTargetParameters> target_parameters;
    std::vector<SharedSurfaceData> shared_data;
    std::vector<Vec2f> uv;
    std::map<std::string, std::uint64_t> surfaces_by_type;
    std::map<std::string, std::uint64_t> ignored;
};

inline bool is_open(const RawModel& model, std::uint32_t ring) {
    return std::binary_search(model.open_rings.begin(), model.open_rings.end(), ring);
}

struct RawFile {
    std::vector<RawModel> parts;        ///< in the order of the file
    std::vector<std::string> srs_names; ///< of all parts: their indices are the same
    std::vector<std::string> themes;
    double cutting_cpu_seconds = 0.0; ///< unpacking included
    double reading_cpu_seconds = 0.0;
};

/// A theme that is not shown on one part of a file, parallel to its polygons and positions; both
/// may end early or be empty.
struct LaidTheme {
    std::vector<std::int32_t> appearances; ///< -1 where it dresses nothing
    std::vector<Vec2f> uv;
};

struct ThemeName {
    std::string name;
    bool is_missing = false; ///< see CityTheme
};

/// What the appearances of a file show: its images and colours, and parallel to the parts and
/// their positions the texture coordinates (empty without textures).
struct LaidAppearances {
    std::vector<Appearance> appearances;
    std::vector<std::vector<Vec2f>> texture_coordinates;
    std::string shown_theme;
    std::vector<ThemeName> other_themes;
    std::vector<std::vector<LaidTheme>> others; ///< by part, then by theme; or empty
};

} // namespace smiletwin::geo
