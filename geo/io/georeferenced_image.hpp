// Where the pixels of an image lie in the world: by a world file beside it or by what the image
// itself says. Frame: that of the georeference. Private to the readers of city models.
#pragma once

#include "geo/geometry/vec.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>

namespace smiletwin::geo {

/// From columns and rows of pixels to the world: a matrix row by row, and the centre of the upper
/// left pixel. The lines of a world file are its numbers 1, 3, 2, 4, then the centre.
struct PixelPlacing {
    std::array<double, 4> matrix{};
    Vec2d centre;

    /// False where pixels have no area.
    [[nodiscard]] bool is_usable() const;
};

/// Width and height in pixels; nothing for what is no PNG, JPEG or TIFF.
std::optional<std::pair<double, double>> image_size_px(const std::filesystem::path& image);

/// The stated place; of two the preferred one.
std::optional<PixelPlacing> placing_of(const std::filesystem::path& image, bool prefers_world_file);

/// Place in the image, 0..1 from its lower left corner to its upper right one (CityGML 2.0, clause
/// 9.4).
Vec2d place_in_image(const PixelPlacing& placing, std::pair<double, double> size_px, Vec2d world);

} // namespace smiletwin::geo
