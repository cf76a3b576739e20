#include "geo/io/cityjson_text.hpp"

#include "geo/io/cityjson_document_text.hpp"
#include "geo/io/cityjson_extent.hpp"
#include "geo/io/cityjson_looks_text.hpp"
#include "geo/io/cityjson_semantics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace smiletwin::geo {

namespace {

/// Names of CityGML that CityJSON has under another name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> other_names{{
    {"Room", "BuildingRoom"},
    {"IntBuildingInstallation", "BuildingInstallation"},
    {"Storey", "BuildingStorey"},
    {"HollowSpace", "TunnelHollowSpace"},
    {"IntTunnelInstallation", "TunnelInstallation"},
    {"IntBridgeInstallation", "BridgeInstallation"},
    {"BridgeConstructionElement", "BridgeConstructiveElement"},
    {"Square", "TransportSquare"},
    {"Track", "Road"},
    {"TransportationComplex", "Road"},
    {"ReliefFeature", "TINRelief"},
    {"GenericOccupiedSpace", "GenericCityObject"},
}};

constexpr std::array<std::string_view, 16> first_level{
    "Bridge",
    "Building",
    "CityFurniture",
    "GenericCityObject",
    "LandUse",
    "OtherConstruction",
    "PlantCover",
    "SolitaryVegetationObject",
    "TINRelief",
    "TransportSquare",
    "Railway",
    "Road",
    "Tunnel",
    "WaterBody",
    "Waterway",
    "CityObjectGroup"};
constexpr std::array<std::string_view, 17> second_level{
    "BridgePart",
    "BridgeInstallation",
    "BridgeConstructiveElement",
    "BridgeRoom",
    "BridgeFurniture",
    "BuildingPart",
    "BuildingInstallation",
    "BuildingConstructiveElement",
    "BuildingFurniture",
    "BuildingStorey",
    "BuildingRoom",
    "BuildingUnit",
    "TunnelPart",
    "TunnelInstallation",
    "TunnelConstructiveElement",
    "TunnelHollowSpace",
    "TunnelFurniture"};

template <typename List>
bool has(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// CityJSON 2.0.1, chapter 8.2.
bool is_of_extension(std::string_view type) {
    return type.starts_with('+');
}

/// The type as CityJSON knows it; a generic object where it knows none.
std::string_view cityjson_type(const CityObject& object) {
    std::string_view type = object.type;
    const auto renamed =
        std::find_if(other_names.begin(), other_names.end(), [&](const auto& name) {
            return name.first == type;
        });
    type = renamed != other_names.end() ? renamed->second : type;
    const bool known = is_of_extension(type) || has(first_level, type) ||
                       (object.parent >= 0 && has(second_level, type));
    return known ? type : std::string_view("GenericCityObject");
}

/// CityJSON knows LoD0 to LoD3.3 (chapter 3.1); what is finer is written as the finest.
std::uint8_t known_lod_tenths(std::uint8_t lod_tenths) {
    constexpr unsigned finest = 3;
    const unsigned whole = lod_tenths / 10U;
    return whole > finest
               ? std::uint8_t{33}
               : static_cast<std::uint8_t>(10U * whole + std::min(lod_tenths % 10U, finest));
}

/// Adds to a list whose members are parted by commas.
template <typename... Parts>
void add_to(std::string& list, fmt::format_string<Parts...> format, Parts&&... parts) {
    if (!list.empty() && list.back() != '[' && list.back() != '{') {
        list += ',';
    }
    fmt::format_to(std::back_inserter(list), format, std::forward<Parts>(parts)...);
}

/// Those that have polygons, and those around them.
std::vector<bool> surfaces_with_polygons(const City& city) {
    std::vector<bool> found(city.surfaces.size());
    for (const CityPolygon& polygon : city.polygons) {
        std::int32_t surface = polygon.surface;
        while (surface >= 0 && !found[static_cast<std::size_t>(surface)]) {
            found[static_cast<std::size_t>(surface)] = true;
            surface = city.surfaces[static_cast<std::size_t>(surface)].parent;
        }
    }
    return found;
}

/// Which of two levels' surfaces are nearer to one in the order of the model: what stands together
/// there belongs together.
std::uint8_t level_beside(const std::map<std::uint32_t, std::uint8_t>& levels, std::uint32_t at) {
    const auto after = levels.lower_bound(at);
    if (after == levels.begin()) {
        return after->second;
    }
    return std::prev(after)->second;
}

} // namespace

