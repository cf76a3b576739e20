#include "viewer/app/plan_snapping.hpp"

#include "scenarios/site/measure_shapes.hpp"
#include "viewer/app/scene_content.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

/// Things farther away are nobody's neighbours.
constexpr double neighbourhood_m = 40.0;
/// Of single things; pairs of them are looked at.
constexpr std::size_t most_things = 60;

void add_ring(SnapTargets& targets, const geo::Ring2d& ring, const geo::Box2d& near) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const SnapEdge edge{ring[i], ring[(i + 1) % ring.size()]};
        geo::Box2d box;
        box.add(edge.from_crs);
        box.add(edge.to_crs);
        if (box.intersects(near)) {
            targets.edges.push_back(edge);
        }
    }
}

void add_measure(
    SnapTargets& targets,
    const scenarios::Measure& measure,
    const scenarios::Catalogue& catalogue,
    const geo::Box2d& near) {
    if (!geo::bounds(measure.geometry).intersects(near)) {
        return;
    }
    const auto* point = std::get_if<geo::Vec2d>(&measure.geometry);
    if (point != nullptr && targets.things.size() < most_things) {
        targets.things.push_back(*point);
    }
    for (const geo::Polygon2d& outline : scenarios::measure_outlines(measure, catalogue)) {
        for (const geo::Ring2d& ring : outline.rings) {
            add_ring(targets, ring, near);
        }
    }
}

SnapTargets
targets_near(const Application& app, geo::Vec2d place, const std::vector<std::string>& moved) {
    SnapTargets targets;
    const geo::Box2d near = geo::Box2d{place, place}.grown(neighbourhood_m);
    const scenarios::Project& project = app.document().project();
    for (const scenarios::Measure& measure : project.measures_of(app.view().variant)) {
        if (std::find(moved.begin(), moved.end(), measure.id) == moved.end()) {
            add_measure(targets, measure, app.document().catalogue(), near);
        }
    }
    for (const scenarios::Area& area : project.areas) {
        for (const geo::Ring2d& ring : area.polygon.rings) {
            add_ring(targets, ring, near);
        }
    }
    if (const auto* around = app.checks().surroundings()) {
        around->facades.near(near, [&](const scenarios::PlanSegment& wall) {
            targets.edges.push_back({wall.from_crs, wall.to_crs});
        });
    }
    return targets;
}

} // namespace

std::optional<Snapped> snapped_in_plan(
    const Application& app, geo::Vec2d place_crs, const std::vector<std::string>& moved) {
    if (!app.view().snaps) {
        return std::nullopt;
    }
    constexpr double reach_px = 8.0;
    const double reach_m = std::clamp(reach_px * app.view().metres_per_pixel, 0.2, 2.0);
    return snapped(place_crs, targets_near(app, place_crs, moved), reach_m, app.view().snap_grid_m);
}

std::vector<GroundShape> guide_of(const Snapped& place, double metres_per_pixel) {
    std::vector<GroundShape> shapes;
    const double mark_m = std::max(0.3, 4.0 * metres_per_pixel);
    shapes.push_back(ring_around("snap.place", place.place_crs, mark_m));
    shapes.back().width_m = static_cast<float>(0.4 * mark_m);
    if (place.guide) {
        GroundShape line;
        line.id = "snap.guide";
        line.points_crs = {place.guide->from_crs, place.guide->to_crs};
        line.width_m = static_cast<float>(std::max(0.15, 1.5 * metres_per_pixel));
        line.dashed = true;
        shapes.push_back(std::move(line));
    }
    return shapes;
}

} // namespace smiletwin::viewer
