#include "scenarios/indicators/plan_functions.hpp"

#include "scenarios/indicators/clear_width.hpp"
#include "scenarios/site/measure_costs.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace smiletwin::scenarios {

namespace {

/// Sizes of species and catalogue are mean values of classes: trees differ so much from them.
constexpr double crown_volume_error_share = 0.4;
/// Roofs whose material nobody knows (DWA-M 153, table 2: flat roofs of metal, glass, bitumen).
constexpr double roof_runoff_coefficient = 0.9;
/// Room for two wheelchairs to pass each other (DIN 18040-3).
constexpr double wide_m = 1.8;

double offered(const IndicatorInputs& inputs, std::string_view offer) {
    double sum = 0.0;
    for (const SiteOffer& one : inputs.site.offers) {
        if (one.offer != offer || one.outlines_crs.empty()) {
            continue;
        }
        const auto inside = std::count_if(
            one.outlines_crs.begin(), one.outlines_crs.end(), [&](const geo::Polygon2d& outline) {
                return geo::contains(inputs.site.area_crs, geo::bounds(outline).center());
            });
        sum +=
            one.amount * static_cast<double>(inside) / static_cast<double>(one.outlines_crs.size());
    }
    return sum;
}

TreeSize size_of(const geo::Tree& tree) {
    return {tree.height_m, tree.crown_diameter_m, tree.crown_base_m};
}

double growth_of(const Measure& measure, const Catalogue& catalogue) {
    const TreeSpecies* species = catalogue.species(catalogue.choice(measure, "species"));
    return species != nullptr ? species->growth_per_year : TreeSpecies{}.growth_per_year;
}

bool is_in_area(const geo::Tree& tree, const Site& site) {
    return geo::contains(site.area_crs, tree.foot_crs);
}

/// Outlines of new houses.
std::vector<geo::Polygon2d> built_outlines(const IndicatorInputs& inputs) {
    std::vector<geo::Polygon2d> built;
    for (const Measure& measure : inputs.measures) {
        const MeasureKind* kind = inputs.catalogue->kind(measure.kind);
        if (kind != nullptr && kind->effect(EffectKind::Building) != nullptr) {
            const auto outlines = measure_outlines(measure, *inputs.catalogue);
            built.insert(built.end(), outlines.begin(), outlines.end());
        }
    }
    return built;
}

/// The trees of the existing state, those that stay and those that the variant builds over.
struct ExistingTrees {
    std::vector<geo::Tree> kept;
    std::size_t lost = 0;
};

ExistingTrees existing_trees(const IndicatorInputs& inputs) {
    std::set<std::string_view> planned;
    for (const Measure& measure : inputs.measures) {
        planned.insert(measure.id);
    }
    const std::vector<geo::Polygon2d> built = built_outlines(inputs);
    ExistingTrees trees;
    for (const geo::Tree& tree : inputs.site.trees) {
        if (planned.contains(tree.id) || !is_in_area(tree, inputs.site)) {
            continue;
        }
        if (std::any_of(built.begin(), built.end(), [&tree](const geo::Polygon2d& outline) {
                return geo::contains(outline, tree.foot_crs);
            })) {
            ++trees.lost;
        } else {
            trees.kept.push_back(tree);
        }
    }
    return trees;
}

/// Calls `tree(size, growth_per_year)` for each planned tree that stands in the Area.
template <typename Tree>
void for_planned_trees(const IndicatorInputs& inputs, const Tree& tree) {
    for (const Measure& measure : inputs.measures) {
        const double growth_per_year = growth_of(measure, *inputs.catalogue);
        for (const geo::Tree& planned : measure_trees(measure, *inputs.catalogue)) {
            if (is_in_area(planned, inputs.site)) {
                tree(size_of(planned), growth_per_year);
            }
        }
    }
}

double planted(const IndicatorInputs& inputs) {
    double count = 0.0;
    for_planned_trees(inputs, [&count](const TreeSize&, double) { count += 1.0; });
    return count;
}

IndicatorNumber middle_of(double least, double most) {
    return between(least, 0.5 * (least + most), most);
}

} // namespace

/// Ground and roofs of the Area, each cell with the share of rain that runs off it.
IndicatorNumber impervious_area(const IndicatorInputs& inputs) {
    const Site& site = inputs.site;
    double cells = 0.0;
    for (std::size_t i = 0; i < site.in_area.values.size(); ++i) {
        if (site.in_area.values[i] == 0) {
            continue;
        }
        const SurfaceMaterial& material = site.materials[site.material.values[i]];
        constexpr int roof_code = 2;
        const bool is_roof = site.building.values[i] != 0;
        cells += is_roof && material.landcover_code != roof_code ? roof_runoff_coefficient
                                                                 : material.runoff_coefficient;
    }
    return exactly(cells * site.frame.cell_m * site.frame.cell_m);
}

IndicatorNumber tree_count(const IndicatorInputs& inputs) {
    return exactly(static_cast<double>(existing_trees(inputs).kept.size()) + planted(inputs));
}

IndicatorNumber planted_trees(const IndicatorInputs& inputs) {
    return exactly(planted(inputs));
}

IndicatorNumber lost_trees(const IndicatorInputs& inputs) {
    return exactly(static_cast<double>(existing_trees(inputs).lost));
}

/// What stands there keeps its crown; what is planned begins as a nursery tree.
IndicatorNumber crown_volume(const IndicatorInputs& inputs, double years) {
    double volume_m3 = 0.0;
    for (const geo::Tree& tree : existing_trees(inputs).kept) {
        volume_m3 += crown_volume_m3(size_of(tree));
    }
    for_planned_trees(inputs, [&](const TreeSize& mature, double growth_per_year) {
        volume_m3 += crown_volume_m3(grown_size(mature, growth_per_year, years));
    });
    const double error_m3 = crown_volume_error_share * volume_m3;
    return between(volume_m3 - error_m3, volume_m3, volume_m3 + error_m3);
}

IndicatorNumber seats(const IndicatorInputs& inputs) {
    return exactly(offered(inputs, "seats"));
}

IndicatorNumber play_area(const IndicatorInputs& inputs) {
    return exactly(offered(inputs, "play_area"));
}

IndicatorNumber storage(const IndicatorInputs& inputs) {
    return exactly(offered(inputs, "storage"));
}

IndicatorNumber wide_ground(const IndicatorInputs& inputs) {
    const double cell_m = width_cell_m(inputs.site);
    const ClearWidth width =
        clear_width(inputs.site, std::array{wide_m + cell_m, wide_m, wide_m - cell_m});
    IndicatorNumber number =
        between(100.0 * width.shares[0], 100.0 * width.shares[1], 100.0 * width.shares[2]);
    number.cells = width.walkable_cells;
    return number;
}

IndicatorNumber making_cost(const IndicatorInputs& inputs) {
    const CostRange cost = cost_of(inputs.measures, *inputs.catalogue);
    return middle_of(cost.invest_least_EUR, cost.invest_most_EUR);
}

IndicatorNumber upkeep(const IndicatorInputs& inputs) {
    const CostRange cost = cost_of(inputs.measures, *inputs.catalogue);
    return middle_of(cost.upkeep_least_EUR_per_year, cost.upkeep_most_EUR_per_year);
}

} // namespace smiletwin::scenarios
