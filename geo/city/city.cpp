#include "geo/city/city.hpp"

#include "geo/city/opening.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::array<std::string_view, 5> wrap_names{"none", "wrap", "mirror", "clamp", "border"};

constexpr std::array<std::string_view, 17> kind_names{
    "",
    "RoofSurface",
    "WallSurface",
    "GroundSurface",
    "ClosureSurface",
    "OuterCeilingSurface",
    "OuterFloorSurface",
    "Window",
    "Door",
    "InteriorWallSurface",
    "CeilingSurface",
    "FloorSurface",
    "WaterSurface",
    "WaterGroundSurface",
    "WaterClosureSurface",
    "TrafficArea",
    "AuxiliaryTrafficArea",
};

template <typename T>
std::uint32_t count_of(const std::vector<T>& items) {
    return static_cast<std::uint32_t>(items.size());
}

template <typename T>
void append_all(std::vector<T>& target, const std::vector<T>& source) {
    target.insert(target.end(), source.begin(), source.end());
}

template <typename T>
void append_all(std::vector<T>& target, std::vector<T>&& source) {
    target.insert(
        target.end(),
        std::make_move_iterator(source.begin()),
        std::make_move_iterator(source.end()));
}

/// Before the attributes, behind the objects, of which there were so many.
template <typename AnyCity>
void append_surfaces(City& city, AnyCity&& other, std::uint32_t objects) {
    const std::uint32_t attributes = count_of(city.attributes);
    const std::size_t first = city.surfaces.size();
    append_all(city.surfaces, std::forward<AnyCity>(other).surfaces);
    for (std::size_t i = first; i < city.surfaces.size(); ++i) {
        city.surfaces[i].object += objects;
        city.surfaces[i].first_attribute += attributes;
        if (city.surfaces[i].parent >= 0) {
            city.surfaces[i].parent += static_cast<std::int32_t>(first);
        }
    }
}

template <typename AnyCity>
void append_objects(City& city, AnyCity&& other) {
    const std::uint32_t objects = count_of(city.objects);
    const std::uint32_t files = count_of(city.files);
    const std::uint32_t attributes = count_of(city.attributes);
    for (CityVersion version : other.versions) {
        version.file += files;
        city.versions.push_back(std::move(version));
    }
    const std::size_t kept = city.kept_elements.size();
    const std::size_t kept_values = city.kept_values.size();
    append_all(city.kept_values, other.kept_values);
    append_all(city.kept_elements, std::forward<AnyCity>(other).kept_elements);
    for (std::size_t i = kept; i < city.kept_elements.size(); ++i) {
        city.kept_elements[i].object += objects;
        city.kept_elements[i].first_value += kept_values;
    }
    append_all(city.objects, std::forward<AnyCity>(other).objects);
    for (std::size_t i = objects; i < city.objects.size(); ++i) {
        CityObject& object = city.objects[i];
        object.file += files;
        object.first_attribute += attributes;
        if (object.parent >= 0) {
            object.parent += static_cast<std::int32_t>(objects);
        }
    }
    city.shown_themes.resize(city.files.size());
    append_all(city.shown_themes, other.shown_themes);
    if (!city.shown_lod_caps.empty() || !other.shown_lod_caps.empty()) {
        city.shown_lod_caps.resize(city.files.size(), usual_lod_cap_tenths);
        append_all(city.shown_lod_caps, other.shown_lod_caps);
    }
    if (!other.document_members.empty()) {
        city.document_members.resize(city.files.size());
        append_all(city.document_members, other.document_members);
    }
    append_all(city.files, other.files);
    city.shown_themes.resize(city.files.size());
    append_surfaces(city, std::forward<AnyCity>(other), objects);
    append_all(city.attributes, std::forward<AnyCity>(other).attributes);
}

/// Indices of everything a polygon refers to, before the other city came.
struct Offsets {
    std::uint32_t objects;
    std::uint32_t rings;
    std::uint32_t triangles;
    std::int32_t appearances;
    std::int32_t surfaces;
    std::uint32_t positions;
};

void append_polygons(City& city, const City& other, const Offsets& offset) {
    for (CityPolygon polygon : other.polygons) {
        polygon.object += offset.objects;
        polygon.first_ring += offset.rings;
        polygon.first_triangle += offset.triangles;
        if (polygon.appearance >= 0) {
            polygon.appearance += offset.appearances;
        }
        if (polygon.surface >= 0) {
            polygon.surface += offset.surfaces;
        }
        city.polygons.push_back(polygon);
    }
    for (const std::uint32_t corner : other.triangles) {
        city.triangles.push_back(corner + offset.positions);
    }
}

