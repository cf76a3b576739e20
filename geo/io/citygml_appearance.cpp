#include "geo/io/citygml_appearance.hpp"

#include "geo/io/citygml_geometry.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace smiletwin::geo {

namespace {

std::vector<float> read_floats(std::string_view text) {
    std::vector<float> values;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        float value = 0.0F;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error == std::errc{}) {
            values.push_back(value);
            at = next;
        } else {
            ++at;
        }
    }
    return values;
}

/// Fills `shares` with as many numbers between 0 and 1; leaves them where there are fewer.
void read_shares(std::string_view text, std::span<float> shares) {
    const std::vector<float> numbers = read_floats(text);
    for (std::size_t i = 0; i < shares.size() && numbers.size() >= shares.size(); ++i) {
        shares[i] = std::clamp(numbers[i], 0.0F, 1.0F);
    }
}

std::string_view without_hash(std::string_view uri) {
    return uri.starts_with('#') ? uri.substr(1) : uri;
}

/// Value of an XML attribute, or empty.
std::string_view find(std::span<const XmlAttribute> attributes, std::string_view local) {
    for (const XmlAttribute& attribute : attributes) {
        if (attribute.name.local == local) {
            return attribute.value;
        }
    }
    return {};
}

std::optional<SurfaceDataKind> kind_of(std::string_view local) {
    if (local == "ParameterizedTexture") {
        return SurfaceDataKind::Texture;
    }
    if (local == "GeoreferencedTexture") {
        return SurfaceDataKind::Georeferenced;
    }
    return local == "X3DMaterial" ? std::optional(SurfaceDataKind::Material) : std::nullopt;
}

bool is_true(std::string_view text) {
    return text != "0" && text != "false";
}

void take_material(Appearance& look, std::string_view local, std::string_view text) {
    if (local == "diffuseColor") {
        read_shares(text, look.diffuse_rgb);
    } else if (local == "specularColor") {
        read_shares(text, look.specular_rgb);
    } else if (local == "emissiveColor") {
        read_shares(text, look.emissive_rgb);
    } else if (local == "ambientIntensity") {
        read_shares(text, {&look.ambient_intensity, 1});
    } else if (local == "shininess") {
        read_shares(text, {&look.shininess, 1});
    } else if (local == "transparency") {
        read_shares(text, {&look.transparency, 1});
    } else if (local == "isSmooth") {
        look.is_smooth = is_true(text);
    } else if (local == "name") {
        look.name = text;
    }
}

void take_georeference(
    RawGeoreference& georeference, std::string_view local, std::string_view text) {
    if (local == "preferWorldFile") {
        georeference.prefers_world_file = is_true(text);
    } else if (local == "orientation") {
        georeference.orientation.clear();
        read_coordinates(GmlNumbers(text), georeference.orientation);
    } else if (local == "pos" || local == "coordinates") {
        georeference.point.clear();
        read_coordinates(GmlNumbers(text), georeference.point);
    }
}

} // namespace

void AppearanceCollector::begin_appearance() {
    inside_data_ = false;
    theme_ = 0;
    if (model_.themes.empty()) {
        model_.themes.emplace_back(); // appearances without a theme
    }
}

RawAppearance* AppearanceCollector::current() {
    return inside_data_ ? &model_.appearances.back() : nullptr;
}

void AppearanceCollector::start(std::string_view local, std::span<const XmlAttribute> attributes) {
    if (kind_of(local)) {
        begin_data(local, attributes);
    } else if (inside_data_) {
        start_inside(local, attributes);
    } else if (local == "surfaceDataMember" || local == "surfaceData") {
        const std::string_view href = find(attributes, "href");
        if (href.starts_with('#')) {
            model_.shared_data.push_back({gml_id_hash(href.substr(1)), theme_});
        }
    }
}

void AppearanceCollector::begin_data(
    std::string_view local, std::span<const XmlAttribute> attributes) {
    RawAppearance data;
    data.themes = {theme_};
    data.id = gml_id_hash(find(attributes, "id"));
    data.kind = *kind_of(local);
    data.look.wrap = TextureWrap::None;
    model_.appearances.push_back(std::move(data));
    inside_data_ = true;
}

