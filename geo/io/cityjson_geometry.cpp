#include "geo/io/cityjson_geometry.hpp"

#include "geo/io/json_dom.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// Goes along an array; nothing where there is none, and behind its end.
class Lane {
public:
    using Maybe = std::optional<dom::element>;

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

constexpr int surface_level = 1;
constexpr int surfaces_level = 2;
constexpr int solid_level = 3;
constexpr int solids_level = 4;

/// Of the list "boundaries" in CityJsonBoundaries.
std::optional<int> level_of(std::string_view type) {
    if (type == "MultiSurface" || type == "CompositeSurface") {
        return surfaces_level;
    }
    if (type == "Solid") {
        return solid_level;
    }
    return type == "MultiSolid" || type == "CompositeSolid" ? std::optional(solids_level)
                                                            : std::nullopt;
}

} // namespace

/// What CityJSON writes for one theme, in arrays parallel to the boundaries.
struct CityJsonGeometry::Dress {
    std::size_t theme = 0;
    Maybe material;
    Maybe texture;
    std::int32_t whole_material = -1;
};

Vec3d CityJsonVertices::placed(Vec3d p) const {
    const auto row = [&](std::size_t i) {
        const std::array<double, 4>& m = (*placing)[i];
        return m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3];
    };
    return {row(0), row(1), row(2)};
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

CityJsonGeometry::CityJsonGeometry(RawModel& model, std::vector<CityJsonTheme>& themes)
    : model_(model), themes_(themes), surfaces_(model) {}

bool CityJsonGeometry::add(
    const dom::object& geometry,
    CityJsonLists lists,
    std::uint32_t object,
    const CityJsonVertices& vertices,
    const CityJsonLooks& looks) {
    const auto level = level_of(text_in(geometry, "type"));
    if (!level) {
        return false;
    }
    if (object != object_) {
        solids_ = {};
        has_multi_surface_ = {};
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
    const Maybe semantics = surfaces_.read(geometry, lists, object);
    solid_ = 0;
    if (read_boundaries(geometry, lists, *level)) {
        const std::size_t first = model_.polygons.size();
        const unsigned solids_before = solids_[lod_tenths_];
        walk(*level, 0, semantics);
        if (*level == solids_level) {
            note_group(solids_before, text_in(geometry, "type") == "CompositeSolid");
        } else if (*level == surfaces_level) {
            note_surfaces(first, text_in(geometry, "type") == "CompositeSurface");
        }
        surfaces_.keep_unused();
        for (const Dress& worn : read_dresses(geometry)) {
            std::size_t polygon = first;
            dress(*level, 0, worn, polygon);
        }
        if (boundaries_.odd() > 0) {
            model_.ignored["boundaries"] += boundaries_.odd();
        }
    }
    return true;
}

std::optional<std::uint32_t>
CityJsonGeometry::first_index(const dom::object& geometry, CityJsonLists lists) {
    const bool has_one = read_boundaries(geometry, lists, 0) && !boundaries_.corners().empty();
    return has_one ? std::optional(boundaries_.corners().front()) : std::nullopt;
}

bool CityJsonGeometry::read_boundaries(
    const dom::object& geometry, CityJsonLists lists, int level) {
    const Maybe written = member_of(geometry, "boundaries");
    if (!written) {
        return false;
    }
    std::string text;
    const bool good = boundaries_.read(text_of_list(*written, lists, text), level);
    is_damaged_ = is_damaged_ || !good;
    return good;
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
        themes_.push_back({std::string(name), {}, {}, {}});
    }
    const auto begun = std::find_if(
        dresses.begin(), dresses.end(), [index](const Dress& worn) { return worn.theme == index; });
    if (begun != dresses.end()) {
        return &*begun;
    }
    dresses.emplace_back().theme = index;
    return &dresses.back();
}

std::int32_t CityJsonGeometry::material(std::int64_t index) const {
    const bool known = index >= 0 && static_cast<std::size_t>(index) < looks_->materials.size();
    return known ? looks_->materials[static_cast<std::size_t>(index)] : -1;
}

void CityJsonGeometry::walk(int level, std::uint32_t index, const Maybe& semantics) {
    if (level == surface_level) {
        add_surface(index, semantics);
        return;
    }
    const bool is_solid = level == solid_level;
    if (is_solid) {
        begin_solid();
    }
    Lane kinds(semantics);
    const auto [begin, end] = boundaries_.list(level, index);
    for (std::uint32_t entry = begin; entry < end; ++entry) {
        walk(level - 1, entry, kinds.next());
        if (is_solid) { // the last number is that of all inner shells beyond
            shell_ = static_cast<std::uint8_t>(std::min(shell_ + 1, 255));
        }
    }
}

