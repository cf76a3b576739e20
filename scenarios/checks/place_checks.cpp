// Ways that must stay free, and things in each other's place.

#include "scenarios/checks/checked_plan.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Two wheelchairs pass each other: DIN 18040-3 (2014).
constexpr double passage_m = 1.8;
/// What stands nearer belongs together: a table and its bench.
constexpr double no_passage_m = 0.3;
/// Clear width of a way of the fire brigade: DIN 14090 (2003).
constexpr double fire_lane_m = 3.0;

struct Gap {
    double width_m = std::numeric_limits<double>::infinity();
    geo::Vec2d middle_crs;
};

void narrow(Gap& gap, geo::Vec2d from, geo::Vec2d to) {
    const double width_m = geo::length(to - from);
    if (width_m < gap.width_m) {
        gap = {width_m, 0.5 * (from + to)};
    }
}

/// Segments that do not cross are nearest at an end of one of them.
void narrow(Gap& gap, geo::Vec2d a, geo::Vec2d b, geo::Vec2d c, geo::Vec2d d) {
    narrow(gap, a, geo::nearest_on_segment(a, c, d));
    narrow(gap, b, geo::nearest_on_segment(b, c, d));
    narrow(gap, geo::nearest_on_segment(c, a, b), c);
    narrow(gap, geo::nearest_on_segment(d, a, b), d);
}

void narrow(Gap& gap, const geo::Ring2d& ring, geo::Vec2d c, geo::Vec2d d) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        narrow(gap, ring[i], ring[(i + 1) % ring.size()], c, d);
    }
}

PlanFinding about(const Measure& measure, const char* code, FindingSeverity severity) {
    PlanFinding finding;
    finding.code = code;
    finding.severity = severity;
    finding.measures = {measure.id};
    return finding;
}

PlanFinding passage(const Measure& measure, const Gap& gap) {
    PlanFinding finding = about(measure, "passage", FindingSeverity::Warning);
    finding.place_crs = gap.middle_crs;
    finding.value = gap.width_m;
    finding.limit = passage_m;
    finding.unit = "m";
    finding.is_published = true;
    return finding;
}

bool is_narrow(const Gap& gap) {
    return gap.width_m >= no_passage_m && gap.width_m < passage_m - 1e-6;
}

/// Pairs of bodies of different measures, each once, whose boxes come nearer than `reach_m`.
template <typename Visit>
void for_neighbours(const CheckedPlan& plan, double reach_m, const Visit& visit) {
    std::vector<std::uint32_t> near;
    for (std::uint32_t i = 0; i < plan.bodies.size(); ++i) {
        const geo::Box2d box = plan.bodies[i].box.grown(reach_m);
        near.clear();
        plan.body_grid.near(box, [&](std::uint32_t other) {
            if (other > i && plan.bodies[other].measure != plan.bodies[i].measure &&
                box.intersects(plan.bodies[other].box)) {
                near.push_back(other);
            }
        });
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        for (const std::uint32_t other : near) {
            visit(plan.bodies[i], plan.bodies[other]);
        }
    }
}

/// A strip of the fire lane's width along a line, or the area itself.
bool stands_on(const geo::PlanGeometry& lane, const geo::Polygon2d& outline) {
    if (const auto* area = std::get_if<geo::Polygon2d>(&lane)) {
        return outlines_overlap(outline, *area);
    }
    if (const auto* line = std::get_if<geo::Line2d>(&lane)) {
        for (std::size_t i = 0; i + 1 < line->size(); ++i) {
            Gap gap;
            narrow(gap, outline.rings.front(), (*line)[i], (*line)[i + 1]);
            if (gap.width_m < 0.5 * fire_lane_m || geo::contains(outline, (*line)[i])) {
                return true;
            }
        }
    }
    return false;
}

bool stands_on(const geo::PlanGeometry& lane, geo::Vec2d foot) {
    if (const auto* area = std::get_if<geo::Polygon2d>(&lane)) {
        return geo::contains(*area, foot);
    }
    const auto* line = std::get_if<geo::Line2d>(&lane);
    for (std::size_t i = 0; line != nullptr && i + 1 < line->size(); ++i) {
        if (geo::distance_to_segment_m(foot, (*line)[i], (*line)[i + 1]) < 0.5 * fire_lane_m) {
            return true;
        }
    }
    return false;
}

