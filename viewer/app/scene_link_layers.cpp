// The part of SceneLink that shows imported layers and finds their features.
#include "viewer/app/scene_link.hpp"

#include <cmath>

namespace smiletwin::viewer {

namespace {

/// How near a click has to come, in pixels.
constexpr double point_reach_px = 9.0;
constexpr double line_reach_px = 5.0;

} // namespace

std::vector<ShownLayer> SceneLink::shown_layers() const {
    const ViewState& view = app_.view();
    std::vector<ShownLayer> shown;
    for (const DataLayer& layer : app_.layers()) {
        if (view.layer_visible(layer.id, layer.shown_at_first)) {
            const auto opacity = view.layer_opacity.find(layer.id);
            shown.push_back(
                {&layer, opacity != view.layer_opacity.end() ? opacity->second : layer.opacity});
        }
    }
    return shown;
}

void SceneLink::update_data_layers() {
    const std::vector<ShownLayer> shown = shown_layers();
    std::vector<GroundLayer> drawn = ground_layers(shown);
    if (seen_.layers == drawn && seen_.layer_language == app_.view().language) {
        return;
    }
    seen_.layer_language = app_.view().language;
    layer_legend_.reset();
    for (auto layer = shown.rbegin(); layer != shown.rend() && !layer_legend_; ++layer) {
        layer_legend_ = legend_of_layer(*layer->layer, app_.text());
    }
    scene_.set_layers(drawn);
    seen_.layers = std::move(drawn);
}

std::vector<const DataLayer*> SceneLink::layers_to_click() const {
    std::vector<const DataLayer*> layers;
    for (const ShownLayer& shown : shown_layers()) {
        layers.push_back(shown.layer);
    }
    return layers;
}

std::optional<FeatureHit> SceneLink::point_feature(const PickRay& ray) const {
    return point_feature_at(layers_to_click(), point_reach_px, [&](geo::Vec2d point) {
        const double height_m = scene_.ground_height_m(point);
        const geo::Vec3d toward =
            geo::Vec3d{point.x, point.y, std::isfinite(height_m) ? height_m : 0.0} - ray.origin_crs;
        const double along_m = dot(toward, ray.direction);
        if (along_m <= 0.0) {
            return -1.0;
        }
        const double aside_m = length(toward - along_m * ray.direction);
        return aside_m / (along_m * ray.pixel_angle_rad);
    });
}

std::optional<FeatureHit> SceneLink::plane_feature(const PickRay& ray, geo::Vec3d place_crs) const {
    const double pixel_m = length(place_crs - ray.origin_crs) * ray.pixel_angle_rad;
    return plane_feature_at(layers_to_click(), {place_crs.x, place_crs.y}, line_reach_px * pixel_m);
}

} // namespace smiletwin::viewer
