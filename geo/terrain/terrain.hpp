// The ground: a height field with its datum, and pictures that lie on it.
#pragma once

#include "geo/crs/crs.hpp"
#include "geo/raster/grid.hpp"
#include "geo/raster/image.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace smiletwin::geo {

/// Heights above the named datum; NaN = nothing known.
struct HeightField {
    Grid<float> height_m;
    std::optional<Crs> crs;
    std::string vertical; ///< name of the height system, or "unknown"
};

/// Marks that files use for "no height" and often forget to declare (-9999 and the like).
bool is_void_mark(float height_m);

/// An orthophoto or drawn map; covers `box` of the CRS.
struct Imagery {
    Image image;
    Box2d box;
    std::optional<Crs> crs;
};

/// Classes per cell, e.g. land cover.
struct ClassRaster {
    Grid<std::uint8_t> classes; ///< 255 = no data
    std::optional<Crs> crs;
};

} // namespace smiletwin::geo
