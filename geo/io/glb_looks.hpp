// Materials, textures and embedded images of a glTF document; each is made when it is first asked
// for. Private to the GLB writer.
#pragma once

#include "geo/city/city.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// A list of JSON values.
class GlbList {
public:
    /// Index of the added value.
    std::size_t add(std::string_view value);
    /// `,"name":[...]`; nothing when it is empty, as glTF demands.
    [[nodiscard]] std::string member(std::string_view name) const;

private:
    std::string text_;
    std::size_t count_ = 0;
};

/// A material is an appearance of the city, or behind those one of the class colours.
class GlbLooks {
public:
    explicit GlbLooks(const City& city);

    /// Of a polygon: its appearance where glTF can show it, else the colour of its class.
    [[nodiscard]] std::size_t material_of(const CityPolygon& polygon) const;
    [[nodiscard]] bool has_image(std::size_t material) const {
        return material < city_.appearances.size() && !city_.appearances[material].image.empty();
    }

    /// Its place in the document.
    std::size_t index_of(std::size_t material);

    /// Bytes of all images, each from a whole word on.
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    /// Adds the views of the images, which begin at `offset` of the buffer, to those there are.
    void add_views(std::size_t offset, std::size_t first_view, GlbList& views);
    /// Members of the document.
    [[nodiscard]] std::string members() const;

private:
    std::string described(std::size_t material);
    std::size_t texture(std::size_t appearance);
    std::size_t image(const std::filesystem::path& file);

    struct Image {
        std::size_t offset = 0;
        std::size_t bytes = 0;
        std::string_view type;
    };

    const City& city_;
    std::vector<bool> can_show_; ///< of each appearance
    std::map<std::size_t, std::size_t> known_;
    std::map<int, std::size_t> samplers_;
    std::map<std::filesystem::path, std::size_t> known_images_;
    std::vector<Image> images_;
    std::string bytes_;
    GlbList materials_;
    GlbList textures_;
    GlbList sampler_list_;
    GlbList image_list_;
};

} // namespace smiletwin::geo