void AppearanceCollector::start_inside(
    std::string_view local, std::span<const XmlAttribute> attributes) {
    if (local == "target" && current()->kind == SurfaceDataKind::Texture) {
        // Up to 2.0; in 3.0 the text of the element names the target.
        if (const std::string_view uri = find(attributes, "uri"); !uri.empty()) {
            add_target(uri);
            const std::string_view href = find(attributes, "href");
            if (href.starts_with('#')) {
                parameters()->borrowed = gml_id_hash(href.substr(1));
            }
        }
    } else if (local == "TexCoordList" || local == "TexCoordGen") {
        const std::string_view id = find(attributes, "id");
        if (!id.empty() && parameters() != nullptr) {
            parameters()->id = gml_id_hash(id);
        }
    } else if (local == "textureCoordinates") {
        ring_hash_ = gml_id_hash(without_hash(find(attributes, "ring")));
    }
}

void AppearanceCollector::end(std::string_view local, std::string_view text) {
    if (local == "theme") {
        const auto found = std::find(model_.themes.begin(), model_.themes.end(), text);
        theme_ = static_cast<std::uint32_t>(found - model_.themes.begin());
        if (found == model_.themes.end() && model_.themes.size() >= most_themes) {
            theme_ = 0;
            ++model_.ignored["too_many_themes"];
        } else if (found == model_.themes.end()) {
            model_.themes.emplace_back(text);
        }
    } else if (kind_of(local)) {
        inside_data_ = false;
    } else if (RawAppearance* data = current()) {
        end_inside(*data, local, text);
    }
}

void AppearanceCollector::end_inside(
    RawAppearance& data, std::string_view local, std::string_view text) {
    if (local == "imageURI") {
        data.image_uri = text;
    } else if (local == "mimeType") {
        data.look.mime_type = text;
    } else if (local == "wrapMode") {
        data.look.wrap = texture_wrap_of(text);
    } else if (local == "textureType") {
        data.look.texture_type = texture_type_of(text);
    } else if (local == "borderColor") {
        read_shares(text, data.look.border_rgba);
    } else if (local == "isFront") {
        data.is_front = is_true(text);
    } else if (local == "target" && !text.empty()) {
        add_target(text);
    } else if (local == "ring") {
        name_next_ring(text);
    } else if (local == "textureCoordinates") {
        add_texture_coordinates(text);
    } else if (local == "worldToTexture") {
        if (RawTargetParameters* own = parameters()) {
            read_coordinates(GmlNumbers(text), own->world_to_texture);
        }
    } else if (data.kind == SurfaceDataKind::Georeferenced) {
        take_georeference(data.georeference, local, text);
    } else if (data.kind == SurfaceDataKind::Material) {
        take_material(data.look, local, text);
    }
}

void AppearanceCollector::add_target(std::string_view uri) {
    current()->targets.push_back({gml_id_hash(without_hash(uri)), -1, {}});
    named_rings_ = 0;
}

/// Of the last target, which gets some; null before the first one.
RawTargetParameters* AppearanceCollector::parameters() {
    if (current()->targets.empty()) {
        return nullptr;
    }
    RawTarget& target = current()->targets.back();
    if (target.parameters < 0) {
        target.parameters = static_cast<std::int32_t>(model_.target_parameters.size());
        model_.target_parameters.emplace_back();
    }
    return &model_.target_parameters[static_cast<std::size_t>(target.parameters)];
}

/// CityGML 3.0 lists all coordinates first, then their rings in the same order.
void AppearanceCollector::name_next_ring(std::string_view uri) {
    if (current()->targets.empty() || named_rings_ >= current()->targets.back().rings.size()) {
        return;
    }
    current()->targets.back().rings[named_rings_++].hash = gml_id_hash(without_hash(uri));
}

void AppearanceCollector::add_texture_coordinates(std::string_view text) {
    if (current()->targets.empty()) {
        return;
    }
    const auto first = static_cast<std::uint32_t>(model_.uv.size());
    const std::vector<float> numbers = read_floats(text);
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        model_.uv.push_back({numbers[i], numbers[i + 1]});
    }
    current()->targets.back().rings.push_back(
        {ring_hash_, first, static_cast<std::uint32_t>(model_.uv.size())});
}

} // namespace smiletwin::geo
