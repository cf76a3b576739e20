#include "scenarios/site/building_raster.hpp"
#include "scenarios/site/canopy.hpp"
#include "scenarios/site/ground_field.hpp"
#include "scenarios/site/rasterise.hpp"
#include "scenarios/site/site_base.hpp"
#include "scenarios/site/surface_field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

/// More cells than this would need several gigabytes in a model; larger Areas take larger cells.
constexpr double most_cells = 25e6;

/// Shortest distance between two boxes, and how far `far` reaches beyond `near` along an axis.
double gap_m(const geo::Box2d& near, const geo::Box2d& far) {
    const double dx = std::max({0.0, far.min.x - near.max.x, near.min.x - far.max.x});
    const double dy = std::max({0.0, far.min.y - near.max.y, near.min.y - far.max.y});
    return std::hypot(dx, dy);
}

double overreach_m(const geo::Box2d& near, const geo::Box2d& far) {
    return std::max(
        {0.0,
         near.min.x - far.min.x,
         far.max.x - near.max.x,
         near.min.y - far.min.y,
         far.max.y - near.max.y});
}

/// Halo for one body of that height; 0 when its shadow cannot reach the Area.
double halo_of_body(const geo::Box2d& area_box, const geo::Box2d& body, double height_m) {
    const double reach_m = height_m / std::tan(least_sun_altitude_deg * std::numbers::pi / 180.0);
    if (gap_m(area_box, body) >= std::min(reach_m, most_halo_m)) {
        return 0.0;
    }
    return std::min({overreach_m(area_box, body), reach_m, most_halo_m});
}

geo::Problem area_problem(const Area& area, const char* what, const char* help) {
    return geo::Problem{{what, {{"name", area.name}}}, {}, {help, {}}, {}};
}

geo::Result<geo::GridFrame> frame_for(const BaseData& data, const Area& area) {
    const geo::Box2d box = geo::bounds(area.polygon);
    const bool has_extent = !box.empty() && box.width() > 0.0 && box.height() > 0.0;
    if (!has_extent || !(area.cell_m > 0.0)) {
        return area_problem(area, "error.area.empty", "help.area.draw_polygon");
    }
    const double halo_m = area.halo_m > 0.0 ? area.halo_m : halo_for(data, box);
    const geo::Box2d whole = box.grown(halo_m);
    if ((whole.width() / area.cell_m) * (whole.height() / area.cell_m) > most_cells) {
        return area_problem(area, "error.area.too_many_cells", "help.area.larger_cells");
    }
    return geo::frame_over(whole, area.cell_m);
}

/// What does not need the city: frame, place, Area, materials.
geo::Result<Site> empty_site(
    const Project& project, const BaseData& data, const Catalogue& catalogue, const Area& area) {
    const auto frame = frame_for(data, area);
    if (!frame) {
        return frame.problem();
    }
    const auto crs = geo::Crs::parse(data.crs.empty() ? project.crs : data.crs);
    if (!crs) {
        return geo::Problem{
            {"error.site.no_crs", {}}, project.name, {"help.site.state_crs", {}}, {}};
    }
    Site site;
    site.frame = *frame;
    site.crs = crs->id();
    const auto position = geo::geographic_position(*crs, frame->box().center());
    if (!position) {
        return position.problem();
    }
    site.position = *position;
    site.time_zone = project.time_zone;
    site.area_crs = area.polygon;
    site.in_area = geo::Grid<std::uint8_t>(*frame, 0);
    for_cells_in(
        *frame, area.polygon, [&](int column, int row) { site.in_area.at(column, row) = 1; });
    site.materials = catalogue.materials();
    if (site.materials.empty()) {
        return area_problem(area, "error.site.no_materials", "help.site.reinstall");
    }
    return site;
}

void add_buildings(Site& site, const BaseData& data) {
    site.surface_m = site.ground_m;
    site.building = geo::Grid<std::uint8_t>(site.frame, 0);
    if (!data.city) {
        site.sources.push_back({"surface_m", "site.source.no_buildings", geo::Stamp::Assumed});
        return;
    }
    BuildingRaster raster = building_raster(*data.city, site.frame);
    for (std::size_t i = 0; i < site.surface_m.values.size(); ++i) {
        // fmax takes the number where there is no roof.
        site.surface_m.values[i] = std::fmax(site.surface_m.values[i], raster.roof_m.values[i]);
    }
    site.building = std::move(raster.building);
    site.sources.push_back({"surface_m", "site.source.city_model", geo::Stamp::Measured});
    if (data.terrain) {
        site.floating_buildings = floating_buildings(*data.city, *data.terrain, site.frame.box());
    }
}

