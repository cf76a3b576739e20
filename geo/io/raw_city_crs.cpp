#include "geo/io/raw_city_crs.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/crs/crs_names.hpp"
#include "geo/crs/crs_units.hpp"
#include "geo/crs/zone_prefix.hpp"
#include "geo/io/height_units.hpp"
#include "geo/io/raw_city_moves.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::geo {

namespace {

/// What one part writes under each srsName.
struct Written {
    Box3d box;
    std::uint64_t positions = 0;

    void add(const Vec3d& position) {
        box.add(position);
        ++positions;
    }
};

std::vector<Written> written_in(RawModel& part, std::size_t srs_count) {
    std::vector<Written> written(srs_count);
    for (const RawPolygon& polygon : part.polygons) {
        if (polygon.fault == PolygonFault::None && polygon.role != PolygonRole::Template) {
            Written& here = written[polygon.srs];
            each_position(part, polygon, [&here](const Vec3d& p) { here.add(p); });
        }
    }
    for (const RawInstance& instance : part.instances) {
        if (instance.has_place) {
            written[instance.srs].add(instance.place);
        }
    }
    for (const RawPoint& point : part.points) {
        written[point.srs].add(point.position);
    }
    return written;
}

std::vector<SrsGroup> collect_groups(RawFile& file, CpuSum& cpu) {
    std::vector<SrsGroup> groups(file.srs_names.size());
    std::vector<std::vector<Written>> written(file.parts.size());
    parallel_blocks(file.parts.size(), 1, [&](std::size_t part, std::size_t /*end*/) {
        const CpuSum::Share share(cpu);
        written[part] = written_in(file.parts[part], groups.size());
    });
    bool any = false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        SrsGroup& group = groups[i];
        group.name = file.srs_names[i];
        for (const std::vector<Written>& of_part : written) {
            group.box.add(of_part[i].box);
            group.positions += of_part[i].positions;
        }
        group.used = !group.box.empty();
        any = any || group.used;
    }
    for (SrsGroup& group : groups) {
        // Without any geometry the stated names still say what the file is about.
        group.used = group.used || (!any && !group.name.empty());
    }
    return groups;
}

void read_systems(
    std::vector<SrsGroup>& groups,
    const std::optional<std::string>& override_name,
    CrsOutcome& out) {
    std::optional<Crs> first;
    for (SrsGroup& group : groups) {
        const std::string& name = override_name ? *override_name : group.name;
        if (!group.used || is_local_crs_name(name)) {
            continue;
        }
        Result<Crs> crs = Crs::parse(name);
        if (!crs) {
            out.warnings.push_back(crs.problem());
            continue;
        }
        group.crs = *crs;
        if (!first) {
            first = *crs;
            out.decision.declared = group.name;
        }
    }
    // Geometry that states nothing stands in the system the rest of the file states, or has its
    // zone before its eastings.
    if (!first && !override_name && groups.front().used && groups.front().name.empty()) {
        first = crs_of_zone_prefix(groups.front().center());
    }
    if (groups.front().used && groups.front().name.empty() && !groups.front().crs) {
        groups.front().crs = first;
    }
    out.crs = first;
}

/// All names that geometry stands under.
std::string declared_name(const std::vector<SrsGroup>& groups) {
    std::string names;
    for (const SrsGroup& group : groups) {
        if (group.used && !group.name.empty()) {
            names += (names.empty() ? "" : "; ") + group.name;
        }
    }
    return names;
}

/// Different names often mean the same system.
bool has_several_systems(const std::vector<SrsGroup>& groups, const Crs& first) {
    return std::any_of(groups.begin(), groups.end(), [&first](const SrsGroup& group) {
        return group.used && group.crs && !(*group.crs == first);
    });
}

void describe_local(const std::vector<SrsGroup>& groups, CrsOutcome& out) {
    out.decision.declared = declared_name(groups);
    out.decision.axis_order = "easting-northing";
    out.decision.vertical = "unknown";
    const bool missing = out.decision.declared.empty();
    const std::string key = !out.warnings.empty() ? "crs.note.unknown"
                            : missing             ? "crs.note.missing"
                                                  : "crs.note.local";
    out.decision.note = {key, {{"name", out.decision.declared}}};
}

