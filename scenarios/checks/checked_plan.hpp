// A plan prepared for its checks, shared by their source files only.
#pragma once

#include "geo/city/tree.hpp"
#include "scenarios/checks/plan_checks.hpp"
#include "scenarios/site/occupancy.hpp"

#include <set>
#include <vector>

namespace smiletwin::scenarios {

/// Something that stands in the way: stall, bench, building.
struct PlannedBody {
    const Measure* measure = nullptr;
    geo::Polygon2d outline;
    geo::Box2d box;
    std::uint32_t times = 0; ///< index in CheckedPlan::times
};

struct PlannedTree {
    const Measure* measure = nullptr;
    geo::Tree tree;
    std::uint32_t times = 0;
};

struct CheckedPlan {
    const Project& project;
    const PlanSurroundings& around;
    const Catalogue& catalogue;
    int year = 0;
    std::vector<Measure> measures;
    std::vector<ActiveTimes> times; ///< the first is "always"
    std::vector<PlannedBody> bodies;
    std::vector<PlannedTree> trees;
    BoxGrid body_grid;
    std::set<std::uint32_t> gone; ///< demolished objects of the city

    [[nodiscard]] bool at_the_same_time(std::uint32_t a, std::uint32_t b) const {
        return times[a].is_always() || times[b].is_always() || times[a].overlaps(times[b], year);
    }
};

using PlanCheck = void (*)(const CheckedPlan& plan, std::vector<PlanFinding>& findings);

void check_tree_facade(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_tree_pipe(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_no_planting(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_soil_depth(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_passage(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_fire_lane(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_overlap(const CheckedPlan& plan, std::vector<PlanFinding>& findings);
void check_outside(const CheckedPlan& plan, std::vector<PlanFinding>& findings);

} // namespace smiletwin::scenarios