CityJsonFrame cityjson_frame(const City& city, WriteReport& report) {
    CityJsonFrame frame{city, CityIndex(city), {}, {}, {}, {}, {}, {}};
    if (!city.bounds.empty()) {
        const Vec3d& min = city.bounds.min;
        frame.translate = {std::floor(min.x), std::floor(min.y), std::floor(min.z)};
    }
    std::set<std::string, std::less<>>& used = frame.known_ids;
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        const CityObject& object = city.objects[i];
        std::string id = object.id.empty() ? fmt::format("object-{}", i) : object.id;
        if (!used.insert(id).second) {
            id = fmt::format("{}-{}", id, i);
            used.insert(id);
            ++report.lost["repeated_id"];
        }
        frame.ids.push_back(std::move(id));
    }
    report.lost_if(true, "version", city.versions.size());
    report.lost_if(true, "kept_element", city.kept_elements.size());
    for (const CityTheme& theme : city.themes) {
        std::vector<std::int32_t>& places = frame.dress_of.emplace_back(city.polygons.size(), -1);
        for (std::size_t i = 0; i < theme.dresses.size(); ++i) {
            places[theme.dresses[i].polygon] = static_cast<std::int32_t>(i);
        }
    }
    for (const CitySurface& surface : city.surfaces) {
        report.lost_if(!surface.id.empty(), "surface_id");
    }
    frame.surface_has_polygons = surfaces_with_polygons(city);
    frame.image_names.resize(city.appearances.size());
    return frame;
}

std::string CityJsonFrame::shown_theme(std::uint32_t object) const {
    const std::uint32_t file = city.objects[object].file;
    if (file < city.shown_themes.size() && !city.shown_themes[file].empty()) {
        return city.shown_themes[file];
    }
    const bool is_taken = std::any_of(city.themes.begin(), city.themes.end(), [](const auto& one) {
        return one.name == "default";
    });
    return is_taken ? "shown" : "default";
}

std::size_t CityJsonText::CornerHash::operator()(const Corner& corner) const {
    std::uint64_t hash = 0;
    for (const std::int64_t part : corner) {
        hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29U;
    }
    return hash;
}

void CityJsonText::add(std::uint32_t index) {
    const CityObject& object = frame_.city.objects[index];
    const std::string_view type = cityjson_type(object);
    add_to(objects_, "{}:{{\"type\":{}", json_quoted(frame_.ids[index]), json_quoted(type));
    if (type == "GenericCityObject" && object.type != type) {
        ++report_.lost["type"];
    }
    if (is_part(index)) {
        const auto parent = static_cast<std::size_t>(object.parent);
        objects_ += fmt::format(",\"parents\":[{}]", json_quoted(frame_.ids[parent]));
    } else if (object.parent >= 0) {
        ++report_.lost["parent"];
    }
    const bool is_group = type == "CityObjectGroup";
    std::vector<Attribute> attributes;
    const std::string children = is_group ? group_members(object, attributes) : parts_of(index);
    if (is_group || !children.empty()) {
        objects_ += fmt::format(",\"children\":[{}]", children);
    }
    add_attributes(index, is_group ? attributes : frame_.city.attributes_of(object));
    add_geometries(index, type);
    objects_ += '}';
    ++report_.objects;
}