void CityJsonGeometry::note_group(unsigned solids_before, bool is_composite) {
    const unsigned count = solids_[lod_tenths_] - solids_before;
    if (count > 0) {
        model_.solid_groups.push_back(
            {object_,
             lod_tenths_,
             static_cast<std::uint8_t>(solids_before + 1),
             static_cast<std::uint8_t>(count),
             is_composite});
    }
}

/// What is usual needs no words: one geometry of several surfaces.
void CityJsonGeometry::note_surfaces(std::size_t first, bool is_composite) {
    const std::size_t count = model_.polygons.size() - first;
    const bool is_told = is_composite || std::exchange(has_multi_surface_[lod_tenths_], count > 0);
    if (is_told && count > 0) {
        model_.surface_groups.push_back(
            {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), is_composite});
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
    int level, std::uint32_t index, const Dress& worn, std::size_t& polygon) {
    if (level == surface_level) {
        dress_polygon(worn, polygon++);
        return;
    }
    Lane material(worn.material);
    Lane texture(worn.texture);
    const auto [begin, end] = boundaries_.list(level, index);
    for (std::uint32_t entry = begin; entry < end; ++entry) {
        const Dress inside{worn.theme, material.next(), texture.next(), worn.whole_material};
        dress(level - 1, entry, inside, polygon);
    }
}

void CityJsonGeometry::dress_polygon(const Dress& worn, std::size_t polygon) {
    CityJsonTheme& theme = themes_[worn.theme];
    LaidTheme& laid = theme.laid;
    const std::int64_t own = index_of(worn.material);
    const std::int32_t plain = own >= 0 ? material(own) : worn.whole_material;
    const std::int32_t texture = worn.texture ? lay_texture(*worn.texture, polygon, theme) : -1;
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

void CityJsonGeometry::add_surface(std::uint32_t index, const Maybe& semantics) {
    RawPolygon polygon;
    polygon.object = object_;
    polygon.lod_tenths = lod_tenths_;
    polygon.solid = solid_;
    polygon.shell = solid_ != 0 ? shell_ : std::uint8_t{0};
    polygon.first_ring = static_cast<std::uint32_t>(model_.ring_starts.size()) - 1;
    surfaces_.give(index_of(semantics), polygon);
    const auto [begin, end] = boundaries_.list(surface_level, index);
    for (std::uint32_t ring = begin; ring < end; ++ring) {
        add_ring(ring, polygon);
    }
    if (polygon.ring_count == 0) { // so that it counts as one without enough points
        model_.ring_starts.push_back(model_.ring_starts.back());
        polygon.ring_count = 1;
    }
    model_.polygons.push_back(polygon);
}

void CityJsonGeometry::add_ring(std::uint32_t index, RawPolygon& polygon) {
    const auto [begin, end] = boundaries_.list(0, index);
    for (std::uint32_t i = begin; i < end; ++i) {
        const Vec3d p = vertices_->at(boundaries_.corners()[i]);
        if (!is_coordinate(p.x) || !is_coordinate(p.y) || !is_coordinate(p.z)) {
            const bool has_vertex = boundaries_.corners()[i] < vertices_->positions.size();
            polygon.fault = has_vertex ? PolygonFault::BadCoordinates : PolygonFault::NoVertex;
        }
        model_.positions.push_back(p);
    }
    model_.ring_starts.push_back(static_cast<std::uint32_t>(model_.positions.size()));
    ++polygon.ring_count;
}

/// Each ring has [texture, place of the first corner, of the second, ...], or [null].
std::int32_t
CityJsonGeometry::lay_texture(const dom::element& rings, std::size_t index, CityJsonTheme& theme) {
    const RawPolygon& polygon = model_.polygons[index];
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
    if (appearance < 0) {
        return -1;
    }
    const bool has_image = looks_->has_image[known];
    LaidTheme& laid = has_image ? theme.laid : theme.missing;
    laid.uv.resize(begin);
    laid.uv.insert(laid.uv.end(), places.begin(), places.end());
    if (!has_image) {
        laid.appearances.resize(index, -1);
        laid.appearances.push_back(appearance);
    }
    return has_image ? appearance : -1;
}

} // namespace smiletwin::geo
