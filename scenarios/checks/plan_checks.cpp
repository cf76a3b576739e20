#include "scenarios/checks/plan_checks.hpp"

#include "scenarios/checks/checked_plan.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <array>
#include <map>
#include <utility>

namespace smiletwin::scenarios {

namespace {

constexpr std::array<PlanCheck, 8> checks{
    check_fire_lane,
    check_tree_pipe,
    check_no_planting,
    check_soil_depth,
    check_tree_facade,
    check_passage,
    check_overlap,
    check_outside};

void prepare(CheckedPlan& plan) {
    std::map<std::string, std::uint32_t> known{{std::string(), 0}};
    plan.times.emplace_back();
    for (const Measure& measure : plan.measures) {
        const MeasureKind* kind = plan.catalogue.kind(measure.kind);
        if (kind == nullptr) {
            continue;
        }
        const auto number = static_cast<std::uint32_t>(plan.times.size());
        const std::string& stated = measure.parameters[active_parameter].to_string();
        const auto [times, is_new] = known.emplace(stated, number);
        if (is_new) {
            plan.times.push_back(active_times(measure));
        }
        for (geo::Tree& tree : measure_trees(measure, plan.catalogue)) {
            plan.trees.push_back({&measure, std::move(tree), times->second});
        }
        const bool stands = kind->effect(EffectKind::Obstacle) != nullptr ||
                            kind->effect(EffectKind::Building) != nullptr;
        if (!stands) {
            continue;
        }
        for (geo::Polygon2d& outline : measure_outlines(measure, plan.catalogue)) {
            const geo::Box2d box = geo::bounds(outline);
            plan.body_grid.add(static_cast<std::uint32_t>(plan.bodies.size()), box);
            plan.bodies.push_back({&measure, std::move(outline), box, times->second});
        }
    }
    if (plan.around.footprints && changes_buildings(plan.measures, plan.catalogue)) {
        for (const auto& change : plan.around.footprints->changes(plan.measures, plan.catalogue)) {
            if (change.is_gone) {
                plan.gone.insert(change.object);
            }
        }
    }
}

} // namespace

std::string_view finding_severity_name(FindingSeverity severity) {
    constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
}

std::vector<PlanFinding> plan_checks(
    const Project& project,
    std::string_view variant_id,
    const PlanSurroundings& surroundings,
    const Catalogue& catalogue,
    int year) {
    CheckedPlan plan{
        project,
        surroundings,
        catalogue,
        year,
        project.measures_of(variant_id),
        {},
        {},
        {},
        {},
        {}};
    prepare(plan);
    std::vector<PlanFinding> findings;
    for (const PlanCheck check : checks) {
        check(plan, findings);
    }
    return findings;
}

std::string finding_words(
    const PlanFinding& finding,
    const Project& project,
    const Catalogue& catalogue,
    const geo::Text& text) {
    const auto name = [&](std::size_t i) {
        if (i >= finding.measures.size()) {
            return std::string();
        }
        const std::string& id = finding.measures[i];
        const Measure* measure = project.measure(id);
        const MeasureKind* kind = measure != nullptr ? catalogue.kind(measure->kind) : nullptr;
        return kind != nullptr ? text(kind->name_key) + " " + id : id;
    };
    // A passage to a building has no second measure.
    const bool is_pair = finding.code == "passage" && finding.measures.size() > 1;
    return text(
        "check." + finding.code + (is_pair ? ".pair" : ""),
        {{"first", name(0)},
         {"second", name(1)},
         {"layer", finding.layer},
         {"value", text.quantity(finding.value, 2, finding.unit)},
         {"limit", text.quantity(finding.limit, 2, finding.unit)}});
}

} // namespace smiletwin::scenarios
