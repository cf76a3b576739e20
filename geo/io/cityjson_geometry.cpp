#include "geo/io/cityjson_geometry.hpp"

#include "geo/io/cityjson_attributes.hpp"
#include "geo/io/json_dom.hpp"
#include "geo/io/short_name.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// An element, or nothing where it is absent or null.
using Maybe = std::optional<dom::element>;

/// Goes along an array; nothing where there is none, and behind its end.
class Lane {
public:
    explicit Lane(const Maybe& element) {
        dom::array array;
        if (element && element->get(array) == simdjson::SUCCESS) {
            at_ = array.begin();
            end_ = array.end();
        }
    }

    Maybe next() {
        if (!(at_ != end_)) {
            return std::nullopt;
        }
        const dom::element element = *at_;
        ++at_;
        return element.is_null() ? std::nullopt : Maybe(element);
    }

private:
    dom::array::iterator at_;
    dom::array::iterator end_;
};

/// Levels of arrays above the surfaces.
std::optional<int> depth_of(std::string_view type) {
    if (type == "MultiSurface" || type == "CompositeSurface") {
        return 1;
    }
    if (type == "Solid") {
        return 2;
    }
    return type == "MultiSolid" || type == "CompositeSolid" ? std::optional(3) : std::nullopt;
}

} // namespace

/// What CityJSON writes for one theme, in arrays parallel to the boundaries.
struct CityJsonGeometry::Dress {
    std::size_t theme = 0;
    Maybe material;
    Maybe texture;
    std::int32_t whole_material = -1;
};

std::optional<Vec3d> CityJsonVertices::at(std::int64_t index) const {
    if (index < 0 || static_cast<std::size_t>(index) >= positions.size()) {
        return std::nullopt;
    }
    const Vec3d& p = positions[static_cast<std::size_t>(index)];
    if (!placing) {
        return p;
    }
    const auto row = [&](std::size_t i) {
        const std::array<double, 4>& m = (*placing)[i];
        return m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3];
    };
    return Vec3d{row(0), row(1), row(2)};
}

std::optional<std::uint8_t> lod_tenths_of(const dom::element& lod) {
    constexpr std::uint8_t end_tenths = 50;
    std::string_view name;
    double level = -1.0;
    std::optional<std::uint8_t> tenths;
    if (lod.get(name) == simdjson::SUCCESS) {
        tenths = lod_tenths_named(name);
    } else if (lod.get(level) == simdjson::SUCCESS && level >= 0.0 && level < 5.0) {
        tenths = static_cast<std::uint8_t>(std::lround(10.0 * level));
    }
    return tenths && *tenths < end_tenths ? tenths : std::nullopt;
}

bool CityJsonGeometry::add(
    const dom::object& geometry,
    std::uint32_t object,
    const CityJsonVertices& vertices,
    const CityJsonLooks& looks) {
    const auto depth = depth_of(text_in(geometry, "type"));
    if (!depth) {
        return false;
    }
    if (object != object_) {
        solids_ = {};
    }
    object_ = object;
    vertices_ = &vertices;
    looks_ = &looks;
    const Maybe lod = member_of(geometry, "lod");
    const auto tenths = lod ? lod_tenths_of(*lod) : std::nullopt;
    lod_tenths_ = tenths.value_or(0);
    if (!tenths) {
        ++model_.ignored["lod"];
    }
    const Maybe semantics = read_semantics(geometry);
    solid_ = 0;
    if (const Maybe boundaries = member_of(geometry, "boundaries")) {
        const std::size_t first = model_.polygons.size();
        walk(*boundaries, semantics, *depth);
        for (const Dress& worn : read_dresses(geometry)) {
            std::size_t polygon = first;
            dress(*boundaries, worn, *depth, polygon);
        }
    }
    return true;
}

CityJsonGeometry::Maybe CityJsonGeometry::read_semantics(const dom::object& geometry) {
    kinds_.clear();
    surfaces_.clear();
    const auto semantics = object_in(geometry, "semantics");
    if (!semantics) {
        return std::nullopt;
    }
    Lane surfaces(member_of(*semantics, "surfaces"));
    while (const Maybe surface = surfaces.next()) {
        dom::object described;
        const bool is_object = surface->get(described) == simdjson::SUCCESS;
        const SurfaceType& type =
            surface_type(is_object ? text_in(described, "type") : std::string_view());
        ++*type.count;
        kinds_.push_back(type.kind);
        surfaces_.push_back(is_object ? add_described(described, type.kind) : -1);
    }
    return member_of(*semantics, "values");
}

