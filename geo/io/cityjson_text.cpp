#include "geo/io/cityjson_text.hpp"

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

/// The type as CityJSON knows it; a generic object where it knows none.
std::string_view cityjson_type(const CityObject& object) {
    std::string_view type = object.type;
    const auto renamed =
        std::find_if(other_names.begin(), other_names.end(), [&](const auto& name) {
            return name.first == type;
        });
    type = renamed != other_names.end() ? renamed->second : type;
    const bool known = has(first_level, type) || (object.parent >= 0 && has(second_level, type));
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

/// Semantic surfaces have no ids, and those without polygons no place.
void count_lost_surfaces(const City& city, WriteReport& report) {
    std::vector<bool> has_polygons(city.surfaces.size());
    for (const CityPolygon& polygon : city.polygons) {
        if (polygon.surface >= 0 && polygon.kind != SurfaceKind::Other) {
            has_polygons[static_cast<std::size_t>(polygon.surface)] = true;
        }
    }
    for (std::size_t i = 0; i < city.surfaces.size(); ++i) {
        const CitySurface& surface = city.surfaces[i];
        report.lost_if(!surface.id.empty(), "surface_id");
        report.lost_if(
            surface.attribute_count > 0 && !has_polygons[i],
            "surface_attribute",
            surface.attribute_count);
    }
}

} // namespace