/// Extensions have parts, and are parts, as they like.
bool CityJsonText::is_part(std::uint32_t index) const {
    const CityObject& object = frame_.city.objects[index];
    if (object.parent < 0) {
        return false;
    }
    const CityObject& parent = frame_.city.objects[static_cast<std::size_t>(object.parent)];
    const std::string_view type = cityjson_type(object);
    return has(second_level, type) || is_of_extension(type) ||
           is_of_extension(cityjson_type(parent));
}

std::string CityJsonText::parts_of(std::uint32_t index) const {
    std::string parts;
    for (const std::uint32_t child : frame_.index.children(index)) {
        if (is_part(child)) {
            add_to(parts, "{}", json_quoted(frame_.ids[child]));
        }
    }
    return parts;
}

std::string
CityJsonText::group_members(const CityObject& group, std::vector<Attribute>& others) const {
    std::string members;
    for (const Attribute& attribute : frame_.city.attributes_of(group)) {
        std::string_view id = attribute.value;
        id.remove_prefix(id.starts_with('#') ? 1 : 0);
        if (attribute.name == "groupMember" && frame_.known_ids.contains(id)) {
            add_to(members, "{}", json_quoted(id));
        } else {
            others.push_back(attribute);
        }
    }
    return members;
}

Box3d CityJsonText::bounds_of(std::uint32_t index) const {
    Box3d bounds = frame_.city.objects[index].bounds;
    for (const std::uint32_t child : frame_.index.children(index)) {
        bounds.add(bounds_of(child));
    }
    return bounds;
}

/// Addresses stand beside the attributes (CityJSON 2.0.1, chapter 2.1).
void CityJsonText::add_attributes(std::uint32_t index, std::span<const Attribute> attributes) {
    lose_qualifiers(attributes, report_);
    constexpr std::string_view prefix = "address.";
    std::vector<Attribute> own;
    std::vector<std::vector<Attribute>> addresses;
    for (const Attribute& attribute : attributes) {
        const std::string& name = attribute.name;
        if (name == extent_member) {
            const Box3d bounds = bounds_of(index);
            if (auto text = cityjson_extent(attribute.value, bounds, frame_.city.bounds);
                !text.empty()) {
                objects_ += ",\"geographicalExtent\":" + text;
            }
            continue;
        }
        if (!name.starts_with(prefix)) {
            own.push_back(attribute);
            continue;
        }
        const bool begins =
            addresses.empty() ||
            (!attribute.is_in_list &&
             std::any_of(addresses.back().begin(), addresses.back().end(), [&](const auto& known) {
                 return known.name.text() == name.substr(prefix.size());
             }));
        if (begins) {
            addresses.emplace_back();
        }
        addresses.back().push_back(attribute);
        addresses.back().back().name = name.substr(prefix.size());
    }
    if (const std::string text = json_attributes(own); text != "{}") {
        objects_ += ",\"attributes\":" + text;
    }
    objects_ += json_members_beside(own);
    if (!addresses.empty()) {
        std::string list;
        for (const std::vector<Attribute>& address : addresses) {
            add_to(list, "{}", json_attributes(address));
        }
        objects_ += fmt::format(R"(,"address":[{}])", list);
    }
}

std::map<std::uint8_t, CityJsonLevel> CityJsonText::levels_of(std::uint32_t index) const {
    const City& city = frame_.city;
    std::map<std::uint8_t, CityJsonLevel> levels;
    for (const std::uint32_t polygon : frame_.index.polygons(index)) {
        levels[city.polygons[polygon].lod_tenths].polygons.push_back(polygon);
    }
    for (const std::uint32_t at : frame_.index.shared_faces(index)) {
        levels[city.shared_faces[at].lod_tenths].shared.push_back(city.shared_faces[at]);
    }
    for (const std::uint32_t at : frame_.index.solid_groups(index)) {
        const auto level = levels.find(city.solid_groups[at].lod_tenths);
        if (level != levels.end()) {
            level->second.groups.push_back(city.solid_groups[at]);
        }
    }
    const std::vector<SurfaceGroup>& groups = city.surface_groups;
    for (auto& [lod_tenths, level] : levels) {
        auto group = std::upper_bound(
            groups.begin(),
            groups.end(),
            level.polygons.empty() ? 0 : level.polygons.front(),
            [](std::uint32_t polygon, const SurfaceGroup& one) {
                return polygon < one.first_polygon + one.polygon_count;
            });
        for (; group != groups.end() && !level.polygons.empty() &&
               group->first_polygon <= level.polygons.back();
             ++group) {
            level.surface_groups.push_back(*group);
        }
    }
    return levels;
}