/// The fire lane on which it stands, if any.
template <typename Thing>
const MarkedFeature*
fire_lane_under(const PlanSurroundings& around, const geo::Box2d& box, const Thing& thing) {
    const MarkedFeature* found = nullptr;
    around.marked_grid.near(box.grown(0.5 * fire_lane_m), [&](std::uint32_t index) {
        const MarkedFeature& feature = around.marked[index];
        if (found == nullptr && around.layers[feature.layer].mark.use == "fire_lane" &&
            stands_on(*feature.geometry, thing)) {
            found = &feature;
        }
    });
    return found;
}

} // namespace

void check_passage(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    std::map<std::pair<const Measure*, const Measure*>, Gap> gaps;
    for_neighbours(plan, passage_m, [&](const PlannedBody& a, const PlannedBody& b) {
        if (!plan.at_the_same_time(a.times, b.times) || outlines_overlap(a.outline, b.outline)) {
            return;
        }
        Gap& gap = gaps[{a.measure, b.measure}];
        const geo::Ring2d& ring = b.outline.rings.front();
        for (std::size_t i = 0; i < ring.size(); ++i) {
            narrow(gap, a.outline.rings.front(), ring[i], ring[(i + 1) % ring.size()]);
        }
    });
    for (const auto& [pair, gap] : gaps) {
        if (is_narrow(gap)) {
            findings.push_back(passage(*pair.first, gap));
            findings.back().measures.push_back(pair.second->id);
        }
    }
    for (const PlannedBody& body : plan.bodies) {
        Gap gap;
        plan.around.facades.near(body.box.grown(passage_m), [&](const PlanSegment& wall) {
            if (!plan.gone.contains(wall.owner)) {
                narrow(gap, body.outline.rings.front(), wall.from_crs, wall.to_crs);
            }
        });
        if (is_narrow(gap)) {
            findings.push_back(passage(*body.measure, gap));
        }
    }
}

void check_fire_lane(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    const auto add = [&](const Measure& measure, const MarkedFeature& lane, geo::Vec2d place) {
        PlanFinding finding = about(measure, "fire_lane", FindingSeverity::Error);
        finding.place_crs = place;
        finding.layer = plan.around.layers[lane.layer].title;
        finding.is_published = true;
        findings.push_back(std::move(finding));
    };
    for (const PlannedBody& body : plan.bodies) {
        if (const auto* lane = fire_lane_under(plan.around, body.box, body.outline)) {
            add(*body.measure, *lane, body.box.center());
        }
    }
    for (const PlannedTree& tree : plan.trees) {
        const geo::Vec2d foot = tree.tree.foot_crs;
        if (const auto* lane = fire_lane_under(plan.around, {foot, foot}, foot)) {
            add(*tree.measure, *lane, foot);
        }
    }
}

void check_overlap(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    for_neighbours(plan, 0.0, [&](const PlannedBody& a, const PlannedBody& b) {
        if (plan.at_the_same_time(a.times, b.times) && outlines_overlap(a.outline, b.outline)) {
            PlanFinding finding = about(*a.measure, "overlap", FindingSeverity::Warning);
            finding.measures.push_back(b.measure->id);
            geo::Box2d both; // where the two boxes meet
            both.min = {std::max(a.box.min.x, b.box.min.x), std::max(a.box.min.y, b.box.min.y)};
            both.max = {std::min(a.box.max.x, b.box.max.x), std::min(a.box.max.y, b.box.max.y)};
            finding.place_crs = both.center();
            findings.push_back(std::move(finding));
        }
    });
    for (const PlannedTree& tree : plan.trees) {
        const geo::Vec2d foot = tree.tree.foot_crs;
        const PlannedBody* under = nullptr;
        plan.body_grid.near({foot, foot}, [&](std::uint32_t index) {
            const PlannedBody& body = plan.bodies[index];
            if (under == nullptr && geo::contains(body.outline, foot) &&
                plan.at_the_same_time(tree.times, body.times)) {
                under = &body;
            }
        });
        if (under != nullptr) {
            PlanFinding finding = about(*tree.measure, "overlap", FindingSeverity::Warning);
            finding.measures.push_back(under->measure->id);
            finding.place_crs = foot;
            findings.push_back(std::move(finding));
        }
    }
}

/// Indicators do not count what stands in no Area.
void check_outside(const CheckedPlan& plan, std::vector<PlanFinding>& findings) {
    const auto& areas = plan.project.areas;
    for (const Measure& measure : plan.measures) {
        const geo::Vec2d place = geo::bounds(measure.geometry).center();
        const bool is_inside = std::any_of(areas.begin(), areas.end(), [&](const Area& area) {
            return geo::contains(area.polygon, place);
        });
        if (!areas.empty() && !is_inside) {
            findings.push_back(about(measure, "outside", FindingSeverity::Note));
            findings.back().place_crs = place;
        }
    }
}

} // namespace smiletwin::scenarios