Message note_on(const SrsGroup& group, const Crs& target, bool overridden, AxisOrder order) {
    if (group.box.empty()) {
        return {"crs.note.no_coordinates", {}};
    }
    const Crs& crs = *group.crs;
    const Vec2d center = group.center();
    const std::string name = crs.horizontal_name();
    if (group.zone_m > 0.0) {
        return note_on_zone_prefix(crs, group.zone_m);
    }
    if (const int zone = contradicting_zone(crs, center); zone > 0) {
        return {"crs.note.other_zone", {{"name", name}, {"zone", std::to_string(zone)}}};
    }
    if (!crs.area_of_use().empty() && !crs.area_of_use().contains(center)) {
        return {"crs.note.outside", {{"name", name}}};
    }
    if (order != AxisOrder::Decided) {
        const bool easting = order == AxisOrder::EastingFirst;
        return {easting ? "crs.note.easting_wished" : "crs.note.northing_wished", {{"name", name}}};
    }
    if (either_order_fits(crs, center)) {
        return {
            group.swap ? "crs.note.either_northing" : "crs.note.either_easting", {{"name", name}}};
    }
    const CrsUnits units = units_of(crs);
    if (target.horizontal_name() != name) {
        Message note{"crs.note.converted", {{"from", name}, {"to", target.horizontal_name()}}};
        if (!units.height.is_metre()) {
            note.key = "crs.note.converted_heights";
            note.values.emplace_back("unit", unit_word(units.height));
        }
        return note;
    }
    if (!units.height.is_metre()) {
        return {"crs.note.heights", {{"name", name}, {"unit", unit_word(units.height)}}};
    }
    if (overridden) {
        return {"crs.note.override", {{"name", name}}};
    }
    if (group.swap && !crs.northing_first()) {
        return {"crs.note.swapped", {{"name", name}}};
    }
    if (!group.swap && crs.northing_first()) {
        return {"crs.note.easting_first", {{"name", name}}};
    }
    return {"crs.note.as_declared", {{"name", name}}};
}

/// Everything behind the importer measures in metres.
Crs choose_target(const SrsGroup& first) {
    if (first.box.empty()) {
        return *first.crs;
    }
    return metric_crs(*first.crs, first.center());
}

/// Heights of a system that says nothing about them are a matter of custom, which a person may
/// know better.
std::optional<Problem> remark_on_heights(const SrsGroup& group, const CrsUnits& units) {
    if (units.states_heights || units.height.is_metre() || group.box.empty()) {
        return std::nullopt;
    }
    return heights_as_plan(*group.crs, units);
}

} // namespace

bool must_swap_axes(const Crs& crs, Vec2d center_as_written) {
    const Box2d area = crs.area_of_use();
    const bool fits = area.contains(center_as_written);
    const bool fits_swapped = area.contains({center_as_written.y, center_as_written.x});
    if (fits != fits_swapped) {
        return fits_swapped;
    }
    if (zone_prefix_m(crs, {center_as_written.y, center_as_written.x}) > 0.0) {
        return true;
    }
    return crs.northing_first() && crs.is_geographic();
}

bool either_order_fits(const Crs& crs, Vec2d center_as_written) {
    const Box2d area = crs.area_of_use();
    return (crs.is_geographic() || crs.northing_first()) && area.contains(center_as_written) &&
           area.contains({center_as_written.y, center_as_written.x});
}

CrsOutcome
settle_crs(RawFile& file, const std::optional<std::string>& override_name, AxisOrder order) {
    CrsOutcome out;
    CpuSum cpu;
    std::vector<SrsGroup> groups = collect_groups(file, cpu);
    out.cpu_seconds = cpu.seconds();
    read_systems(groups, override_name, out);
    if (!out.crs) {
        describe_local(groups, out);
        return out;
    }
    const SrsGroup* first = nullptr;
    for (SrsGroup& group : groups) {
        if (group.used && group.crs) {
            const Vec3d center = group.box.center();
            group.swap = order == AxisOrder::Decided
                             ? must_swap_axes(*group.crs, {center.x, center.y})
                             : order == AxisOrder::NorthingFirst;
            group.zone_m = zone_prefix_m(*group.crs, group.center());
            const CrsUnits units = units_of(*group.crs);
            group.metres_per_height = units.height.metres;
            if (auto remark = remark_on_heights(group, units)) {
                out.warnings.push_back(std::move(*remark));
            }
            first = first == nullptr ? &group : first;
        }
    }
    const Crs target = choose_target(*first);
    out.decision.declared = declared_name(groups);
    out.decision.used = target.id();
    out.decision.axis_order = first->swap ? "northing-easting" : "easting-northing";
    const std::string vertical =
        target.vertical_name().empty() ? first->crs->vertical_name() : target.vertical_name();
    out.decision.vertical = vertical.empty() ? "unknown" : vertical;
    out.decision.note = has_several_systems(groups, *first->crs)
                            ? Message{"crs.note.several", {{"to", target.horizontal_name()}}}
                            : note_on(*first, target, override_name.has_value(), order);
    out.crs = target;
    move_positions(file, groups, target, cpu);
    out.cpu_seconds = cpu.seconds();
    return out;
}

} // namespace smiletwin::geo
