// Places in an image that follow from positions in the world. Private to the readers of city
// models.
#pragma once

#include "geo/geometry/vec.hpp"
#include "geo/io/raw_city.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace smiletwin::geo {

/// From a position as written to its place in an image, 0..1 from the lower left corner; empty
/// where there is no way.
using ImageProjection = std::function<Vec2f(const Vec3d&)>;

/// Three rows of four: (s q, t q, q) is the matrix on (x, y, z, 1) (CityGML 2.0, clause 9.4).
/// `numbers` must outlive the projection.
ImageProjection matrix_projection(const std::vector<double>& numbers);

/// The place that the texture states counts before any that its image has. An image's x is easting;
/// `middle` of what is projected tells whether positions are written northing first.
ImageProjection georeferenced_projection(
    const RawGeoreference& stated, const std::filesystem::path& image, const Vec3d& middle);

} // namespace smiletwin::geo
