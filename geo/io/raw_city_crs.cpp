#include "geo/io/raw_city_crs.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/crs/crs_names.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::geo {

namespace {

/// Polygons written under one srsName.
struct Group {
    std::string name;
    std::optional<Crs> crs;
    Box3d box; ///< as written
    bool used = false;
    bool swap = false;
};

void each_position(RawModel& model, const RawPolygon& polygon, const auto& body) {
    const std::uint32_t begin = model.ring_starts[polygon.first_ring];
    const std::uint32_t end = model.ring_starts[polygon.first_ring + polygon.ring_count];
    for (std::uint32_t i = begin; i < end; ++i) {
        body(model.positions[i]);
    }
}

/// Box of the coordinates written under each srsName of one part; empty where none was.
std::vector<Box3d> boxes_of(RawModel& part, std::size_t srs_count) {
    std::vector<Box3d> boxes(srs_count);
    for (const RawPolygon& polygon : part.polygons) {
        if (polygon.fault == PolygonFault::None && polygon.role != PolygonRole::Template) {
            Box3d& box = boxes[polygon.srs];
            each_position(part, polygon, [&box](const Vec3d& p) { box.add(p); });
        }
    }
    for (const RawInstance& instance : part.instances) {
        if (instance.has_place) {
            boxes[instance.srs].add(instance.place);
        }
    }
    for (const RawPoint& point : part.points) {
        boxes[point.srs].add(point.position);
    }
    return boxes;
}

std::vector<Group> collect_groups(RawFile& file, CpuSum& cpu) {
    std::vector<Group> groups(file.srs_names.size());
    std::vector<std::vector<Box3d>> boxes(file.parts.size());
    parallel_blocks(file.parts.size(), 1, [&](std::size_t part, std::size_t /*end*/) {
        const CpuSum::Share share(cpu);
        boxes[part] = boxes_of(file.parts[part], groups.size());
    });
    bool any = false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        Group& group = groups[i];
        group.name = file.srs_names[i];
        for (const std::vector<Box3d>& of_part : boxes) {
            group.box.add(of_part[i]);
        }
        group.used = !group.box.empty();
        any = any || group.used;
    }
    for (Group& group : groups) {
        // Without any geometry the stated names still say what the file is about.
        group.used = group.used || (!any && !group.name.empty());
    }
    return groups;
}

