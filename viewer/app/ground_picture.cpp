#include "viewer/app/ground_picture.hpp"

#include <array>
#include <cstdint>

namespace smiletwin::viewer {

namespace {

using Rgb = std::array<std::uint8_t, 3>;

Rgb colour_of(std::uint8_t code) {
    switch (code) {
    case 0:
        return {190, 180, 162}; // cobble
    case 1:
        return {172, 168, 161}; // paved
    case 2:
        return {201, 196, 186}; // under a building
    case 3:
    case 4:
    case 5:
        return {150, 178, 114}; // trees, grass
    case 6:
        return {194, 171, 134}; // soil
    case 7:
        return {110, 148, 166}; // water
    default:
        return {205, 200, 188}; // not known: the colour of plain ground
    }
}

} // namespace

std::shared_ptr<const geo::Imagery> picture_of_landcover(const geo::ClassRaster* landcover) {
    if (landcover == nullptr || landcover->classes.values.empty()) {
        return nullptr;
    }
    auto picture = std::make_shared<geo::Imagery>();
    picture->box = landcover->classes.frame.box();
    picture->crs = landcover->crs;
    picture->image.width = landcover->classes.frame.columns;
    picture->image.height = landcover->classes.frame.rows;
    picture->image.rgba.reserve(4 * landcover->classes.values.size());
    for (const std::uint8_t code : landcover->classes.values) {
        const Rgb rgb = colour_of(code);
        picture->image.rgba.insert(picture->image.rgba.end(), {rgb[0], rgb[1], rgb[2], 255});
    }
    return picture;
}

} // namespace smiletwin::viewer
