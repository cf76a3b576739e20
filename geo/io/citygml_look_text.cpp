#include "geo/io/citygml_look_text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace smiletwin::geo {

namespace {

/// Names of the Internet's register; empty for endings it has none for.
std::string_view mime_type(const std::string& image) {
    std::string ending = image.substr(std::min(image.rfind('.'), image.size()));
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    if (ending == ".jpg" || ending == ".jpeg") {
        return "image/jpeg";
    }
    if (ending == ".tif" || ending == ".tiff") {
        return "image/tiff";
    }
    return ending == ".png" ? "image/png" : std::string_view();
}

template <std::size_t Count>
std::string numbers(const float (&values)[Count]) {
    return fmt::format("{}", fmt::join(values, " "));
}

} // namespace

bool GmlLooks::can_show(std::int32_t appearance, bool has_coordinates) const {
    if (appearance < 0) {
        return false;
    }
    const auto at = static_cast<std::size_t>(appearance);
    return has_material(at) || (!images_[at].empty() && has_coordinates);
}

bool GmlLooks::has_material(std::size_t appearance) const {
    return is_material(city_.appearances[appearance]);
}

bool GmlLooks::is_textured(const Target& target) const {
    return std::all_of(target.looks.begin(), target.looks.end(), [this](const Look& look) {
        const bool has_coordinates = look.dress == nullptr
                                         ? !city_.texture_coordinates.empty()
                                         : look.dress->first_uv != CityTheme::no_uv;
        return has_coordinates && !images_[static_cast<std::size_t>(look.appearance)].empty();
    });
}

std::vector<GmlLooks::Look> GmlLooks::looks_of(std::uint32_t index) const {
    std::vector<Look> looks;
    const CityPolygon& polygon = city_.polygons[index];
    const std::vector<std::uint32_t>& borrowed = city_.borrowed_looks;
    const bool is_borrowed = std::binary_search(borrowed.begin(), borrowed.end(), index);
    if (!is_borrowed && can_show(polygon.appearance, !city_.texture_coordinates.empty())) {
        const std::uint32_t file = city_.objects[polygon.object].file;
        const std::string_view theme =
            file < city_.shown_themes.size() ? city_.shown_themes[file] : std::string_view();
        looks.push_back({theme, polygon.appearance, nullptr, nullptr});
    }
    for (const CityTheme& theme : city_.themes) {
        const auto dress = std::lower_bound(
            theme.dresses.begin(), theme.dresses.end(), index, [](const auto& d, std::uint32_t i) {
                return d.polygon < i;
            });
        if (dress != theme.dresses.end() && dress->polygon == index &&
            can_show(dress->appearance, dress->first_uv != CityTheme::no_uv)) {
            looks.push_back({theme.name, dress->appearance, &*dress, &theme});
        }
    }
    return looks;
}

void GmlLooks::add(const Look& look, Target target) {
    std::vector<Theme>& themes = look.dress == nullptr ? shown_ : others_;
    auto theme = std::find_if(
        themes.begin(), themes.end(), [&](const Theme& t) { return t.name == look.theme; });
    if (theme == themes.end()) {
        themes.push_back({look.theme, {}});
        theme = std::prev(themes.end());
    }
    theme->targets[look.appearance].push_back(std::move(target));
}

std::string GmlLooks::id_of(std::uint32_t polygon) {
    const std::vector<Look> looks = looks_of(polygon);
    const std::string id = looks.empty() ? std::string() : polygon_id(polygon);
    for (const Look& look : looks) {
        add(look, {id, {polygon}, {look}, false});
    }
    return id;
}

std::string GmlLooks::polygon_id(std::uint32_t polygon) const {
    return fmt::format("{}{}", prefix_, polygon);
}

std::string GmlLooks::id_of_tin(std::span<const std::uint32_t> polygons) {
    std::map<std::pair<std::string_view, bool>, Target> by_theme;
    for (const std::uint32_t polygon : polygons) {
        for (const Look& look : looks_of(polygon)) {
            Target& target = by_theme[{look.theme, look.of != nullptr && look.of->is_missing}];
            target.polygons.push_back(polygon);
            target.looks.push_back(look);
        }
    }
    std::string id;
    for (auto& [theme, target] : by_theme) {
        const Look look = target.looks.front();
        const bool one_look =
            std::all_of(target.looks.begin(), target.looks.end(), [&](const Look& other) {
                return other.appearance == look.appearance;
            });
        if (one_look && target.polygons.size() == polygons.size()) {
            id = polygon_id(polygons.front());
            target.id = id;
            target.is_tin = true;
            add(look, std::move(target));
        } else {
            report_.lost["appearance"] += target.polygons.size();
        }
    }
    return id;
}

std::string GmlLooks::ring_id(const std::string& of, std::size_t number) {
    return of.empty() ? of : fmt::format("{}_{}", of, number);
}

std::vector<std::vector<GmlLooks::Corner>> GmlLooks::rings_of(const Target& target) const {
    std::vector<std::vector<Corner>> rings;
    for (std::size_t k = 0; k < target.polygons.size(); ++k) {
        const CityPolygon& polygon = city_.polygons[target.polygons[k]];
        for (std::uint32_t i = 0; target.is_tin && i < polygon.triangle_count; ++i) {
            const std::uint32_t* corner =
                city_.triangles.data() + 3 * std::size_t{polygon.first_triangle + i};
            rings.push_back({{corner[0], k}, {corner[1], k}, {corner[2], k}});
        }
        for (std::uint32_t i = 0; !target.is_tin && i < polygon.ring_count; ++i) {
            const std::uint32_t ring = polygon.first_ring + i;
            std::vector<Corner>& corners = rings.emplace_back();
            for (std::uint32_t p = city_.ring_starts[ring]; p < city_.ring_starts[ring + 1]; ++p) {
                corners.push_back({p, k});
            }
        }
    }
    return rings;
}

