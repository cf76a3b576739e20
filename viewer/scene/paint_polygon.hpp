// Filling polygons in a picture that lies on the ground.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "geo/raster/image.hpp"

#include <functional>
#include <span>

namespace smiletwin::viewer {

/// Even-odd fill of all rings together, at the pixels' centres; `image` covers `box`, its first row
/// is the northern one. `paint` gets the four bytes of each pixel inside.
void paint_polygon(
    geo::Image& image,
    const geo::Box2d& box,
    std::span<const geo::Ring2d> rings,
    const std::function<void(std::uint8_t* pixel)>& paint);

} // namespace smiletwin::viewer