void append_positions(City& city, const City& other, std::uint32_t old_positions) {
    const bool textured = !city.texture_coordinates.empty() || !other.texture_coordinates.empty();
    if (!city.ring_starts.empty()) {
        city.ring_starts.pop_back();
    }
    for (const std::uint32_t start : other.ring_starts) {
        city.ring_starts.push_back(start + old_positions);
    }
    if (other.ring_starts.empty()) {
        city.ring_starts.push_back(old_positions);
    }
    append_all(city.positions, other.positions);
    if (textured) {
        city.texture_coordinates.resize(old_positions);
        append_all(city.texture_coordinates, other.texture_coordinates);
        city.texture_coordinates.resize(city.positions.size());
    }
}

void append_themes(City& city, const City& other, const Offsets& offset, std::uint32_t polygons) {
    for (const CityTheme& theme : other.themes) {
        const auto same = [&](const CityTheme& own) {
            return own.name == theme.name && own.is_missing == theme.is_missing;
        };
        auto own = std::find_if(city.themes.begin(), city.themes.end(), same);
        if (own == city.themes.end()) {
            own = city.themes.insert(own, CityTheme{theme.name, {}, {}, theme.is_missing});
        }
        const std::uint32_t first_uv = count_of(own->texture_coordinates);
        for (CityTheme::Dress dress : theme.dresses) {
            dress.polygon += polygons;
            dress.appearance += offset.appearances;
            dress.first_uv += dress.first_uv == CityTheme::no_uv ? 0 : first_uv;
            own->dresses.push_back(dress);
        }
        append_all(own->texture_coordinates, theme.texture_coordinates);
    }
}

void append_solids(City& city, const City& other, std::uint32_t objects, std::uint32_t polygons) {
    for (SharedFace face : other.shared_faces) {
        face.polygon += polygons;
        face.object += objects;
        city.shared_faces.push_back(face);
    }
    for (SolidGroup group : other.solid_groups) {
        group.object += objects;
        city.solid_groups.push_back(group);
    }
    for (SurfaceGroup group : other.surface_groups) {
        group.first_polygon += polygons;
        city.surface_groups.push_back(group);
    }
}

constexpr std::uint8_t no_lod = 255;

struct LodsOfObject {
    std::uint8_t best = no_lod;         ///< highest up to the cap
    std::uint8_t lowest_above = no_lod; ///< lowest beyond the cap
};

/// `cap_of` gives the cap for an index of City::objects. Windows and doors alone make no level of a
/// house: one in LoD3 must not hide walls that are known in LoD2.
template <typename CapOf>
std::vector<LodsOfObject> find_lods(const City& city, const CapOf& cap_of) {
    std::vector<bool> has_body(city.objects.size());
    for (const CityPolygon& polygon : city.polygons) {
        if (!is_opening(polygon.kind)) {
            has_body[polygon.object] = true;
        }
    }
    std::vector<LodsOfObject> lods(city.objects.size());
    for (const CityPolygon& polygon : city.polygons) {
        LodsOfObject& own = lods[polygon.object];
        if (is_opening(polygon.kind) && has_body[polygon.object]) {
            continue;
        }
        if (polygon.lod_tenths > cap_of(polygon.object)) {
            own.lowest_above = std::min(own.lowest_above, polygon.lod_tenths);
        } else if (own.best == no_lod || polygon.lod_tenths > own.best) {
            own.best = polygon.lod_tenths;
        }
    }
    return lods;
}

} // namespace

std::string_view surface_kind_name(SurfaceKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

TextureWrap texture_wrap_of(std::string_view name) {
    const auto found = std::find(wrap_names.begin(), wrap_names.end(), name);
    return found != wrap_names.end() ? static_cast<TextureWrap>(found - wrap_names.begin())
                                     : TextureWrap::None;
}

std::string_view texture_type_of(std::string_view name) {
    return name == "specific" || name == "typical" ? name : std::string_view();
}

std::string_view texture_wrap_name(TextureWrap wrap) {
    return wrap_names[static_cast<std::size_t>(wrap)];
}

SurfaceKind surface_kind_of(std::string_view name) {
    const auto found = std::find(std::begin(kind_names) + 1, std::end(kind_names), name);
    return found != std::end(kind_names) ? static_cast<SurfaceKind>(found - std::begin(kind_names))
                                         : SurfaceKind::Other;
}

std::string lod_name(std::uint8_t lod_tenths) {
    const std::string whole = std::to_string(lod_tenths / 10);
    const int part = lod_tenths % 10;
    return part == 0 ? whole : whole + "." + std::to_string(part);
}

std::optional<std::uint8_t> lod_tenths_named(std::string_view name) {
    const auto digit = [name](std::size_t at) { return name[at] >= '0' && name[at] <= '9'; };
    const bool is_lod =
        (name.size() == 1 || (name.size() == 3 && name[1] == '.' && digit(2))) && digit(0);
    if (!is_lod) {
        return std::nullopt;
    }
    const int part = name.size() == 3 ? name[2] - '0' : 0;
    return static_cast<std::uint8_t>(10 * (name[0] - '0') + part);
}

std::string readable_path(std::string_view path) {
    std::string readable;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool is_inside = i > 0 && i + 1 < path.size();
        if (path[i] != path_mark) {
            readable += path[i];
        } else if (is_inside) {
            readable += " \u203A ";
        }
    }
    return readable;
}

