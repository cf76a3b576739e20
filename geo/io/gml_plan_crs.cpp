#include "geo/io/gml_plan_crs.hpp"

#include "geo/crs/zone_prefix.hpp"
#include "geo/io/raw_city_crs.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace smiletwin::geo {

namespace {

struct Group {
    std::size_t count = 0;
    Box2d box; ///< as written
    std::optional<Crs> crs;
    bool swap = false;
    double zone_m = 0.0; ///< before the eastings
    std::optional<Transform> transform;
};
using Groups = std::map<std::string, Group>;

/// False when a point comes out as no number.
bool move_points(PlanGeometry& geometry, const Group& group) {
    bool good = true;
    const auto move = [&](Vec2d& point) {
        if (group.swap) {
            std::swap(point.x, point.y);
        }
        point.x -= group.zone_m;
        if (group.transform) {
            point = (*group.transform)(point);
        }
        good = good && std::isfinite(point.x) && std::isfinite(point.y);
    };
    if (auto* point = std::get_if<Vec2d>(&geometry)) {
        move(*point);
    } else if (auto* line = std::get_if<Line2d>(&geometry)) {
        std::for_each(line->begin(), line->end(), move);
    } else {
        for (Ring2d& ring : std::get<Polygon2d>(geometry).rings) {
            std::for_each(ring.begin(), ring.end(), move);
        }
    }
    return good;
}

Groups group_by_name(const std::vector<PlacedGeometry>& geometries) {
    Groups groups;
    for (const PlacedGeometry& placed : geometries) {
        Group& group = groups[placed.srs_name];
        ++group.count;
        group.box.add(bounds(placed.geometry));
    }
    return groups;
}

Message note_on(const Group& group, const CrsChoice& choice, bool overridden, AxisOrder order) {
    const std::string name = choice.crs->horizontal_name();
    if (group.zone_m > 0.0) {
        return note_on_zone_prefix(*group.crs, group.zone_m);
    }
    if (order != AxisOrder::Decided) {
        return {
            group.swap ? "crs.note.northing_wished" : "crs.note.easting_wished", {{"name", name}}};
    }
    if (either_order_fits(*group.crs, group.box.center())) {
        return {
            group.swap ? "crs.note.either_northing" : "crs.note.either_easting", {{"name", name}}};
    }
    if (group.swap && !group.crs->northing_first()) {
        return {"crs.note.swapped", {{"name", name}}};
    }
    if (!group.swap && group.crs->northing_first()) {
        return {"crs.note.easting_first", {{"name", name}}};
    }
    return overridden ? Message{"import.crs.given_by_user", {}} : choice.decision.note;
}

} // namespace

Result<CrsChoice> settle_plan_crs(
    std::vector<PlacedGeometry>& geometries,
    const std::string& outer_name,
    const std::optional<std::string>& crs_override,
    AxisOrder order,
    IgnoredCounts& ignored) {
    for (PlacedGeometry& placed : geometries) {
        placed.srs_name = placed.srs_name.empty() ? outer_name : placed.srs_name;
    }
    Groups groups = group_by_name(geometries);
    const auto main =
        std::max_element(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
            return a.second.count < b.second.count;
        });
    const std::string main_name = main != groups.end() ? main->first : outer_name;
    Result<CrsChoice> choice = choose_named_crs(main_name, crs_override);
    if (!choice || !choice->crs || groups.empty()) {
        return choice;
    }
    for (auto& [name, group] : groups) {
        const auto crs = Crs::parse(crs_override ? *crs_override : name);
        if (!crs) {
            continue;
        }
        group.crs = *crs;
        group.swap = order == AxisOrder::Decided ? must_swap_axes(*crs, group.box.center())
                                                 : order == AxisOrder::NorthingFirst;
        const Vec2d center = group.box.center();
        group.zone_m = zone_prefix_m(*crs, group.swap ? Vec2d{center.y, center.x} : center);
        auto transform = Transform::between(*crs, *choice->crs);
        if (transform && !transform->is_identity()) {
            group.transform = std::move(*transform);
        }
    }
    std::erase_if(geometries, [&](PlacedGeometry& placed) {
        const Group& group = groups[placed.srs_name];
        const bool good = group.crs && move_points(placed.geometry, group);
        ignored["unknown_system"] += good ? 0U : 1U;
        return !good;
    });
    std::erase_if(ignored, [](const auto& entry) { return entry.second == 0; });
    CrsDecision& decision = choice->decision;
    decision.axis_order = main->second.swap ? "northing-easting" : "easting-northing";
    decision.note = note_on(main->second, *choice, crs_override.has_value(), order);
    return choice;
}

ArcTolerance plan_arc_tolerance(const std::optional<std::string>& crs_override) {
    auto known = std::make_shared<std::map<std::string, double, std::less<>>>();
    return [known, crs_override](std::string_view srs_name) {
        const auto found = known->find(srs_name);
        if (found != known->end()) {
            return found->second;
        }
        const auto crs = Crs::parse(crs_override ? *crs_override : std::string(srs_name));
        const double tolerance = crs && crs->is_geographic() ? arc_tolerance_deg : arc_tolerance_m;
        known->emplace(srs_name, tolerance);
        return tolerance;
    };
}

} // namespace smiletwin::geo