void read_systems(
    std::vector<Group>& groups, const std::optional<std::string>& override_name, CrsOutcome& out) {
    std::optional<Crs> first;
    for (Group& group : groups) {
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
    // Geometry that states nothing stands in the system the rest of the file states.
    if (groups.front().used && groups.front().name.empty() && !groups.front().crs) {
        groups.front().crs = first;
    }
    out.crs = first;
}

std::string declared_name(const std::vector<Group>& groups) {
    for (const Group& group : groups) {
        if (group.used && !group.name.empty()) {
            return group.name;
        }
    }
    return {};
}

void describe_local(const std::vector<Group>& groups, CrsOutcome& out) {
    out.decision.declared = declared_name(groups);
    out.decision.axis_order = "easting-northing";
    out.decision.vertical = "unknown";
    const bool missing = out.decision.declared.empty();
    const std::string key = !out.warnings.empty() ? "crs.note.unknown"
                            : missing             ? "crs.note.missing"
                                                  : "crs.note.local";
    out.decision.note = {key, {{"name", out.decision.declared}}};
}

Message note_on(const Group& group, const Crs& target, bool overridden) {
    if (group.box.empty()) {
        return {"crs.note.no_coordinates", {}};
    }
    const Crs& crs = *group.crs;
    Vec3d center = group.box.center();
    if (group.swap) {
        std::swap(center.x, center.y);
    }
    const bool inside =
        crs.area_of_use().empty() || crs.area_of_use().contains({center.x, center.y});
    const std::string name = crs.horizontal_name();
    if (!inside) {
        return {"crs.note.outside", {{"name", name}}};
    }
    if (!(target == crs)) {
        return {"crs.note.converted", {{"from", name}, {"to", target.horizontal_name()}}};
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

/// Geographic coordinates go to UTM: everything behind the importer measures in metres.
Crs choose_target(const Group& first) {
    const Crs& crs = *first.crs;
    if (!crs.is_geographic() || first.box.empty()) {
        return crs;
    }
    const Vec3d center = first.box.center();
    const GeographicPosition position = first.swap ? GeographicPosition{center.x, center.y}
                                                   : GeographicPosition{center.y, center.x};
    const Result<Crs> utm = utm_for(position);
    if (!utm) {
        return crs;
    }
    const Result<Crs> with_heights = Crs::from_epsg(utm->horizontal_epsg(), crs.vertical_epsg());
    return with_heights ? *with_heights : *utm;
}

using Transforms = std::vector<std::optional<Transform>>;

Transforms make_transforms(const std::vector<Group>& groups, const Crs& target) {
    Transforms transforms(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].used && groups[i].crs) {
            Result<Transform> transform = Transform::between(*groups[i].crs, target);
            if (transform && !transform->is_identity()) {
                transforms[i] = std::move(transform).value();
            }
        }
    }
    return transforms;
}

/// False where the transform fails.
bool move_position(Vec3d& p, bool swap, const std::optional<Transform>& transform) {
    if (swap) {
        std::swap(p.x, p.y);
    }
    if (transform) {
        const Vec2d moved = (*transform)({p.x, p.y});
        p = {moved.x, moved.y, p.z};
    }
    return !std::isnan(p.x);
}

void move_part(RawModel& part, const std::vector<Group>& groups, const Transforms& transforms) {
    for (RawPolygon& polygon : part.polygons) {
        const bool swap = groups[polygon.srs].swap;
        const std::optional<Transform>& transform = transforms[polygon.srs];
        if ((!swap && !transform) || polygon.role == PolygonRole::Template) {
            continue;
        }
        each_position(part, polygon, [&](Vec3d& p) {
            if (!move_position(p, swap, transform)) {
                polygon.fault = PolygonFault::BadCoordinates;
            }
        });
    }
    for (RawInstance& instance : part.instances) {
        const bool swap = groups[instance.srs].swap;
        instance.has_place =
            instance.has_place && move_position(instance.place, swap, transforms[instance.srs]);
    }
    std::erase_if(part.points, [&](RawPoint& point) {
        return !move_position(point.position, groups[point.srs].swap, transforms[point.srs]);
    });
}

void move_positions(
    RawFile& file, const std::vector<Group>& groups, const Crs& target, CpuSum& cpu) {
    const Transforms probe = make_transforms(groups, target);
    const bool transformed =
        std::any_of(probe.begin(), probe.end(), [](const auto& t) { return t.has_value(); });
    const bool swapped =
        std::any_of(groups.begin(), groups.end(), [](const Group& group) { return group.swap; });
    if (!transformed && !swapped) {
        return;
    }
    parallel_blocks(file.parts.size(), 1, [&](std::size_t part, std::size_t /*end*/) {
        const CpuSum::Share share(cpu);
        // PROJ objects serve one thread each.
        move_part(file.parts[part], groups, make_transforms(groups, target));
    });
}

} // namespace

bool must_swap_axes(const Crs& crs, Vec2d center_as_written) {
    const Box2d area = crs.area_of_use();
    const bool fits = area.contains(center_as_written);
    const bool fits_swapped = area.contains({center_as_written.y, center_as_written.x});
    if (fits != fits_swapped) {
        return fits_swapped;
    }
    return crs.northing_first() && crs.is_geographic();
}

Result<Crs> utm_for(GeographicPosition position) {
    const int zone =
        std::clamp(static_cast<int>(std::floor(position.longitude_deg / 6.0)) + 31, 1, 60);
    const bool in_europe = zone >= 28 && zone <= 38 && position.latitude_deg > 32.0;
    const int base = in_europe ? 25800 : (position.latitude_deg >= 0.0 ? 32600 : 32700);
    return Crs::from_epsg(base + zone);
}

CrsOutcome settle_crs(RawFile& file, const std::optional<std::string>& override_name) {
    CrsOutcome out;
    CpuSum cpu;
    std::vector<Group> groups = collect_groups(file, cpu);
    out.cpu_seconds = cpu.seconds();
    read_systems(groups, override_name, out);
    if (!out.crs) {
        describe_local(groups, out);
        return out;
    }
    const Group* first = nullptr;
    for (Group& group : groups) {
        if (group.used && group.crs) {
            const Vec3d center = group.box.center();
            group.swap = must_swap_axes(*group.crs, {center.x, center.y});
            first = first == nullptr ? &group : first;
        }
    }
    const Crs target = choose_target(*first);
    out.decision.declared = declared_name(groups);
    out.decision.used = target.id();
    out.decision.axis_order = first->swap ? "northing-easting" : "easting-northing";
    const std::string vertical = first->crs->vertical_name();
    out.decision.vertical = vertical.empty() ? "unknown" : vertical;
    out.decision.note = note_on(*first, target, override_name.has_value());
    out.crs = target;
    move_positions(file, groups, target, cpu);
    out.cpu_seconds = cpu.seconds();
    return out;
}

} // namespace smiletwin::geo