Vec2f GmlLooks::texture_coordinate(const Target& target, const Corner& corner) const {
    const Look& look = target.looks[corner.polygon];
    if (look.dress == nullptr) {
        return city_.texture_coordinates[corner.position];
    }
    const CityPolygon& polygon = city_.polygons[target.polygons[corner.polygon]];
    const std::uint32_t first = city_.ring_starts[polygon.first_ring];
    return look.of->texture_coordinates[look.dress->first_uv + corner.position - first];
}

void GmlLooks::write(XmlText& xml, bool is_3) const {
    const char* const member = is_3 ? "core:appearanceMember" : "app:appearanceMember";
    const char* const data = is_3 ? "app:surfaceData" : "app:surfaceDataMember";
    for (const std::vector<Theme>* themes : {&shown_, &others_}) {
        for (const Theme& theme : *themes) {
            xml.open(member);
            xml.open("app:Appearance");
            if (!theme.name.empty()) {
                xml.leaf("app:theme", theme.name);
            }
            for (const auto& [appearance, targets] : theme.targets) {
                const auto at = static_cast<std::size_t>(appearance);
                if (has_material(at)) {
                    xml.open(data);
                    write_material(city_.appearances[at], targets, xml);
                    xml.close(data);
                }
                std::vector<Target> textured;
                std::copy_if(
                    targets.begin(),
                    targets.end(),
                    std::back_inserter(textured),
                    [this](const Target& target) { return is_textured(target); });
                if (!textured.empty()) {
                    xml.open(data);
                    write_texture(at, textured, xml, is_3);
                    xml.close(data);
                }
            }
            xml.close("app:Appearance");
            xml.close(member);
        }
    }
}

void GmlLooks::write_material(
    const Appearance& look, const std::vector<Target>& targets, XmlText& xml) const {
    xml.open("app:X3DMaterial");
    if (!look.name.empty()) {
        xml.leaf("gml:name", look.name);
    }
    xml.leaf("app:ambientIntensity", fmt::format("{}", look.ambient_intensity));
    xml.leaf("app:diffuseColor", numbers(look.diffuse_rgb));
    xml.leaf("app:emissiveColor", numbers(look.emissive_rgb));
    xml.leaf("app:specularColor", numbers(look.specular_rgb));
    xml.leaf("app:shininess", fmt::format("{}", look.shininess));
    xml.leaf("app:transparency", fmt::format("{}", look.transparency));
    xml.leaf("app:isSmooth", look.is_smooth ? "true" : "false");
    for (const Target& target : targets) {
        xml.leaf("app:target", '#' + target.id);
    }
    xml.close("app:X3DMaterial");
}

void GmlLooks::write_texture(
    std::size_t appearance, const std::vector<Target>& targets, XmlText& xml, bool is_3) const {
    const Appearance& look = city_.appearances[appearance];
    const std::string& image = images_[appearance];
    xml.open("app:ParameterizedTexture");
    xml.leaf("app:imageURI", image);
    const std::string_view type = look.mime_type.empty() ? mime_type(image) : look.mime_type;
    if (!type.empty()) {
        xml.leaf("app:mimeType", type);
    }
    if (!look.texture_type.empty()) {
        xml.leaf("app:textureType", look.texture_type);
    }
    xml.leaf("app:wrapMode", texture_wrap_name(look.wrap));
    if (look.wrap == TextureWrap::Border) {
        xml.leaf("app:borderColor", numbers(look.border_rgba));
    }
    for (const Target& target : targets) {
        if (is_3) {
            xml.open("app:textureParameterization");
            xml.open("app:TextureAssociation");
            xml.leaf("app:target", '#' + target.id);
            xml.open("app:textureParameterization");
            write_coordinates(target, xml, is_3);
            xml.close("app:textureParameterization");
            xml.close("app:TextureAssociation");
            xml.close("app:textureParameterization");
        } else {
            xml.open("app:target", {{"uri", '#' + target.id}});
            write_coordinates(target, xml, is_3);
            xml.close("app:target");
        }
    }
    xml.close("app:ParameterizedTexture");
}

/// The first vertex of a ring is repeated at its end, as its position is. 3.0 lists the names of
/// the rings behind all coordinates.
void GmlLooks::write_coordinates(const Target& target, XmlText& xml, bool is_3) const {
    const auto rings = rings_of(target);
    xml.open("app:TexCoordList");
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const std::string ring = '#' + ring_id(target.id, i);
        std::string& out =
            xml.begin_leaf("app:textureCoordinates", {{"ring", is_3 ? std::string_view() : ring}});
        for (std::size_t k = 0; k <= rings[i].size(); ++k) {
            const Vec2f uv = texture_coordinate(target, rings[i][k % rings[i].size()]);
            fmt::format_to(std::back_inserter(out), "{}{} {}", k > 0 ? " " : "", uv.x, uv.y);
        }
        xml.end_leaf("app:textureCoordinates");
    }
    for (std::size_t i = 0; is_3 && i < rings.size(); ++i) {
        xml.leaf("app:ring", '#' + ring_id(target.id, i));
    }
    xml.close("app:TexCoordList");
}

} // namespace smiletwin::geo