bool crown_touches(const geo::GridFrame& frame, const geo::Tree& tree) {
    return frame.box().grown(0.5 * tree.crown_diameter_m).contains(tree.foot_crs);
}

void add_canopy(Site& site, const BaseData& data) {
    site.canopy_top_m = geo::Grid<float>(site.frame, 0.0F);
    site.canopy_base_m = geo::Grid<float>(site.frame, 0.0F);
    const CanopyFields canopy{site.canopy_top_m, site.canopy_base_m};
    for (const geo::Tree& tree : data.trees) {
        if (crown_touches(site.frame, tree)) {
            site.trees.push_back(tree);
            add_crown(canopy, tree);
        }
    }
    if (!data.trees.empty()) {
        site.sources.push_back({"canopy_m", "site.source.tree_cadastre", geo::Stamp::Measured});
    }
    if (data.canopy) {
        add_canopy_raster(canopy, *data.canopy);
        site.sources.push_back({"canopy_m", "site.source.canopy_raster", geo::Stamp::Measured});
    }
    if (data.trees.empty() && !data.canopy) {
        site.sources.push_back({"canopy_m", "site.source.no_trees", geo::Stamp::Assumed});
    }
    site.sources.push_back({"canopy_base_m", "site.source.crown_shape", geo::Stamp::Assumed});
    site.canopy_transmissivity = mean_transmissivity(site.trees);
}

} // namespace

double halo_for(const BaseData& data, const geo::Box2d& area_box) {
    // Also in the open a little of the surroundings is seen.
    constexpr double least_halo_m = 20.0;
    double halo_m = least_halo_m;
    if (data.city) {
        for (const geo::CityObject& object : data.city->objects) {
            if (is_building(object) && !object.bounds.empty()) {
                const double height_m = object.bounds.max.z - object.bounds.min.z;
                const geo::Box2d plan = object.bounds.plan();
                halo_m = std::max(halo_m, halo_of_body(area_box, plan, height_m));
            }
        }
    }
    for (const geo::Tree& tree : data.trees) {
        const double radius_m = 0.5 * tree.crown_diameter_m;
        const geo::Box2d crown = geo::Box2d{tree.foot_crs, tree.foot_crs}.grown(radius_m);
        halo_m = std::max(halo_m, halo_of_body(area_box, crown, tree.height_m));
    }
    if (data.canopy) {
        // A raster has no single trees; 30 m is the height of a large one.
        const double reach_m = 30.0 / std::tan(least_sun_altitude_deg * std::numbers::pi / 180.0);
        halo_m = std::max(halo_m, std::min(reach_m, most_halo_m));
    }
    return std::ceil(halo_m);
}

geo::Result<std::shared_ptr<const Site>> build_site_base(
    const Project& project, const BaseData& data, const Catalogue& catalogue, const Area& area) {
    auto made = empty_site(project, data, catalogue, area);
    if (!made) {
        return made.problem();
    }
    Site site = std::move(made).value();
    GroundField ground = ground_field(site.frame, data.terrain.get(), data.city.get());
    site.ground_m = std::move(ground.height_m);
    site.sources.push_back(std::move(ground.source));
    add_buildings(site, data);
    add_canopy(site, data);
    SurfaceField surface = surface_field(site.frame, data.landcover.get(), site.materials);
    site.material = std::move(surface.material);
    site.sources.push_back(std::move(surface.source));
    site.gates = data.gates;
    site.hash = site_hash(site);
    return std::make_shared<const Site>(std::move(site));
}

geo::Result<Site> build_site(
    const Project& project,
    const BaseData& data,
    const Catalogue& catalogue,
    const Area& area,
    std::string_view variant_id,
    geo::RunContext& context) {
    const auto base = build_site_base(project, data, catalogue, area);
    if (!base) {
        return base.problem();
    }
    if (context.cancelled()) {
        return geo::cancelled_problem();
    }
    return with_measures(**base, project.measures_of(variant_id), catalogue);
}

} // namespace smiletwin::scenarios
