// Which feature of the visible layers a click means.
#pragma once

#include "geo/geometry/vec.hpp"
#include "viewer/layers/data_layer.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

struct FeatureHit {
    std::string layer; ///< id
    std::size_t feature = 0;
    friend bool operator==(const FeatureHit&, const FeatureHit&) = default;
};

/// The point whose disc the eye meets; `misses_by` tells the distance of a point on the ground from
/// the ray in pixels, negative when it is behind the eye.
std::optional<FeatureHit> point_feature_at(
    const std::vector<const DataLayer*>& layers,
    double reach_px,
    const std::function<double(geo::Vec2d point_crs)>& misses_by);

/// The nearest line or outline within `reach_m`, else the smallest polygon that holds the place.
std::optional<FeatureHit>
plane_feature_at(const std::vector<const DataLayer*>& layers, geo::Vec2d place_crs, double reach_m);

} // namespace smiletwin::viewer
