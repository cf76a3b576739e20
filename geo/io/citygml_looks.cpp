#include "geo/io/citygml_looks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

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

} // namespace

bool GmlLooks::is_shown(std::int32_t appearance) const {
    if (appearance < 0) {
        return false;
    }
    const auto at = static_cast<std::size_t>(appearance);
    const bool is_texture = !city_.appearances[at].image.empty();
    return !is_texture || (!images_[at].empty() && !city_.texture_coordinates.empty());
}

std::string GmlLooks::id_of(std::uint32_t polygon) {
    const std::int32_t appearance = city_.polygons[polygon].appearance;
    if (!is_shown(appearance)) {
        return {};
    }
    std::string id = fmt::format("{}{}", prefix_, polygon);
    targets_[appearance].push_back({id, {polygon}, false});
    return id;
}

std::string GmlLooks::id_of_tin(std::span<const std::uint32_t> polygons) {
    const std::int32_t appearance = city_.polygons[polygons.front()].appearance;
    if (!is_shown(appearance)) {
        return {};
    }
    std::string id = fmt::format("{}{}", prefix_, polygons.front());
    targets_[appearance].push_back({id, {polygons.begin(), polygons.end()}, true});
    return id;
}

std::string GmlLooks::ring_id(const std::string& of, std::size_t number) {
    return of.empty() ? of : fmt::format("{}_{}", of, number);
}

std::vector<std::vector<std::uint32_t>> GmlLooks::rings_of(const Target& target) const {
    std::vector<std::vector<std::uint32_t>> rings;
    for (const std::uint32_t index : target.polygons) {
        const CityPolygon& polygon = city_.polygons[index];
        for (std::uint32_t i = 0; target.is_tin && i < polygon.triangle_count; ++i) {
            const auto corner = city_.triangles.begin() + 3 * (polygon.first_triangle + i);
            rings.emplace_back(corner, corner + 3);
        }
        for (std::uint32_t i = 0; !target.is_tin && i < polygon.ring_count; ++i) {
            const std::uint32_t ring = polygon.first_ring + i;
            const std::uint32_t begin = city_.ring_starts[ring];
            auto& indices = rings.emplace_back(city_.ring_starts[ring + 1] - begin);
            std::iota(indices.begin(), indices.end(), begin);
        }
    }
    return rings;
}

void GmlLooks::write(XmlText& xml, bool is_3) const {
    const char* const member = is_3 ? "core:appearanceMember" : "app:appearanceMember";
    const char* const data = is_3 ? "app:surfaceData" : "app:surfaceDataMember";
    xml.open(member);
    xml.open("app:Appearance");
    xml.leaf("app:theme", "default");
    for (const auto& [appearance, targets] : targets_) {
        const auto at = static_cast<std::size_t>(appearance);
        xml.open(data);
        if (city_.appearances[at].image.empty()) {
            write_material(city_.appearances[at], targets, xml);
        } else {
            write_texture(at, targets, xml, is_3);
        }
        xml.close(data);
    }
    xml.close("app:Appearance");
    xml.close(member);
}

void GmlLooks::write_material(
    const Appearance& look, const std::vector<Target>& targets, XmlText& xml) const {
    xml.open("app:X3DMaterial");
    const float* const rgb = look.diffuse_rgb;
    xml.leaf("app:diffuseColor", fmt::format("{} {} {}", rgb[0], rgb[1], rgb[2]));
    for (const Target& target : targets) {
        xml.leaf("app:target", '#' + target.id);
    }
    xml.close("app:X3DMaterial");
}

void GmlLooks::write_texture(
    std::size_t appearance, const std::vector<Target>& targets, XmlText& xml, bool is_3) const {
    const std::string& image = images_[appearance];
    xml.open("app:ParameterizedTexture");
    xml.leaf("app:imageURI", image);
    if (const std::string_view type = mime_type(image); !type.empty()) {
        xml.leaf("app:mimeType", type);
    }
    xml.leaf("app:wrapMode", texture_wrap_name(city_.appearances[appearance].wrap));
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
            const Vec2f& uv = city_.texture_coordinates[rings[i][k % rings[i].size()]];
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