CityJsonFrame cityjson_frame(const City& city, WriteReport& report) {
    CityJsonFrame frame{city, CityIndex(city), {}, {}, {}, {}, {}};
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
    for (const CityTheme& theme : city.themes) {
        std::vector<std::int32_t>& places = frame.dress_of.emplace_back(city.polygons.size(), -1);
        for (std::size_t i = 0; i < theme.dresses.size(); ++i) {
            places[theme.dresses[i].polygon] = static_cast<std::int32_t>(i);
        }
    }
    count_lost_surfaces(city, report);
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
    if (object.parent >= 0 && has(second_level, type)) {
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
    add_attributes(is_group ? attributes : frame_.city.attributes_of(object));
    add_geometries(index, type);
    objects_ += '}';
    ++report_.objects;
}

std::string CityJsonText::parts_of(std::uint32_t index) const {
    std::string parts;
    for (const std::uint32_t child : frame_.index.children(index)) {
        if (has(second_level, cityjson_type(frame_.city.objects[child]))) {
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

void CityJsonText::add_attributes(std::span<const Attribute> attributes) {
    lose_qualifiers(attributes, report_);
    if (!attributes.empty()) {
        objects_ += ",\"attributes\":" + json_attributes(attributes);
    }
}

void CityJsonText::add_geometries(std::uint32_t index, std::string_view type) {
    std::map<std::uint8_t, std::vector<std::uint32_t>> by_lod;
    for (const std::uint32_t polygon : frame_.index.polygons(index)) {
        by_lod[frame_.city.polygons[polygon].lod_tenths].push_back(polygon);
    }
    objects_ += ",\"geometry\":[";
    for (const auto& [lod_tenths, polygons] : by_lod) {
        const std::uint8_t known = known_lod_tenths(lod_tenths);
        report_.lost_if(known != lod_tenths, "lod", polygons.size());
        for (const auto& shape : cityjson_shapes(frame_.city, type, polygons, report_)) {
            if (objects_.back() != '[') {
                objects_ += ',';
            }
            add_geometry(shape, known);
        }
    }
    objects_ += ']';
}

void CityJsonText::add_geometry(const CityJsonShape& shape, std::uint8_t lod_tenths) {
    const std::string boundaries =
        arranged(shape, [this](std::uint32_t polygon) { return boundary(polygon); });
    objects_ += fmt::format(
        R"({{"type":"{}","lod":"{}","boundaries":{})",
        shape.type,
        lod_name(lod_tenths),
        boundaries);
    add_semantics(shape);
    add_themes(shape);
    objects_ += '}';
}

std::string CityJsonText::boundary(std::uint32_t index) {
    const CityPolygon& polygon = frame_.city.polygons[index];
    std::string rings;
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        std::string ring;
        for (const Vec3d& position : frame_.city.ring(polygon.first_ring + i)) {
            add_to(ring, "{}", vertex(position));
        }
        add_to(rings, "[{}]", ring);
    }
    ++report_.polygons;
    return '[' + rings + ']';
}

void CityJsonText::add_semantics(const CityJsonShape& shape) {
    using Semantics = std::pair<SurfaceKind, std::int32_t>; // with the surface that has attributes
    std::map<Semantics, int> places;
    std::string surfaces;
    const std::string values = arranged(shape, [&](std::uint32_t index) -> std::string {
        const CityPolygon& polygon = frame_.city.polygons[index];
        if (polygon.kind == SurfaceKind::Other) {
            return "null";
        }
        const std::int32_t described = described_surface(polygon);
        const auto [place, is_new] =
            places.try_emplace({polygon.kind, described}, static_cast<int>(places.size()));
        if (is_new) {
            add_to(surfaces, "{}", semantic_surface(polygon.kind, described));
        }
        return std::to_string(place->second);
    });
    if (!places.empty()) {
        objects_ +=
            fmt::format(R"(,"semantics":{{"surfaces":[{}],"values":{}}})", surfaces, values);
    }
}

/// -1 where nothing but the kind is known.
std::int32_t CityJsonText::described_surface(const CityPolygon& polygon) const {
    if (polygon.surface < 0) {
        return -1;
    }
    const CitySurface& surface = frame_.city.surfaces[static_cast<std::size_t>(polygon.surface)];
    return surface.attribute_count > 0 ? polygon.surface : -1;
}

std::string CityJsonText::semantic_surface(SurfaceKind kind, std::int32_t described) {
    std::string text = fmt::format(R"({{"type":{})", json_quoted(surface_kind_name(kind)));
    if (described >= 0) {
        const auto index = static_cast<std::size_t>(described);
        std::vector<Attribute> attributes;
        for (const Attribute& attribute : frame_.city.attributes_of(frame_.city.surfaces[index])) {
            const bool is_taken = attribute.name == "type" || attribute.name == "parent" ||
                                  attribute.name == "children";
            attributes.push_back(attribute);
            if (is_taken) {
                attributes.back().name = attribute.name.text() + '_';
            }
        }
        lose_qualifiers(attributes, report_);
        text += ',' + json_attributes(attributes).substr(1);
        return text;
    }
    return text + '}';
}

CityJsonText::Look CityJsonText::look_in(int theme, std::uint32_t polygon) const {
    const City& city = frame_.city;
    if (theme < 0) {
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

void CityJsonText::add_themes(const CityJsonShape& shape) {
    const City& city = frame_.city;
    const std::uint32_t first = shape.solids.front().shells.front().front();
    const std::string shown = frame_.shown_theme(city.polygons[first].object);
    std::string materials;
    std::string textures;
    for (int theme = -1; theme < static_cast<int>(city.themes.size()); ++theme) {
        const std::string& name =
            theme < 0 ? shown : city.themes[static_cast<std::size_t>(theme)].name;
        if (theme >= 0 && name == shown) {
            continue; // of another file, which shows another one
        }
        if (const std::string values = materials_in(theme, shape); !values.empty()) {
            add_to(materials, R"({}:{{"values":{}}})", json_quoted(name), values);
        }
        if (const std::string values = textures_in(theme, shape); !values.empty()) {
            add_to(textures, R"({}:{{"values":{}}})", json_quoted(name), values);
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

std::string CityJsonText::materials_in(int theme, const CityJsonShape& shape) {
    bool any = false;
    std::string values = arranged(shape, [&](std::uint32_t index) -> std::string {
        const int material = look(look_in(theme, index).appearance, false);
        any = any || material >= 0;
        return material >= 0 ? std::to_string(material) : "null";
    });
    return any ? std::move(values) : std::string();
}

std::string CityJsonText::textures_in(int theme, const CityJsonShape& shape) {
    const auto texture_of = [&](const Look& worn) {
        return worn.uv != nullptr ? look(worn.appearance, true) : -1;
    };
    const std::vector<std::uint32_t> polygons = shape.polygons();
    const bool any = std::any_of(polygons.begin(), polygons.end(), [&](std::uint32_t index) {
        return texture_of(look_in(theme, index)) >= 0;
    });
    return any ? arranged(
                     shape,
                     [&](std::uint32_t index) {
                         const Look worn = look_in(theme, index);
                         return polygon_texture(index, texture_of(worn), worn.uv);
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
    const bool is_stated =
        texture ? !frame_.image_names[at].empty() : written.image.empty() || written.has_material;
    if (!is_stated) {
        return -1;
    }
    std::map<std::int32_t, int>& known = texture ? textures_ : materials_;
    const auto [place, is_new] = known.try_emplace(appearance, static_cast<int>(known.size()));
    if (is_new && texture) {
        std::string type = std::filesystem::path(frame_.image_names[at]).extension().string();
        const bool png = type == ".png" || type == ".PNG";
        add_to(
            texture_list_,
            R"({{"type":"{}","image":{},"wrapMode":"{}","borderColor":[{}]{}}})",
            png ? "PNG" : "JPG",
            json_quoted(frame_.image_names[at]),
            texture_wrap_name(written.wrap),
            fmt::join(written.border_rgba, ","),
            written.texture_type.empty()
                ? std::string()
                : fmt::format(R"(,"textureType":{})", json_quoted(written.texture_type)));
    } else if (is_new) {
        add_to(
            material_list_,
            R"({{"name":"material-{}","ambientIntensity":{},"diffuseColor":[{}],)"
            R"("emissiveColor":[{}],"specularColor":[{}],"shininess":{},"transparency":{},)"
            R"("isSmooth":{}}})",
            place->second,
            written.ambient_intensity,
            fmt::join(written.diffuse_rgb, ","),
            fmt::join(written.emissive_rgb, ","),
            fmt::join(written.specular_rgb, ","),
            written.shininess,
            written.transparency,
            written.is_smooth);
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
