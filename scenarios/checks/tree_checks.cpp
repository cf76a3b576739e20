// Trees and what is too near to them.

#include "scenarios/checks/checked_plan.hpp"

#include <algorithm>
#include <limits>

namespace smiletwin::scenarios {

namespace {

/// Trunk to pipe without protection against roots: DVGW GW 125 = FGSV 939 = DWA-M 162 (2013).
constexpr double pipe_distance_m = 2.5;
/// Depth of a planting pit: FLL, Empfehlungen für Baumpflanzungen, part 2 (2010).
constexpr double needed_soil_m = 1.5;

geo::Box2d around(geo::Vec2d place, double reach_m) {
    return geo::Box2d{place, place}.grown(reach_m);
}

struct Nearest {
    double distance_m = std::numeric_limits<double>::infinity();
    const MarkedFeature* feature = nullptr;
};

/// Nearest line of layers with that use, within reach; borders of their areas count as lines.
Nearest nearest_line(
    const PlanSurroundings& surroundings, std::string_view use, geo::Vec2d place, double reach_m) {
    Nearest nearest;
    const auto look = [&](const MarkedFeature& feature, const geo::Line2d& line, bool closed) {
        for (std::size_t i = 0; i + (closed ? 0 : 1) < line.size(); ++i) {
            const double distance_m =
                geo::distance_to_segment_m(place, line[i], line[(i + 1) % line.size()]);
            if (distance_m < nearest.distance_m) {
                nearest = {distance_m, &feature};
            }
        }
    };
    surroundings.marked_grid.near(around(place, reach_m), [&](std::uint32_t index) {
        const MarkedFeature& feature = surroundings.marked[index];
        if (surroundings.layers[feature.layer].mark.use != use) {
            return;
        }
        if (const auto* line = std::get_if<geo::Line2d>(feature.geometry)) {
            look(feature, *line, false);
        } else if (const auto* area = std::get_if<geo::Polygon2d>(feature.geometry)) {
            for (const geo::Ring2d& ring : area->rings) {
                look(feature, ring, true);
            }
            if (geo::contains(*area, place)) {
                nearest = {0.0, &feature};
            }
        }
    });
    return nearest;
}

/// First area of a layer that `is_meant` and that holds the place.
template <typename IsMeant>
const MarkedFeature*
area_under(const PlanSurroundings& surroundings, geo::Vec2d place, const IsMeant& is_meant) {
    const MarkedFeature* found = nullptr;
    surroundings.marked_grid.near({place, place}, [&](std::uint32_t index) {
        const MarkedFeature& feature = surroundings.marked[index];
        const auto* area = std::get_if<geo::Polygon2d>(feature.geometry);
        if (area != nullptr && found == nullptr &&
            is_meant(surroundings.layers[feature.layer].mark) && geo::contains(*area, place)) {
            found = &feature;
        }
    });
    return found;
}

PlanFinding about(const PlannedTree& tree, const char* code, FindingSeverity severity) {
    PlanFinding finding;
    finding.code = code;
    finding.severity = severity;
    finding.measures = {tree.measure->id};
    finding.place_crs = tree.tree.foot_crs;
    return finding;
}

} // namespace

/// The grown crown must not touch a wall.
void check_tree_facade(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    for (const PlannedTree& tree : plan.trees) {
        const geo::Vec2d foot = tree.tree.foot_crs;
        const double needed_m = 0.5 * tree.tree.crown_diameter_m;
        double nearest_m = std::numeric_limits<double>::infinity();
        plan.around.facades.near(around(foot, needed_m), [&](const PlanSegment& wall) {
            if (!plan.gone.contains(wall.owner)) {
                nearest_m = std::min(
                    nearest_m, geo::distance_to_segment_m(foot, wall.from_crs, wall.to_crs));
            }
        });
        if (nearest_m < needed_m) {
            PlanFinding finding = about(tree, "tree_facade", FindingSeverity::Warning);
            finding.value = nearest_m;
            finding.limit = needed_m;
            finding.unit = "m";
            findings.push_back(std::move(finding));
        }
    }
}

void check_tree_pipe(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    for (const PlannedTree& tree : plan.trees) {
        const Nearest pipe =
            nearest_line(plan.around, "pipes", tree.tree.foot_crs, pipe_distance_m);
        if (pipe.distance_m < pipe_distance_m) {
            PlanFinding finding = about(tree, "tree_pipe", FindingSeverity::Warning);
            finding.value = pipe.distance_m;
            finding.limit = pipe_distance_m;
            finding.unit = "m";
            finding.layer = plan.around.layers[pipe.feature->layer].title;
            finding.is_published = true;
            findings.push_back(std::move(finding));
        }
    }
}

void check_no_planting(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    for (const PlannedTree& tree : plan.trees) {
        const MarkedFeature* area =
            area_under(plan.around, tree.tree.foot_crs, [](const PlantingMark& mark) {
                return mark.use == "none";
            });
        if (area != nullptr) {
            PlanFinding finding = about(tree, "no_planting", FindingSeverity::Error);
            finding.layer = plan.around.layers[area->layer].title;
            findings.push_back(std::move(finding));
        }
    }
}

void check_soil_depth(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    for (const PlannedTree& tree : plan.trees) {
        const MarkedFeature* area =
            area_under(plan.around, tree.tree.foot_crs, [](const PlantingMark& mark) {
                return mark.soil_depth_m && *mark.soil_depth_m < needed_soil_m;
            });
        if (area != nullptr) {
            const MarkedLayer& layer = plan.around.layers[area->layer];
            PlanFinding finding = about(tree, "soil_depth", FindingSeverity::Warning);
            finding.value = *layer.mark.soil_depth_m;
            finding.limit = needed_soil_m;
            finding.unit = "m";
            finding.layer = layer.title;
            finding.is_published = true;
            findings.push_back(std::move(finding));
        }
    }
}

} // namespace smiletwin::scenarios