/// A file has few types, and each on thousands of surfaces.
const CityJsonGeometry::SurfaceType& CityJsonGeometry::surface_type(std::string_view name) {
    const auto known = std::find_if(types_.begin(), types_.end(), [name](const SurfaceType& type) {
        return *type.name == name;
    });
    constexpr std::size_t usual = 32;
    if (known != types_.end()) {
        return *known;
    }
    const auto entry = model_.surfaces_by_type.try_emplace(std::string(name), 0).first;
    if (types_.size() >= usual) {
        types_.pop_back();
    }
    types_.push_back({&entry->first, &entry->second, surface_kind_of(name)});
    return types_.back();
}

/// Each theme once.
std::vector<CityJsonGeometry::Dress> CityJsonGeometry::read_dresses(const dom::object& geometry) {
    std::vector<Dress> dresses;
    const auto each_theme = [&](const char* kind, const auto& take) {
        if (const auto themes = object_in(geometry, kind)) {
            for (const auto [name, value] : *themes) {
                dom::object theme;
                Dress* worn =
                    value.get(theme) == simdjson::SUCCESS ? dress_of_theme(name, dresses) : nullptr;
                if (worn != nullptr) {
                    take(theme, *worn);
                }
            }
        }
    };
    each_theme("material", [this](const dom::object& theme, Dress& worn) {
        worn.material = member_of(theme, "values");
        worn.whole_material = material(index_of(member_of(theme, "value")));
    });
    each_theme("texture", [](const dom::object& theme, Dress& worn) {
        worn.texture = member_of(theme, "values");
    });
    return dresses;
}

/// Null when there are more themes than any file has.
CityJsonGeometry::Dress*
CityJsonGeometry::dress_of_theme(std::string_view name, std::vector<Dress>& dresses) {
    const auto known = std::find_if(
        themes_.begin(), themes_.end(), [name](const auto& theme) { return theme.name == name; });
    const auto index = static_cast<std::size_t>(known - themes_.begin());
    if (known == themes_.end()) {
        if (themes_.size() >= most_themes) {
            ++model_.ignored["appearance_of_another_theme"];
            return nullptr;
        }
        themes_.push_back({std::string(name), {}, {}});
    }
    const auto begun = std::find_if(
        dresses.begin(), dresses.end(), [index](const Dress& worn) { return worn.theme == index; });
    if (begun != dresses.end()) {
        return &*begun;
    }
    dresses.emplace_back().theme = index;
    return &dresses.back();
}

/// A surface of the model where more is said than its type; -1 otherwise.
std::int32_t CityJsonGeometry::add_described(const dom::object& described, SurfaceKind kind) {
    CitySurface surface;
    surface.object = object_;
    surface.kind = kind;
    surface.first_attribute = static_cast<std::uint32_t>(model_.attributes.size());
    for (const auto [key, value] : described) {
        if (key != "type" && key != "parent" && key != "children") {
            add_cityjson_attributes(std::string(short_name(key)), value, model_.attributes);
        }
    }
    constexpr std::size_t most = std::numeric_limits<decltype(surface.attribute_count)>::max();
    const std::size_t end = surface.first_attribute + most;
    if (model_.attributes.size() > end) {
        model_.ignored["too_many_attributes"] += model_.attributes.size() - end;
        model_.attributes.resize(end);
    }
    surface.attribute_count =
        static_cast<std::uint16_t>(model_.attributes.size() - surface.first_attribute);
    if (surface.attribute_count == 0) {
        return -1;
    }
    model_.surfaces.push_back(std::move(surface));
    return static_cast<std::int32_t>(model_.surfaces.size()) - 1;
}

std::int32_t CityJsonGeometry::material(std::int64_t index) const {
    const bool known = index >= 0 && static_cast<std::size_t>(index) < looks_->materials.size();
    return known ? looks_->materials[static_cast<std::size_t>(index)] : -1;
}

void CityJsonGeometry::walk(const dom::element& boundaries, const Maybe& semantics, int depth) {
    if (depth == 0) {
        add_surface(boundaries, semantics);
        return;
    }
    dom::array list;
    if (boundaries.get(list) != simdjson::SUCCESS) {
        ++model_.ignored["boundaries"];
        return;
    }
    const bool is_solid = depth == 2;
    if (is_solid) {
        begin_solid();
    }
    Lane kinds(semantics);
    for (const dom::element inner : list) {
        walk(inner, kinds.next(), depth - 1);
        if (is_solid) { // the last number is that of all inner shells beyond
            shell_ = static_cast<std::uint8_t>(std::min(shell_ + 1, 255));
        }
    }
}

void CityJsonGeometry::begin_solid() {
    std::uint8_t& seen = solids_[lod_tenths_];
    const bool is_known = seen < std::numeric_limits<std::uint8_t>::max();
    solid_ = is_known ? ++seen : std::uint8_t{0};
    shell_ = 0;
    if (!is_known) {
        ++model_.ignored["too_many_solids"];
    }
}

