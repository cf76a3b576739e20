#include "geo/io/cityjson_looks_text.hpp"

#include "geo/io/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>

namespace smiletwin::geo {

namespace {

/// Adds members of a material to its text.
class MaterialText {
public:
    MaterialText(const Appearance& look, const std::string& name)
        : look_(look), text_("{\"name\":" + json_quoted(name)) {}

    void add(MaterialMember member, const char* name, float value, float usual) {
        if (value != usual || is_stated(member)) {
            text_ += fmt::format(",\"{}\":{}", name, value);
        }
    }
    void
    add(MaterialMember member,
        const char* name,
        std::span<const float> value,
        std::span<const float> usual) {
        const bool is_usual = std::equal(value.begin(), value.end(), usual.begin());
        if (!is_usual || is_stated(member)) {
            text_ += fmt::format(",\"{}\":[{}]", name, fmt::join(value, ","));
        }
    }
    void add(MaterialMember member, const char* name, bool value) {
        if (value || is_stated(member)) {
            text_ += fmt::format(",\"{}\":{}", name, value);
        }
    }
    [[nodiscard]] std::string text() const { return text_ + '}'; }

private:
    [[nodiscard]] bool is_stated(MaterialMember member) const {
        return (look_.stated_members & static_cast<unsigned>(member)) != 0;
    }

    const Appearance& look_;
    std::string text_;
};

} // namespace

std::string cityjson_material(const Appearance& look, const std::string& name) {
    const Appearance usual;
    using enum MaterialMember;
    MaterialText text(look, name);
    text.add(Ambient, "ambientIntensity", look.ambient_intensity, usual.ambient_intensity);
    text.add(Diffuse, "diffuseColor", look.diffuse_rgb, usual.diffuse_rgb);
    text.add(Emissive, "emissiveColor", look.emissive_rgb, usual.emissive_rgb);
    text.add(Specular, "specularColor", look.specular_rgb, usual.specular_rgb);
    text.add(Shininess, "shininess", look.shininess, usual.shininess);
    text.add(Transparency, "transparency", look.transparency, usual.transparency);
    text.add(Smooth, "isSmooth", look.is_smooth);
    return text.text();
}

std::string cityjson_texture(const Appearance& look, const std::string& image_name) {
    const std::string ending = std::filesystem::path(image_name).extension().string();
    const bool is_png = look.mime_type.empty() ? ending == ".png" || ending == ".PNG"
                                               : look.mime_type == "image/png";
    return fmt::format(
        R"({{"type":"{}","image":{},"wrapMode":"{}","borderColor":[{}]{}}})",
        is_png ? "PNG" : "JPG",
        json_quoted(image_name),
        texture_wrap_name(look.wrap),
        fmt::join(look.border_rgba, ","),
        look.texture_type.empty()
            ? std::string()
            : fmt::format(R"(,"textureType":{})", json_quoted(look.texture_type)));
}

} // namespace smiletwin::geo
