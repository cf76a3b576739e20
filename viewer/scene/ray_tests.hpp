// Where a ray of sight meets the bodies that are drawn as instances: distances along the ray.
#pragma once

#include "viewer/scene/city_scene.hpp"

#include <optional>

namespace smiletwin::viewer {

/// Crown (an ellipsoid) or trunk (a thin post).
std::optional<double> distance_to_tree(const PickRay& ray, const TreeInstance& tree);
/// Straight walls and lid.
std::optional<double> distance_to_prism(const PickRay& ray, const PrismInstance& prism);
/// The point counts as hit when it lies within `angle_rad` of the ray.
std::optional<double> distance_in_cone(const PickRay& ray, geo::Vec3d point_crs, double angle_rad);

} // namespace smiletwin::viewer
