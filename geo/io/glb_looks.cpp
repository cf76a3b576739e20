#include "geo/io/glb_looks.hpp"

#include "geo/base/mapped_file.hpp"
#include "geo/io/class_colours.hpp"
#include "geo/io/json_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace smiletwin::geo {

namespace {

/// Of the only two kinds of images that glTF knows, told by their first bytes.
std::string_view image_type(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) {
        return "image/jpeg";
    }
    return bytes.starts_with("\x89PNG\r\n\x1A\n") ? "image/png" : std::string_view();
}

/// Colours of materials are linear in glTF, ours are sRGB (IEC 61966-2-1).
double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// Codes of OpenGL; borders are clamped, glTF has none.
int wrap_code(TextureWrap wrap) {
    switch (wrap) {
    case TextureWrap::Wrap:
        return 10497;
    case TextureWrap::Mirror:
        return 33648;
    default:
        return 33071;
    }
}

std::string plain_material(std::string_view name, const double (&rgb)[3], double alpha) {
    return fmt::format(
        R"({{{}"doubleSided":true{},"pbrMetallicRoughness":{{"baseColorFactor":)"
        R"([{:.4f},{:.4f},{:.4f},{:.4f}],"metallicFactor":0}}}})",
        name.empty() ? std::string() : fmt::format("\"name\":{},", json_quoted(name)),
        alpha < 1.0 ? R"(,"alphaMode":"BLEND")" : "",
        linear(rgb[0]),
        linear(rgb[1]),
        linear(rgb[2]),
        alpha);
}

} // namespace

std::size_t GlbList::add(std::string_view value) {
    text_ += count_ > 0 ? "," : "";
    text_ += value;
    return count_++;
}

std::string GlbList::member(std::string_view name) const {
    return count_ == 0 ? std::string() : fmt::format(",\"{}\":[{}]", name, text_);
}

GlbLooks::GlbLooks(const City& city) : city_(city) {
    for (const Appearance& look : city.appearances) {
        bool shown = look.image.empty();
        if (!shown && !city.texture_coordinates.empty()) {
            const auto file = MappedFile::open(look.image);
            shown = file && !image_type(file->bytes()).empty();
        }
        can_show_.push_back(shown);
    }
}

std::size_t GlbLooks::material_of(const CityPolygon& polygon) const {
    if (polygon.appearance >= 0 && can_show_[static_cast<std::size_t>(polygon.appearance)]) {
        return static_cast<std::size_t>(polygon.appearance);
    }
    const std::string& type = city_.objects[polygon.object].type;
    return city_.appearances.size() + class_of(polygon.kind, type);
}

std::size_t GlbLooks::index_of(std::size_t material) {
    const auto known = known_.find(material);
    if (known != known_.end()) {
        return known->second;
    }
    const std::size_t index = materials_.add(described(material));
    known_.emplace(material, index);
    return index;
}

std::string GlbLooks::described(std::size_t material) {
    if (material >= city_.appearances.size()) {
        const ClassColour& colour = class_colours()[material - city_.appearances.size()];
        const auto& rgb = colour.rgb;
        return plain_material(colour.name, {rgb[0] / 255.0, rgb[1] / 255.0, rgb[2] / 255.0}, 1.0);
    }
    const Appearance& look = city_.appearances[material];
    if (!has_image(material)) {
        const float* const rgb = look.diffuse_rgb;
        return plain_material({}, {rgb[0], rgb[1], rgb[2]}, 1.0 - double{look.transparency});
    }
    return fmt::format(
        R"({{"doubleSided":true,"pbrMetallicRoughness":{{"baseColorTexture":{{"index":{}}},)"
        R"("metallicFactor":0}}}})",
        texture(material));
}

std::size_t GlbLooks::texture(std::size_t appearance) {
    const Appearance& look = city_.appearances[appearance];
    const int wrap = wrap_code(look.wrap);
    const auto [sampler, is_new] = samplers_.try_emplace(wrap, samplers_.size());
    if (is_new) {
        sampler_list_.add(fmt::format(R"({{"wrapS":{0},"wrapT":{0}}})", wrap));
    }
    return textures_.add(
        fmt::format(R"({{"source":{},"sampler":{}}})", image(look.image), sampler->second));
}

std::size_t GlbLooks::image(const std::filesystem::path& file) {
    const auto [entry, is_new] = known_images_.try_emplace(file, images_.size());
    if (is_new) {
        const auto mapped = MappedFile::open(file);
        const std::string_view bytes = mapped ? mapped->bytes() : std::string_view();
        images_.push_back({bytes_.size(), bytes.size(), image_type(bytes)});
        bytes_ += bytes;
        bytes_.resize((bytes_.size() + 3) / 4 * 4);
    }
    return entry->second;
}

void GlbLooks::add_views(std::size_t offset, std::size_t first_view, GlbList& views) {
    for (const Image& image : images_) {
        views.add(fmt::format(
            R"({{"buffer":0,"byteOffset":{},"byteLength":{}}})",
            offset + image.offset,
            image.bytes));
        image_list_.add(
            fmt::format(R"({{"bufferView":{},"mimeType":"{}"}})", first_view++, image.type));
    }
}

std::string GlbLooks::members() const {
    return materials_.member("materials") + textures_.member("textures") +
           sampler_list_.member("samplers") + image_list_.member("images");
}

} // namespace smiletwin::geo
