// A model in coordinates of its own, put to its place in the project's system.
#pragma once

#include "geo/city/city.hpp"
#include "geo/crs/crs.hpp"
#include "geo/terrain/terrain.hpp"
#include "scenarios/project/project.hpp"

namespace smiletwin::scenarios {

/// The point of a model that stands at its place, in the model's coordinates.
struct ModelAnchor {
    geo::Vec3d point;
    geo::Box3d box; ///< of the model, seen from that point
};

/// In plan the model's origin where that lies in or under the model, since things are drawn around
/// the point they stand on, else the middle; in height the lowest point.
ModelAnchor model_anchor(const geo::Box3d& box);

/// Scaled, turned and moved; heights count from zero when they are above the ground.
geo::City placed_model(
    const geo::City& city, const ModelAnchor& anchor, const ModelPlace& place, const geo::Crs& crs);

geo::City lifted(const geo::City& city, double by_m);

/// Terrain, else a surface through the feet of the buildings, else zero: as a Site has it. Both may
/// be null.
double
ground_height_m(geo::Vec2d place_crs, const geo::HeightField* terrain, const geo::City* city);

} // namespace smiletwin::scenarios
