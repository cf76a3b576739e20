#include "geo/io/cityjson_looks.hpp"

#include "geo/io/inside_root.hpp"

#include <simdjson.h>

#include <algorithm>
#include <span>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// As many numbers between 0 and 1 as there is room for; none of fewer.
bool take_shares(const std::vector<double>& numbers, std::span<float> shares) {
    const bool is_enough = numbers.size() >= shares.size();
    for (std::size_t i = 0; i < shares.size() && is_enough; ++i) {
        shares[i] = static_cast<float>(std::clamp(numbers[i], 0.0, 1.0));
    }
    return is_enough;
}

bool take_share(const dom::object& written, std::string_view name, float& share) {
    double number = 0.0;
    return written[name].get(number) == simdjson::SUCCESS && take_shares({number}, {&share, 1});
}

/// An entry that is no object keeps its place in the list.
Appearance material_from(const dom::element& entry) {
    Appearance material;
    dom::object written;
    if (entry.get(written) == simdjson::SUCCESS) {
        const auto state = [&material](bool is_stated, MaterialMember member) {
            const unsigned bit = is_stated ? static_cast<unsigned>(member) : 0U;
            material.stated_members = static_cast<std::uint8_t>(material.stated_members | bit);
        };
        const auto colour = [&](const char* name, std::span<float> rgb, MaterialMember member) {
            state(take_shares(numbers_in(written, name), rgb), member);
        };
        const auto share = [&](const char* name, float& value, MaterialMember member) {
            state(take_share(written, name, value), member);
        };
        colour("diffuseColor", material.diffuse_rgb, MaterialMember::Diffuse);
        colour("specularColor", material.specular_rgb, MaterialMember::Specular);
        colour("emissiveColor", material.emissive_rgb, MaterialMember::Emissive);
        share("ambientIntensity", material.ambient_intensity, MaterialMember::Ambient);
        share("shininess", material.shininess, MaterialMember::Shininess);
        share("transparency", material.transparency, MaterialMember::Transparency);
        const bool has_smooth = written["isSmooth"].get(material.is_smooth) == simdjson::SUCCESS;
        state(has_smooth, MaterialMember::Smooth);
        material.name = text_in(written, "name");
    }
    return material;
}

/// CityJSON knows two types (2.0.1, chapter 6.2), which its schema writes with capitals.
std::string_view mime_type_of(std::string_view type) {
    return type == "PNG" ? "image/png" : type == "JPG" ? "image/jpeg" : std::string_view();
}

Appearance texture_from(const dom::element& entry, CityJsonImages& images) {
    Appearance texture;
    dom::object written;
    if (entry.get(written) == simdjson::SUCCESS) {
        const std::string_view name = text_in(written, "image");
        texture.image = images.find(name);
        texture.missing_image = texture.image.empty() ? name : std::string_view();
        texture.mime_type = mime_type_of(text_in(written, "type"));
        texture.wrap = texture_wrap_of(text_in(written, "wrapMode"));
        texture.texture_type = texture_type_of(text_in(written, "textureType"));
        take_shares(numbers_in(written, "borderColor"), texture.border_rgba);
    }
    return texture;
}

Vec2f texture_place(const dom::element& entry) {
    dom::array pair;
    double u = 0.0;
    double v = 0.0;
    const bool good = entry.get(pair) == simdjson::SUCCESS &&
                      pair.at(0).get(u) == simdjson::SUCCESS &&
                      pair.at(1).get(v) == simdjson::SUCCESS;
    return good ? Vec2f{static_cast<float>(u), static_cast<float>(v)} : Vec2f{};
}

} // namespace

std::filesystem::path CityJsonImages::find(std::string_view name) {
    const std::scoped_lock lock(mutex_);
    const auto known = by_name_.find(name);
    if (known != by_name_.end()) {
        return known->second;
    }
    return by_name_.emplace(name, resolve_inside(name, folder_, root_)).first->second;
}

std::uint64_t CityJsonImages::missing() const {
    return static_cast<std::uint64_t>(std::count_if(
        by_name_.begin(), by_name_.end(), [](const auto& entry) { return entry.second.empty(); }));
}

std::uint64_t CityJsonImages::found() const {
    return by_name_.size() - missing();
}

std::vector<FileReference> CityJsonImages::named_files() const {
    std::vector<FileReference> files;
    for (const auto& [name, path] : by_name_) {
        files.push_back({name, !path.empty(), false});
    }
    return files;
}

CityJsonLooks cityjson_looks(
    const dom::object& document, std::vector<Appearance>& appearances, CityJsonImages& images) {
    CityJsonLooks looks;
    const auto written = object_in(document, "appearance");
    if (!written) {
        return looks;
    }
    looks.material_theme = text_in(*written, "default-theme-material");
    looks.texture_theme = text_in(*written, "default-theme-texture");
    const auto add = [&](Appearance appearance) {
        appearances.push_back(std::move(appearance));
        return static_cast<std::int32_t>(appearances.size()) - 1;
    };
    if (const auto materials = array_in(*written, "materials")) {
        for (const dom::element entry : *materials) {
            looks.materials.push_back(add(material_from(entry)));
        }
    }
    if (const auto textures = array_in(*written, "textures")) {
        for (const dom::element entry : *textures) {
            Appearance texture = texture_from(entry, images);
            looks.has_image.push_back(!texture.image.empty());
            looks.textures.push_back(is_texture(texture) ? add(std::move(texture)) : -1);
        }
    }
    if (const auto places = array_in(*written, "vertices-texture")) {
        std::transform(places->begin(), places->end(), std::back_inserter(looks.uv), texture_place);
    }
    return looks;
}

} // namespace smiletwin::geo
