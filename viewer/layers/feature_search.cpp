#include "viewer/layers/feature_search.hpp"

#include <algorithm>
#include <limits>

namespace smiletwin::viewer {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

/// Keeps what comes with the least measure.
struct Least {
    double measure = endless;
    std::optional<FeatureHit> hit;

    void offer(double own, const DataLayer& layer, std::size_t feature) {
        if (own < measure) {
            measure = own;
            hit = FeatureHit{layer.id, feature};
        }
    }
};

double distance_to_corners_m(const geo::Line2d& corners, bool closed, geo::Vec2d place) {
    double least = endless;
    for (std::size_t i = 0; i + (closed ? 0 : 1) < corners.size(); ++i) {
        const geo::Vec2d next = corners[(i + 1) % corners.size()];
        least = std::min(least, geo::distance_to_segment_m(place, corners[i], next));
    }
    return least;
}

double distance_to_edge_m(const geo::PlanGeometry& geometry, geo::Vec2d place) {
    if (const auto* line = std::get_if<geo::Line2d>(&geometry)) {
        return distance_to_corners_m(*line, false, place);
    }
    double least = endless;
    if (const auto* polygon = std::get_if<geo::Polygon2d>(&geometry)) {
        for (const geo::Ring2d& ring : polygon->rings) {
            least = std::min(least, distance_to_corners_m(ring, true, place));
        }
    }
    return least;
}

} // namespace

std::optional<FeatureHit> point_feature_at(
    const std::vector<const DataLayer*>& layers,
    double reach_px,
    const std::function<double(geo::Vec2d point_crs)>& misses_by) {
    Least nearest;
    for (const DataLayer* layer : layers) {
        const std::size_t count = layer->features ? layer->features->features.size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (const auto* point =
                    std::get_if<geo::Vec2d>(&layer->features->features[i].geometry)) {
                const double by_px = misses_by(*point);
                if (by_px >= 0.0 && by_px <= reach_px) {
                    nearest.offer(by_px, *layer, i);
                }
            }
        }
    }
    return nearest.hit;
}

std::optional<FeatureHit> plane_feature_at(
    const std::vector<const DataLayer*>& layers, geo::Vec2d place_crs, double reach_m) {
    Least edge;
    Least inside;
    for (const DataLayer* layer : layers) {
        const std::size_t count = layer->features ? layer->features->features.size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const geo::PlanGeometry& geometry = layer->features->features[i].geometry;
            if (!geo::bounds(geometry).grown(reach_m).contains(place_crs)) {
                continue;
            }
            const double away_m = distance_to_edge_m(geometry, place_crs);
            if (away_m <= reach_m) {
                edge.offer(away_m, *layer, i);
            }
            const auto* polygon = std::get_if<geo::Polygon2d>(&geometry);
            if (polygon != nullptr && geo::contains(*polygon, place_crs)) {
                inside.offer(geo::area_m2(*polygon), *layer, i);
            }
        }
    }
    return edge.hit ? edge.hit : inside.hit;
}

} // namespace smiletwin::viewer