/// The surfaces of an object without polygons, by the level at which they are written.
std::map<std::uint8_t, std::vector<std::uint32_t>> CityJsonText::surfaces_without_polygons(
    std::uint32_t index, const std::map<std::uint8_t, CityJsonLevel>& levels) {
    std::map<std::uint8_t, std::vector<std::uint32_t>> by_level;
    std::map<std::uint32_t, std::uint8_t> known;
    for (const auto& [lod_tenths, level] : levels) {
        for (const std::uint32_t polygon : level.polygons) {
            const std::int32_t surface = frame_.city.polygons[polygon].surface;
            if (surface >= 0) {
                known[static_cast<std::uint32_t>(surface)] = lod_tenths;
            }
        }
    }
    for (const std::uint32_t surface : frame_.index.surfaces(index)) {
        if (frame_.surface_has_polygons[surface]) {
            continue;
        }
        if (levels.empty()) {
            const std::uint32_t attributes = frame_.city.surfaces[surface].attribute_count;
            report_.lost_if(true, "surface_attribute", attributes);
            continue;
        }
        by_level[known.empty() ? levels.rbegin()->first : level_beside(known, surface)].push_back(
            surface);
    }
    return by_level;
}

void CityJsonText::add_geometries(std::uint32_t index, std::string_view type) {
    const std::map<std::uint8_t, CityJsonLevel> levels = levels_of(index);
    auto bare_surfaces = surfaces_without_polygons(index, levels);
    const CityJsonShapeRules rules{type, is_of_cityjson(frame_.city, index)};
    if (levels.empty()) {
        return;
    }
    objects_ += ",\"geometry\":[";
    for (const auto& [lod_tenths, level] : levels) {
        const std::uint8_t known = known_lod_tenths(lod_tenths);
        report_.lost_if(known != lod_tenths, "lod", level.polygons.size());
        std::vector<std::uint32_t> bare = std::move(bare_surfaces[lod_tenths]);
        for (const auto& shape : cityjson_shapes(frame_.city, rules, level, report_)) {
            if (objects_.back() != '[') {
                objects_ += ',';
            }
            add_geometry(shape, known, bare);
            bare.clear();
        }
    }
    objects_ += ']';
}

void CityJsonText::add_geometry(
    const CityJsonShape& shape,
    std::uint8_t lod_tenths,
    std::span<const std::uint32_t> surfaces_without_polygons) {
    const std::string boundaries =
        arranged(shape, [this](const CityFace& face) { return boundary(face); });
    objects_ += fmt::format(
        R"({{"type":"{}","lod":"{}","boundaries":{})",
        shape.type,
        lod_name(lod_tenths),
        boundaries);
    objects_ += cityjson_semantics(frame_.city, shape, surfaces_without_polygons, report_);
    add_themes(shape);
    objects_ += '}';
}

std::string CityJsonText::boundary(const CityFace& face) {
    const CityPolygon& polygon = frame_.city.polygons[face.polygon];
    std::string rings;
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        std::string ring;
        const std::span<const Vec3d> positions = frame_.city.ring(polygon.first_ring + i);
        for (std::size_t k = 0; k < positions.size(); ++k) {
            const std::size_t from = face.is_reversed ? positions.size() - 1 - k : k;
            add_to(ring, "{}", vertex(positions[from]));
        }
        add_to(rings, "[{}]", ring);
    }
    report_.polygons += face.is_shared ? 0U : 1U;
    return '[' + rings + ']';
}