void CityJsonGeometry::dress(
    const dom::element& boundaries, const Dress& worn, int depth, std::size_t& polygon) {
    if (depth == 0) {
        dress_polygon(worn, polygon++);
        return;
    }
    dom::array list;
    if (boundaries.get(list) != simdjson::SUCCESS) {
        return;
    }
    Lane material(worn.material);
    Lane texture(worn.texture);
    for (const dom::element inner : list) {
        const Dress inside{worn.theme, material.next(), texture.next(), worn.whole_material};
        dress(inner, inside, depth - 1, polygon);
    }
}

void CityJsonGeometry::dress_polygon(const Dress& worn, std::size_t polygon) {
    CityJsonTheme& theme = themes_[worn.theme];
    LaidTheme& laid = theme.laid;
    const std::int64_t own = index_of(worn.material);
    const std::int32_t plain = own >= 0 ? material(own) : worn.whole_material;
    const std::int32_t texture =
        worn.texture ? lay_texture(*worn.texture, model_.polygons[polygon], laid) : -1;
    if (texture >= 0 && plain >= 0) {
        theme.materials.resize(polygon, -1);
        theme.materials.push_back(plain);
    }
    const std::int32_t appearance = texture >= 0 ? texture : plain;
    if (appearance >= 0) {
        laid.appearances.resize(polygon, -1);
        laid.appearances.push_back(appearance);
    }
}

void CityJsonGeometry::add_surface(const dom::element& rings, const Maybe& semantics) {
    RawPolygon polygon;
    polygon.object = object_;
    polygon.lod_tenths = lod_tenths_;
    polygon.solid = solid_;
    polygon.shell = solid_ != 0 ? shell_ : std::uint8_t{0};
    polygon.first_ring = static_cast<std::uint32_t>(model_.ring_starts.size()) - 1;
    const std::int64_t kind = index_of(semantics);
    if (kind >= 0 && static_cast<std::size_t>(kind) < kinds_.size()) {
        polygon.kind = kinds_[static_cast<std::size_t>(kind)];
        polygon.surface = surfaces_[static_cast<std::size_t>(kind)];
    }
    dom::array list;
    if (rings.get(list) != simdjson::SUCCESS) {
        polygon.fault = PolygonFault::BadCoordinates;
    } else {
        for (const dom::element ring : list) {
            add_ring(ring, polygon);
        }
    }
    if (polygon.ring_count == 0) { // so that it counts as one without enough points
        model_.ring_starts.push_back(model_.ring_starts.back());
        polygon.ring_count = 1;
    }
    model_.polygons.push_back(polygon);
}

void CityJsonGeometry::add_ring(const dom::element& ring, RawPolygon& polygon) {
    dom::array corners;
    if (ring.get(corners) != simdjson::SUCCESS) {
        polygon.fault = PolygonFault::BadCoordinates;
        return;
    }
    for (const dom::element corner : corners) {
        const auto position = vertices_->at(index_of(corner));
        const Vec3d p = position.value_or(Vec3d{});
        if (!position || !is_coordinate(p.x) || !is_coordinate(p.y) || !is_coordinate(p.z)) {
            polygon.fault = PolygonFault::BadCoordinates;
        }
        model_.positions.push_back(p);
    }
    model_.ring_starts.push_back(static_cast<std::uint32_t>(model_.positions.size()));
    ++polygon.ring_count;
}

/// Each ring has [texture, place of the first corner, of the second, ...], or [null].
std::int32_t CityJsonGeometry::lay_texture(
    const dom::element& rings, const RawPolygon& polygon, LaidTheme& laid) {
    std::vector<Vec2f> places;
    std::int64_t texture = -1;
    Lane textured(rings);
    const std::uint32_t begin = model_.ring_starts[polygon.first_ring];
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        Lane entry(textured.next());
        const std::int64_t of_ring = index_of(entry.next());
        texture = i == 0 ? of_ring : texture;
        if (of_ring < 0) {
            return -1;
        }
        while (const Maybe corner = entry.next()) {
            const auto place = static_cast<std::size_t>(index_of(corner));
            if (place >= looks_->uv.size()) {
                ++model_.ignored["texture_coordinates"];
                return -1;
            }
            places.push_back(looks_->uv[place]);
        }
        if (begin + places.size() != model_.ring_starts[polygon.first_ring + i + 1]) {
            ++model_.ignored["texture_coordinates"];
            return -1;
        }
    }
    const auto known = static_cast<std::size_t>(texture);
    const std::int32_t appearance = known < looks_->textures.size() ? looks_->textures[known] : -1;
    if (appearance >= 0) {
        laid.uv.resize(begin);
        laid.uv.insert(laid.uv.end(), places.begin(), places.end());
    }
    return appearance;
}

} // namespace smiletwin::geo
