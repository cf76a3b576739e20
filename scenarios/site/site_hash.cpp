#include "geo/base/hash.hpp"
#include "scenarios/site/site_base.hpp"

namespace smiletwin::scenarios {

namespace {

void add(geo::Hasher& hasher, const geo::GridFrame& frame) {
    hasher.number(frame.west).number(frame.north).number(frame.cell_m);
    hasher.number(frame.columns).number(frame.rows);
}

template <typename T>
void add(geo::Hasher& hasher, const geo::Grid<T>& grid) {
    add(hasher, grid.frame);
    hasher.numbers(std::span<const T>(grid.values));
}

void add(geo::Hasher& hasher, geo::Vec2d point) {
    hasher.number(point.x).number(point.y);
}

void add(geo::Hasher& hasher, const geo::Polygon2d& polygon) {
    hasher.number(polygon.rings.size());
    for (const geo::Ring2d& ring : polygon.rings) {
        hasher.number(ring.size());
        for (const geo::Vec2d point : ring) {
            add(hasher, point);
        }
    }
}

void add(geo::Hasher& hasher, const SurfaceMaterial& material) {
    hasher.text(material.name).number(material.landcover_code);
    hasher.number(material.albedo).number(material.emissivity);
    hasher.number(material.ts_slope).number(material.ts_start_K).number(material.ts_max_hour);
}

void add(geo::Hasher& hasher, const geo::Tree& tree) {
    add(hasher, tree.foot_crs);
    hasher.number(tree.height_m).number(tree.crown_diameter_m).number(tree.crown_base_m);
    hasher.number(tree.transmissivity).text(tree.species).number(tree.planted_year);
}

void add(geo::Hasher& hasher, const Gate& gate) {
    hasher.text(gate.id).text(gate.name).number(gate.line.size());
    for (const geo::Vec2d point : gate.line) {
        add(hasher, point);
    }
    hasher.number(gate.inflow_per_h).number(gate.stay_share);
}

} // namespace

/// What trees and obstacles are called is left out: no model reads it, and the measures of a copied
/// variant have other names at the same places. Gates are named in results.
std::string site_hash(const Site& site) {
    geo::Hasher hasher;
    add(hasher, site.frame);
    hasher.text(site.crs).text(site.time_zone);
    hasher.number(site.position.latitude_deg).number(site.position.longitude_deg);
    add(hasher, site.ground_m);
    add(hasher, site.surface_m);
    add(hasher, site.canopy_top_m);
    add(hasher, site.canopy_base_m);
    add(hasher, site.material);
    add(hasher, site.building);
    add(hasher, site.in_area);
    for (const SurfaceMaterial& material : site.materials) {
        add(hasher, material);
    }
    hasher.number(site.canopy_transmissivity).number(site.trees.size());
    for (const geo::Tree& tree : site.trees) {
        add(hasher, tree);
    }
    hasher.number(site.obstacles.size());
    for (const SiteObstacle& obstacle : site.obstacles) {
        hasher.number(obstacle.height_m);
        add(hasher, obstacle.outline_crs);
    }
    hasher.number(site.covers.size());
    for (const SiteCover& cover : site.covers) {
        hasher.number(cover.transmissivity);
        add(hasher, cover.outline_crs);
    }
    hasher.number(site.offers.size());
    for (const SiteOffer& offer : site.offers) {
        hasher.text(offer.offer).number(offer.amount).number(offer.outlines_crs.size());
        for (const geo::Polygon2d& outline : offer.outlines_crs) {
            add(hasher, outline);
        }
    }
    hasher.number(site.gates.size());
    for (const Gate& gate : site.gates) {
        add(hasher, gate);
    }
    add(hasher, site.area_crs);
    for (const FieldSource& source : site.sources) {
        hasher.text(source.field).text(source.source).text(geo::stamp_name(source.stamp));
    }
    return hasher.hex();
}

} // namespace smiletwin::scenarios