std::string_view City::attribute(const CityObject& object, std::string_view name) const {
    for (const Attribute& candidate : attributes_of(object)) {
        if (candidate.name == name) {
            return candidate.value;
        }
    }
    return {};
}

std::uint32_t top_level_object(const City& city, std::uint32_t object) {
    while (city.objects[object].parent >= 0) {
        object = static_cast<std::uint32_t>(city.objects[object].parent);
    }
    return object;
}

namespace {

template <typename CapOf>
std::vector<std::uint8_t> lods_up_to(const City& city, const CapOf& cap_of) {
    const std::vector<LodsOfObject> lods = find_lods(city, cap_of);
    const std::size_t count = city.objects.size();
    std::vector<LodsOfObject> group(count);         // of a top-level object with all below it
    std::vector<std::uint8_t> best_of_parts(count); // 0 = no parts
    for (std::uint32_t i = 0; i < count; ++i) {
        LodsOfObject& all = group[top_level_object(city, i)];
        if (lods[i].best != no_lod && (all.best == no_lod || lods[i].best > all.best)) {
            all.best = lods[i].best;
        }
        all.lowest_above = std::min(all.lowest_above, lods[i].lowest_above);
        const CityObject& object = city.objects[i];
        if (object.parent >= 0 && object.type.ends_with("Part") && lods[i].best != no_lod) {
            std::uint8_t& parts = best_of_parts[static_cast<std::size_t>(object.parent)];
            parts = std::max(parts, lods[i].best);
        }
    }
    std::vector<std::uint8_t> drawn(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        drawn[i] = cap_of(i);
        const LodsOfObject& all = group[top_level_object(city, i)];
        if (lods[i].best != no_lod) {
            // A coarse block around parts that are known better would hide them.
            drawn[i] = std::max(lods[i].best, best_of_parts[i]);
        } else if (all.best == no_lod && all.lowest_above != no_lod) {
            drawn[i] = all.lowest_above;
        }
    }
    return drawn;
}

} // namespace

std::vector<std::uint8_t> drawn_lod_tenths(const City& city, std::uint8_t cap) {
    return lods_up_to(city, [cap](std::uint32_t) { return cap; });
}

std::vector<std::uint8_t> shown_lod_tenths(const City& city) {
    return lods_up_to(city, [&city](std::uint32_t object) {
        const std::uint32_t file = city.objects[object].file;
        return file < city.shown_lod_caps.size() ? city.shown_lod_caps[file] : usual_lod_cap_tenths;
    });
}

namespace {

template <typename AnyCity>
void append_any(City& city, AnyCity&& other) {
    const Offsets offset{
        count_of(city.objects),
        city.ring_starts.empty() ? 0 : count_of(city.ring_starts) - 1,
        count_of(city.triangles) / 3,
        static_cast<std::int32_t>(city.appearances.size()),
        static_cast<std::int32_t>(city.surfaces.size()),
        count_of(city.positions)};
    const std::uint32_t polygons = count_of(city.polygons);
    append_themes(city, other, offset, polygons);
    append_solids(city, other, offset.objects, polygons);
    for (const std::uint32_t polygon : other.borrowed_looks) {
        city.borrowed_looks.push_back(polygon + polygons);
    }
    for (CityPoint point : other.points) {
        point.object += offset.objects;
        city.points.push_back(point);
    }
    append_polygons(city, other, offset);
    append_positions(city, other, offset.positions);
    append_all(city.appearances, other.appearances);
    city.bounds.add(other.bounds);
    append_objects(city, std::forward<AnyCity>(other));
}

template <typename AnyCity>
void append_to(City& city, AnyCity&& other) {
    if (city.objects.empty() && city.files.empty()) {
        city.crs = other.crs;
        city.crs_decision = other.crs_decision;
    }
    append_any(city, std::forward<AnyCity>(other));
}

} // namespace

void append(City& city, const City& other) {
    append_to(city, other);
}

void append(City& city, City&& other) {
    append_to(city, std::move(other));
}

std::string kept_xml(const KeptElement& element, std::span<const char> values) {
    std::string_view rest(values.data(), values.size());
    rest = rest.substr(std::min<std::size_t>(element.first_value, rest.size()));
    rest = rest.substr(0, element.values_length);
    std::string xml;
    for (const char c : element.frame.text()) {
        if (c != kept_value_mark) {
            xml += c;
            continue;
        }
        const std::size_t end = std::min(rest.find(kept_value_mark), rest.size());
        xml.append(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return xml;
}

} // namespace smiletwin::geo