CityJsonText::Look CityJsonText::look_in(int theme, std::uint32_t polygon) const {
    const City& city = frame_.city;
    if (theme < 0) {
        const std::vector<std::uint32_t>& borrowed = city.borrowed_looks;
        if (std::binary_search(borrowed.begin(), borrowed.end(), polygon)) {
            return {};
        }
        const CityPolygon& shown = city.polygons[polygon];
        const bool has_uv = !city.texture_coordinates.empty();
        return {
            shown.appearance,
            has_uv ? &city.texture_coordinates[city.ring_starts[shown.first_ring]] : nullptr};
    }
    const auto index = static_cast<std::size_t>(theme);
    const std::int32_t place = frame_.dress_of[index][polygon];
    if (place < 0) {
        return {};
    }
    const CityTheme& other = city.themes[index];
    const CityTheme::Dress& dress = other.dresses[static_cast<std::size_t>(place)];
    const bool has_uv = dress.first_uv != CityTheme::no_uv;
    return {dress.appearance, has_uv ? &other.texture_coordinates[dress.first_uv] : nullptr};
}

/// A theme whose images are partly missing is in two lists, and one in the file.
std::vector<CityJsonText::NamedTheme> CityJsonText::themes_of(const std::string& shown) const {
    const std::vector<CityTheme>& others = frame_.city.themes;
    std::vector<NamedTheme> themes{{shown, {-1}}};
    for (std::size_t i = 0; i < others.size(); ++i) {
        const bool is_unnamed = others[i].name.empty() && others[i].is_missing;
        const std::string name = is_unnamed ? "default" : others[i].name;
        auto known = std::find_if(
            themes.begin(), themes.end(), [&](const NamedTheme& one) { return one.name == name; });
        if (known == themes.end()) {
            known = themes.insert(themes.end(), NamedTheme{name, {}});
        }
        known->places.push_back(static_cast<int>(i));
    }
    return themes;
}

void CityJsonText::add_themes(const CityJsonShape& shape) {
    const City& city = frame_.city;
    const std::uint32_t first = shape.solids.front().shells.front().front().polygon;
    const std::string shown = frame_.shown_theme(city.polygons[first].object);
    std::string materials;
    std::string textures;
    for (const NamedTheme& theme : themes_of(shown)) {
        if (const std::string values = materials_in(theme, shape); !values.empty()) {
            add_to(materials, R"({}:{{{}}})", json_quoted(theme.name), values);
        }
        if (const std::string values = textures_in(theme, shape); !values.empty()) {
            add_to(textures, R"({}:{{"values":{}}})", json_quoted(theme.name), values);
        }
    }
    const bool is_dressed = !materials.empty() || !textures.empty();
    default_theme_ = default_theme_.empty() && is_dressed ? shown : default_theme_;
    if (!materials.empty()) {
        objects_ += fmt::format(R"(,"material":{{{}}})", materials);
    }
    if (!textures.empty()) {
        objects_ += fmt::format(R"(,"texture":{{{}}})", textures);
    }
}

std::string CityJsonText::materials_in(const NamedTheme& theme, const CityJsonShape& shape) {
    std::set<int> all;
    const std::string values = arranged(shape, [&](const CityFace& face) -> std::string {
        int material = -1;
        for (const int place : theme.places) {
            if (material < 0 && !face.is_reversed) {
                material = look(look_in(place, face.polygon).appearance, false);
            }
        }
        all.insert(material);
        return material >= 0 ? std::to_string(material) : "null";
    });
    if (all.size() == 1) { // one for all
        const int only = *all.begin();
        return only >= 0 ? fmt::format(R"("value":{})", only) : std::string();
    }
    return R"("values":)" + values;
}

/// The back of a face looks like nothing.
CityJsonText::Textured CityJsonText::texture_of(const NamedTheme& theme, const CityFace& face) {
    for (const int place : theme.places) {
        const Look worn = look_in(place, face.polygon);
        const int texture =
            worn.uv != nullptr && !face.is_reversed ? look(worn.appearance, true) : -1;
        if (texture >= 0) {
            return {texture, worn.uv};
        }
    }
    return {};
}

