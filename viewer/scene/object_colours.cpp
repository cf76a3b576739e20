#include "viewer/scene/object_colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string_view>

namespace smiletwin::viewer {

namespace {

constexpr int row_length = 512;
constexpr unsigned char plain_alpha = 255;
constexpr unsigned char tinted_alpha = 128;

/// FNV-1a: steady across runs and machines.
std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return hash ^ (hash >> 15U);
}

bool is_flat_roofed(const geo::City& city, const geo::CityObject& object) {
    const std::string_view roof = city.attribute(object, "roofType");
    return roof == "1000" || roof == "flat";
}

/// Colours of things that are no buildings, by the local name of their type.
const ScreenColour* colour_of_type(std::string_view type, const SceneColours& palette) {
    constexpr std::array<std::string_view, 3> green{
        "SolitaryVegetationObject", "PlantCover", "LandUse"};
    constexpr std::array<std::string_view, 3> street{"Road", "TrafficArea", "Square"};
    if (std::find(green.begin(), green.end(), type) != green.end()) {
        return &palette.green;
    }
    if (std::find(street.begin(), street.end(), type) != street.end()) {
        return &palette.street;
    }
    if (type.ends_with("Relief") || type == "ReliefFeature") { // TINRelief and its kin
        return &palette.ground;
    }
    return type.starts_with("Water") ? &palette.water : nullptr;
}

void put(osg::Image& image, std::size_t object, const ScreenColour& colour, unsigned char alpha) {
    unsigned char* texel = image.data(
        static_cast<unsigned>(object % row_length), static_cast<unsigned>(object / row_length));
    for (unsigned i = 0; i < 3; ++i) {
        texel[i] = static_cast<unsigned char>(std::lround(255.0F * colour[static_cast<int>(i)]));
    }
    texel[3] = alpha;
}

osg::ref_ptr<osg::Texture2D> texel_texture() {
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D;
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::NEAREST);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::NEAREST);
    texture->setResizeNonPowerOfTwoHint(false);
    texture->setDataVariance(osg::Object::DYNAMIC);
    return texture;
}

osg::ref_ptr<osg::Image> image_for(std::size_t objects) {
    osg::ref_ptr<osg::Image> image = new osg::Image;
    const auto rows =
        static_cast<int>(std::max<std::size_t>(1, (objects + row_length - 1) / row_length));
    image->allocateImage(row_length, rows, 1, GL_RGBA, GL_UNSIGNED_BYTE);
    std::memset(image->data(), plain_alpha, image->getTotalSizeInBytes());
    return image;
}

} // namespace

std::vector<bool> find_landmarks(const geo::City& city) {
    // AdV code list of building functions: worship, town hall, castle, city gate.
    constexpr std::array<std::string_view, 10> codes{
        "31001_3040",
        "31001_3041",
        "31001_3042",
        "31001_3043",
        "31001_3044",
        "31001_3045",
        "31001_3012",
        "31001_3031",
        "51007_1740",
        "31001_3038"};
    std::vector<bool> landmark(city.objects.size(), false);
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        const std::string_view function = city.attribute(city.objects[i], "function");
        if (std::find(codes.begin(), codes.end(), function) != codes.end()) {
            landmark[geo::top_level_object(city, i)] = true;
        }
    }
    return landmark;
}

ObjectColours make_object_colours() {
    return {texel_texture(), texel_texture()};
}

void paint_objects(
    ObjectColours& colours,
    const geo::City& city,
    const std::vector<bool>& landmark,
    const SceneColours& palette) {
    auto walls = image_for(city.objects.size());
    auto roofs = image_for(city.objects.size());
    for (std::size_t i = 0; i < city.objects.size(); ++i) {
        const geo::CityObject& object = city.objects[i];
        const std::uint32_t hash = hash_of(object.id);
        const auto any = [](const std::vector<ScreenColour>& list, std::uint32_t number) {
            return list[number % list.size()];
        };
        const bool flat = is_flat_roofed(city, object);
        ScreenColour wall = any(palette.wall, hash);
        ScreenColour roof = any(flat ? palette.flat_roof : palette.roof, hash >> 8U);
        if (landmark[i]) {
            wall = palette.landmark_wall;
            roof = palette.landmark_roof;
        }
        if (const ScreenColour* other = colour_of_type(object.type, palette); other != nullptr) {
            wall = roof = *other;
        }
        put(*walls, i, wall, plain_alpha);
        put(*roofs, i, roof, plain_alpha);
    }
    colours.wall->setImage(walls);
    colours.roof->setImage(roofs);
}

void tint_object(ObjectColours& colours, std::int64_t object) {
    osg::Image* walls = colours.wall->getImage();
    if (walls == nullptr) {
        return;
    }
    const std::int64_t texels = std::int64_t{walls->s()} * walls->t();
    for (std::int64_t i = 0; i < texels; ++i) {
        walls->data()[4 * i + 3] = i == object ? tinted_alpha : plain_alpha;
    }
    walls->dirty();
}

} // namespace smiletwin::viewer
