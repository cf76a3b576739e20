#include "scenarios/indicators/plan_indicators.hpp"

#include "scenarios/site/measure_costs.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

/// Sizes of species and catalogue are mean values of classes: trees differ so much from them.
constexpr double crown_volume_error_share = 0.4;
/// Roofs whose material nobody knows (DWA-M 153, table 2: flat roofs of metal, glass, bitumen).
constexpr double roof_runoff_coefficient = 0.9;

struct Bounds {
    double value = 0.0;
    double least = 0.0;
    double most = 0.0;
};

class PlanNumbers {
public:
    explicit PlanNumbers(const Site& site) : hash_(site.hash) {}

    void
    add(const char* id,
        const char* unit,
        Direction direction,
        geo::Stamp stamp,
        const Bounds& bounds) {
        IndicatorValue value;
        value.definition.id = id;
        value.definition.unit = unit;
        value.definition.decimals = 0;
        value.definition.direction = direction;
        value.definition.error_source = "indicator.error.plan";
        value.value = bounds.value;
        value.least = value.compared_least = bounds.least;
        value.most = value.compared_most = bounds.most;
        value.stamp = stamp;
        value.hash = hash_;
        values_.push_back(std::move(value));
    }
    void add_exact(const char* id, const char* unit, Direction direction, double value) {
        add(id, unit, direction, geo::Stamp::Computed, {value, value, value});
    }
    std::vector<IndicatorValue> values() && { return std::move(values_); }

private:
    std::string hash_;
    std::vector<IndicatorValue> values_;
};

/// Ground and roofs of the Area, each cell with the share of rain that runs off it.
double impervious_area_m2(const Site& site) {
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
    return cells * site.frame.cell_m * site.frame.cell_m;
}

double offered(const Site& site, std::string_view offer) {
    double sum = 0.0;
    for (const SiteOffer& one : site.offers) {
        if (one.offer != offer || one.outlines_crs.empty()) {
            continue;
        }
        const auto inside = std::count_if(
            one.outlines_crs.begin(), one.outlines_crs.end(), [&](const geo::Polygon2d& outline) {
                return geo::contains(site.area_crs, geo::bounds(outline).center());
            });
        sum +=
            one.amount * static_cast<double>(inside) / static_cast<double>(one.outlines_crs.size());
    }
    return sum;
}

struct TreeCount {
    double trees = 0.0;
    std::array<double, 3> crown_m3{}; ///< after each of `horizons_years`
};
constexpr std::array<double, 3> horizons_years{5.0, 20.0, 40.0};

TreeSize size_of(const geo::Tree& tree) {
    return {tree.height_m, tree.crown_diameter_m, tree.crown_base_m};
}

double growth_of(const Measure& measure, const Catalogue& catalogue) {
    const TreeSpecies* species = catalogue.species(catalogue.choice(measure, "species"));
    return species != nullptr ? species->growth_per_year : TreeSpecies{}.growth_per_year;
}

/// What stands there keeps its crown; what is planned begins as a nursery tree.
TreeCount
count_trees(const std::vector<Measure>& measures, const Site& site, const Catalogue& catalogue) {
    TreeCount count;
    const auto is_planned = [&measures](const geo::Tree& tree) {
        return std::any_of(measures.begin(), measures.end(), [&tree](const Measure& measure) {
            return measure.id == tree.id;
        });
    };
    for (const geo::Tree& tree : site.trees) {
        if (!is_planned(tree) && geo::contains(site.area_crs, tree.foot_crs)) {
            count.trees += 1.0;
            for (double& volume_m3 : count.crown_m3) {
                volume_m3 += crown_volume_m3(size_of(tree));
            }
        }
    }
    for (const Measure& measure : measures) {
        const double growth_per_year = growth_of(measure, catalogue);
        for (const geo::Tree& tree : measure_trees(measure, catalogue)) {
            if (!geo::contains(site.area_crs, tree.foot_crs)) {
                continue;
            }
            count.trees += 1.0;
            for (std::size_t i = 0; i < horizons_years.size(); ++i) {
                count.crown_m3[i] +=
                    crown_volume_m3(grown_size(size_of(tree), growth_per_year, horizons_years[i]));
            }
        }
    }
    return count;
}

} // namespace

std::vector<IndicatorValue> plan_indicators(
    const Project& project,
    std::string_view variant_id,
    const Site& site,
    const Catalogue& catalogue) {
    const Variant* variant = project.variant(variant_id);
    const std::vector<Measure> measures =
        variant != nullptr ? variant->measures : std::vector<Measure>();
    PlanNumbers numbers(site);
    numbers.add_exact("plan.impervious_area", "m²", Direction::Lower, impervious_area_m2(site));
    const TreeCount trees = count_trees(measures, site, catalogue);
    numbers.add_exact("plan.trees", "", Direction::Higher, trees.trees);
    constexpr std::array ids{"plan.crown_volume_5", "plan.crown_volume_20", "plan.crown_volume_40"};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const double volume_m3 = trees.crown_m3[i];
        const double error_m3 = crown_volume_error_share * volume_m3;
        numbers.add(
            ids[i],
            "m³",
            Direction::Higher,
            geo::Stamp::Assumed,
            {volume_m3, volume_m3 - error_m3, volume_m3 + error_m3});
    }
    numbers.add_exact("plan.seats", "", Direction::Higher, offered(site, "seats"));
    numbers.add_exact("plan.play_area", "m²", Direction::Higher, offered(site, "play_area"));
    numbers.add_exact("plan.storage", "m³", Direction::Higher, offered(site, "storage"));
    const CostRange cost = cost_of(measures, catalogue);
    const auto middle = [](double least, double most) {
        return Bounds{0.5 * (least + most), least, most};
    };
    numbers.add(
        "plan.cost",
        "€",
        Direction::Lower,
        geo::Stamp::Assumed,
        middle(cost.invest_least_EUR, cost.invest_most_EUR));
    numbers.add(
        "plan.upkeep",
        "€/a",
        Direction::Lower,
        geo::Stamp::Assumed,
        middle(cost.upkeep_least_EUR_per_year, cost.upkeep_most_EUR_per_year));
    return std::move(numbers).values();
}

} // namespace smiletwin::scenarios
