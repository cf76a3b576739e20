// Imported layers in the scene: what is drawn, marked and explained of them.
#include "scenarios/site/measure_shapes.hpp"
#include "viewer/app/scene_content.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace smiletwin::viewer {

std::vector<GroundLayer> ground_layers(const std::vector<ShownLayer>& layers) {
    std::vector<GroundLayer> drawn;
    for (const ShownLayer& shown : layers) {
        const DataLayer& layer = *shown.layer;
        drawn.push_back({layer.id, layer.features, layer.picture, layer.rgb, shown.opacity});
    }
    return drawn;
}

GroundShape ring_around(const std::string& id, geo::Vec2d center_crs, double radius_m) {
    constexpr int corners = 28;
    GroundShape ring;
    ring.id = id;
    ring.closed = true;
    ring.width_m = 0.45F;
    for (int i = 0; i < corners; ++i) {
        const double turn = 2.0 * std::numbers::pi * i / corners;
        ring.points_crs.push_back(
            center_crs + radius_m * geo::Vec2d{std::cos(turn), std::sin(turn)});
    }
    return ring;
}

namespace {

GroundShape mark_along(const std::string& id, const std::vector<geo::Vec2d>& corners, bool closed) {
    GroundShape mark;
    mark.id = id;
    mark.points_crs = corners;
    mark.closed = closed;
    mark.width_m = 1.2F;
    return mark;
}

void mark_rings(
    const std::string& id, const geo::Polygon2d& polygon, std::vector<GroundShape>& marks) {
    for (const geo::Ring2d& ring : polygon.rings) {
        marks.push_back(mark_along(id, ring, true));
    }
}

} // namespace

std::vector<GroundShape> marks_of_feature(const DataLayer& layer, std::size_t feature) {
    std::vector<GroundShape> marks;
    if (!layer.features || feature >= layer.features->features.size()) {
        return marks;
    }
    const std::string id = layer.id + ".mark";
    const geo::PlanGeometry& geometry = layer.features->features[feature].geometry;
    if (const auto* point = std::get_if<geo::Vec2d>(&geometry)) {
        marks.push_back(ring_around(id, *point, 3.0));
    } else if (const auto* line = std::get_if<geo::Line2d>(&geometry)) {
        marks.push_back(mark_along(id, *line, false));
    } else if (const auto* polygon = std::get_if<geo::Polygon2d>(&geometry)) {
        mark_rings(id, *polygon, marks);
    }
    return marks;
}

std::vector<GroundShape>
marks_of_measure(const scenarios::Measure& measure, const scenarios::Catalogue& catalogue) {
    std::vector<GroundShape> marks;
    for (const geo::Polygon2d& outline : scenarios::measure_outlines(measure, catalogue)) {
        mark_rings(measure.id + ".mark" + std::to_string(marks.size()), outline, marks);
    }
    for (const geo::Tree& tree : scenarios::measure_trees(measure, catalogue)) {
        constexpr double round_trunk_m = 1.0;
        marks.push_back(ring_around(
            measure.id + ".mark" + std::to_string(marks.size()), tree.foot_crs, round_trunk_m));
    }
    return marks;
}

std::optional<LegendView> legend_of_layer(const DataLayer& layer, const geo::Text& text) {
    if (!layer.classes || !layer.picture || layer.picture->image.width <= 0) {
        return std::nullopt;
    }
    LegendView legend;
    legend.ramp = &*layer.classes;
    legend.stamp = geo::Stamp::Measured;
    legend.class_shares = layer.class_shares;
    legend.as_list = !layer.classes->label_keys.empty();
    const double cell_m = layer.picture->box.width() / layer.picture->image.width;
    legend.note = text("legend.cell", {{"cell", text.quantity(cell_m, cell_m < 1.0 ? 1 : 0, "m")}});
    return legend;
}

} // namespace smiletwin::viewer