std::string CityJsonText::textures_in(const NamedTheme& theme, const CityJsonShape& shape) {
    const std::vector<CityFace> faces = shape.faces();
    const bool any = std::any_of(faces.begin(), faces.end(), [&](const CityFace& face) {
        return texture_of(theme, face).texture >= 0;
    });
    return any ? arranged(
                     shape,
                     [&](const CityFace& face) {
                         const Textured textured = texture_of(theme, face);
                         return polygon_texture(face.polygon, textured.texture, textured.uv);
                     })
               : std::string();
}

std::string CityJsonText::polygon_texture(std::uint32_t index, int texture, const Vec2f* uv) {
    const City& city = frame_.city;
    const CityPolygon& polygon = city.polygons[index];
    std::string rings;
    for (std::uint32_t k = 0; k < polygon.ring_count; ++k) {
        const std::uint32_t ring = polygon.first_ring + k;
        const std::uint32_t corners = city.ring_starts[ring + 1] - city.ring_starts[ring];
        add_to(rings, "{}", ring_texture(corners, texture, uv));
        uv = texture >= 0 ? uv + corners : uv;
    }
    return '[' + rings + ']';
}

std::string CityJsonText::ring_texture(std::uint32_t corners, int texture, const Vec2f* uv) {
    if (texture < 0) {
        return "[null]";
    }
    std::string ring = fmt::format("[{}", texture);
    for (std::uint32_t i = 0; i < corners; ++i) {
        add_to(uv_, "[{},{}]", uv[i].x, uv[i].y);
        ring += fmt::format(",{}", uv_count_++);
    }
    return ring + ']';
}

std::size_t CityJsonText::vertex(const Vec3d& position) {
    const auto whole = [](double value, double from) {
        return static_cast<std::int64_t>(std::llround((value - from) / cityjson_scale_m));
    };
    const Corner corner{
        whole(position.x, frame_.translate.x),
        whole(position.y, frame_.translate.y),
        whole(position.z, frame_.translate.z)};
    const auto [place, is_new] = corners_.try_emplace(corner, corners_.size());
    if (is_new) {
        add_to(vertices_, "[{},{},{}]", corner[0], corner[1], corner[2]);
    }
    return place->second;
}

int CityJsonText::look(std::int32_t appearance, bool texture) {
    if (appearance < 0) {
        return -1;
    }
    const auto at = static_cast<std::size_t>(appearance);
    const Appearance& written = frame_.city.appearances[at];
    const bool is_stated = texture ? !frame_.image_names[at].empty() : is_material(written);
    if (!is_stated) {
        return -1;
    }
    std::map<std::int32_t, int>& known = texture ? textures_ : materials_;
    const auto [place, is_new] = known.try_emplace(appearance, static_cast<int>(known.size()));
    if (is_new && texture) {
        add_to(texture_list_, "{}", cityjson_texture(written, frame_.image_names[at]));
    } else if (is_new) {
        const std::string name =
            written.name.empty() ? fmt::format("material-{}", place->second) : written.name;
        add_to(material_list_, "{}", cityjson_material(written, name));
    }
    return place->second;
}

std::string CityJsonText::members() const {
    std::string text = fmt::format(R"("CityObjects":{{{}}},"vertices":[{}])", objects_, vertices_);
    std::string appearance;
    const std::string theme = json_quoted(default_theme_);
    if (!material_list_.empty()) {
        add_to(
            appearance, R"("default-theme-material":{},"materials":[{}])", theme, material_list_);
    }
    if (!texture_list_.empty()) {
        add_to(
            appearance,
            R"("default-theme-texture":{},"textures":[{}],"vertices-texture":[{}])",
            theme,
            texture_list_,
            uv_);
    }
    if (!appearance.empty()) {
        text += fmt::format(R"(,"appearance":{{{}}})", appearance);
    }
    return text;
}

} // namespace smiletwin::geo
