#include "scenarios/site/canopy.hpp"
#include "scenarios/site/rasterise.hpp"
#include "scenarios/site/site_base.hpp"
#include "scenarios/site/surface_field.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

/// From this height on an obstacle throws a shadow that matters on a map of metres and nobody
/// stands on or under it; lower ones only block the way.
constexpr double shading_height_m = 2.0;

geo::Tree planned_tree(const Measure& measure, const Catalogue& catalogue, geo::Vec2d foot_crs) {
    geo::Tree tree;
    tree.id = measure.id;
    tree.foot_crs = foot_crs;
    tree.height_m = catalogue.number(measure, "height_m");
    tree.crown_diameter_m = catalogue.number(measure, "crown_diameter_m");
    tree.crown_base_m = std::min(catalogue.number(measure, "crown_base_m"), tree.height_m);
    tree.transmissivity = catalogue.number(measure, "transmissivity");
    const TreeSpecies* species = catalogue.species(catalogue.choice(measure, "species"));
    tree.species = species != nullptr ? species->botanical : std::string();
    tree.planted_year = static_cast<int>(catalogue.number(measure, "planted_year"));
    return tree;
}

void plant(Site& site, const Measure& measure, const Catalogue& catalogue) {
    const auto* foot_crs = std::get_if<geo::Vec2d>(&measure.geometry);
    if (foot_crs == nullptr) {
        return;
    }
    const geo::Tree tree = planned_tree(measure, catalogue, *foot_crs);
    const geo::Box2d box = site.frame.box().grown(0.5 * tree.crown_diameter_m);
    if (box.contains(tree.foot_crs)) {
        add_crown({site.canopy_top_m, site.canopy_base_m}, tree);
        site.trees.push_back(tree);
    }
}

void pave(Site& site, const Measure& measure, const Catalogue& catalogue) {
    if (const auto* polygon = std::get_if<geo::Polygon2d>(&measure.geometry)) {
        const std::uint8_t index =
            material_index(site.materials, catalogue.choice(measure, "material"));
        for_cells_in(site.frame, *polygon, [&](int column, int row) {
            site.material.at(column, row) = index;
        });
    }
}

/// Outline of a point obstacle: width along its rotation (counter-clockwise from east).
geo::Polygon2d
rectangle_at(geo::Vec2d center, double width_m, double depth_m, double rotation_deg) {
    const double angle = rotation_deg * std::numbers::pi / 180.0;
    const geo::Vec2d along{0.5 * width_m * std::cos(angle), 0.5 * width_m * std::sin(angle)};
    const geo::Vec2d across{-0.5 * depth_m * std::sin(angle), 0.5 * depth_m * std::cos(angle)};
    return {
        {{center - along - across,
          center + along - across,
          center + along + across,
          center - along + across}}};
}

void put(Site& site, const Measure& measure, const Catalogue& catalogue) {
    SiteObstacle obstacle;
    obstacle.id = measure.id;
    obstacle.height_m = catalogue.number(measure, "height_m");
    obstacle.outline_crs = measure_outline(measure, catalogue);
    if (obstacle.outline_crs.rings.empty()) {
        return;
    }
    if (obstacle.height_m >= shading_height_m) {
        for_cells_in(site.frame, obstacle.outline_crs, [&](int column, int row) {
            float& surface = site.surface_m.at(column, row);
            const double top_m =
                static_cast<double>(site.ground_m.at(column, row)) + obstacle.height_m;
            surface = std::max(surface, static_cast<float>(top_m));
            site.building.at(column, row) = 1;
        });
    }
    site.obstacles.push_back(std::move(obstacle));
}

} // namespace

geo::Polygon2d measure_outline(const Measure& measure, const Catalogue& catalogue) {
    if (const auto* polygon = std::get_if<geo::Polygon2d>(&measure.geometry)) {
        return *polygon;
    }
    const auto* center = std::get_if<geo::Vec2d>(&measure.geometry);
    const MeasureKind* kind = catalogue.kind(measure.kind);
    if (center == nullptr || kind == nullptr || kind->effect != MeasureEffect::Obstacle) {
        return {};
    }
    return rectangle_at(
        *center,
        catalogue.number(measure, "width_m"),
        catalogue.number(measure, "depth_m"),
        catalogue.number(measure, "rotation_deg"));
}

geo::Result<Site>
with_measures(const Site& base, std::span<const Measure> measures, const Catalogue& catalogue) {
    Site site = base;
    for (const Measure& measure : measures) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        if (kind == nullptr) {
            return geo::Problem{
                {"error.site.unknown_kind", {{"kind", measure.kind}, {"id", measure.id}}},
                {},
                {"help.site.unknown_kind", {}},
                {}};
        }
        switch (kind->effect) {
        case MeasureEffect::Tree:
            plant(site, measure, catalogue);
            break;
        case MeasureEffect::Surface:
            pave(site, measure, catalogue);
            break;
        case MeasureEffect::Obstacle:
            put(site, measure, catalogue);
            break;
        }
    }
    if (!measures.empty()) {
        site.canopy_transmissivity = mean_transmissivity(site.trees);
        site.sources.push_back({"measures", "site.source.measures", geo::Stamp::Assumed});
        site.hash = site_hash(site);
    }
    return site;
}

} // namespace smiletwin::scenarios
