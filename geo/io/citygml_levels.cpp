#include "geo/io/citygml_levels.hpp"

#include "geo/city/opening.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace smiletwin::geo {

namespace {

using Indices = std::vector<std::uint32_t>;

class Placer {
public:
    Placer(
        const City& city,
        const CityGmlSchema& schema,
        const GmlFeature& feature,
        const CityIndex& index,
        WriteReport& report)
        : city_(city), schema_(schema), feature_(feature), index_(index), report_(report) {}

    GmlLevels run(std::uint32_t object) {
        std::map<std::uint8_t, Indices, std::greater<>> by_tenths;
        for (const std::uint32_t polygon : index_.polygons(object)) {
            by_tenths[city_.polygons[polygon].lod_tenths].push_back(polygon);
        }
        for (const std::uint32_t face : index_.shared_faces(object)) {
            by_tenths.try_emplace(city_.shared_faces[face].lod_tenths);
        }
        object_ = object;
        std::vector<std::pair<std::uint8_t, Indices>> moving;
        single_ =
            std::any_of(feature_.slots.begin(), feature_.slots.end(), [](const GmlSlot& slot) {
                return slot.kind == GmlSlot::Kind::Geometry && slot.lod == any_level;
            });
        for (auto& [tenths, members] : by_tenths) {
            const std::size_t level = tenths / 10U;
            if (level < gml_level_count && has_place(level, members)) {
                if (taken_[level] || (single_ && any_taken())) {
                    report_.lost_if(true, "polygon", members.size());
                } else {
                    report_.lost_if(tenths % 10U != 0, "lod", members.size());
                    put(level, tenths, members);
                }
            } else {
                moving.emplace_back(tenths, std::move(members));
            }
        }
        for (const auto& [tenths, members] : moving) {
            move(tenths, members);
        }
        return std::move(levels_);
    }

private:
    [[nodiscard]] bool any_taken() const {
        return std::find(taken_.begin(), taken_.end(), true) != taken_.end();
    }

    void move(std::uint8_t tenths, const Indices& polygons) {
        if (const auto level = nearest_place(tenths / 10U, polygons)) {
            report_.lost_if(true, "lod", polygons.size());
            put(*level, tenths, polygons);
        } else {
            report_.lost_if(true, "polygon", polygons.size());
        }
    }

    [[nodiscard]] std::optional<std::size_t>
    nearest_place(std::size_t from, const Indices& polygons) const {
        std::optional<std::size_t> nearest;
        for (std::size_t level = gml_level_count; level-- > 0;) { // of two as near the higher
            const std::size_t away = level > from ? level - from : from - level;
            const bool nearer =
                !nearest || away < (*nearest > from ? *nearest - from : from - *nearest);
            if (nearer && !taken_[level] && has_place(level, polygons)) {
                nearest = level;
            }
        }
        return nearest;
    }

    [[nodiscard]] bool has_plain_place(std::size_t level) const {
        return std::any_of(
            feature_.slots.begin(), feature_.slots.end(), [level](const GmlSlot& slot) {
                return slot.kind == GmlSlot::Kind::Geometry &&
                       (slot.lod == level || slot.lod == any_level);
            });
    }

    [[nodiscard]] bool is_surface(std::uint32_t polygon, std::size_t level) const {
        const SurfaceKind kind = city_.polygons[polygon].kind;
        return kind != SurfaceKind::Other &&
               std::any_of(feature_.slots.begin(), feature_.slots.end(), [&](const GmlSlot& slot) {
                   return takes(schema_, feature_, slot, kind, level);
               });
    }

    [[nodiscard]] bool has_place(std::size_t level, const Indices& polygons) const {
        return has_plain_place(level) ||
               std::all_of(polygons.begin(), polygons.end(), [&](std::uint32_t polygon) {
                   return is_surface(polygon, level);
               });
    }

    void put(std::size_t level, std::uint8_t tenths, const Indices& polygons) {
        taken_[level] = true;
        for (const std::uint32_t at : index_.shared_faces(object_)) {
            if (city_.shared_faces[at].lod_tenths == tenths) {
                levels_.shared[level].push_back(city_.shared_faces[at]);
            }
        }
        for (const std::uint32_t at : index_.solid_groups(object_)) {
            const SolidGroup& group = city_.solid_groups[at];
            levels_.is_composite[level] |= group.lod_tenths == tenths && group.is_composite;
        }
        for (const std::uint32_t polygon : polygons) {
            const bool surface = is_surface(polygon, level);
            (surface ? levels_.of_surfaces : levels_.plain)[level].push_back(polygon);
            report_.lost_if(
                !surface && city_.polygons[polygon].kind != SurfaceKind::Other, "surface_type", 1);
        }
    }

    const City& city_;
    const CityGmlSchema& schema_;
    const GmlFeature& feature_;
    const CityIndex& index_;
    WriteReport& report_;
    std::uint32_t object_ = 0;
    GmlLevels levels_;
    std::array<bool, gml_level_count> taken_{};
    bool single_ = false; ///< the feature has one geometry, whatever its level
};

bool is_of(const GmlSlot& slot, std::size_t level) {
    return slot.kind == GmlSlot::Kind::Geometry && (slot.lod == level || slot.lod == any_level);
}

bool takes_any(const GmlSlot& slot) {
    return slot.name.ends_with("eometry");
}

bool takes_solids(const GmlSlot& slot) {
    return slot.name.ends_with("Solid") || takes_any(slot);
}

bool takes_surfaces(const GmlSlot& slot) {
    return !slot.name.ends_with("Solid");
}

} // namespace

GmlPlaces places_at(const GmlFeature& feature, std::size_t level) {
    GmlPlaces places;
    for (const GmlSlot& slot : feature.slots) {
        if (is_of(slot, level)) {
            places.has_solids = places.has_solids || takes_solids(slot);
            places.has_surfaces = places.has_surfaces || takes_surfaces(slot);
        }
    }
    return places;
}

CityBodies bodies_in(
    const City& city, const GmlFeature& feature, const GmlSlot& slot, const GmlLevels& levels) {
    CityBodies in_slot;
    for (std::size_t level = 0; level < gml_level_count; ++level) {
        if (!is_of(slot, level)) {
            continue;
        }
        const GmlPlaces places = places_at(feature, level);
        Indices polygons = levels.plain[level];
        if (!places.has_solids) {
            in_slot.surfaces.insert(in_slot.surfaces.end(), polygons.begin(), polygons.end());
            continue;
        }
        for (const std::uint32_t polygon : levels.of_surfaces[level]) {
            if (city.polygons[polygon].solid != 0) {
                polygons.push_back(polygon);
            }
        }
        CityBodies bodies = bodies_of(city, polygons, levels.shared[level]);
        in_slot.is_composite = in_slot.is_composite || levels.is_composite[level];
        if (takes_solids(slot)) {
            std::move(
                bodies.solids.begin(), bodies.solids.end(), std::back_inserter(in_slot.solids));
        }
        if (takes_surfaces(slot)) {
            Indices& own = in_slot.surfaces;
            own.insert(own.end(), bodies.surfaces.begin(), bodies.surfaces.end());
        } else if (!places.has_surfaces && !bodies.surfaces.empty()) {
            in_slot.solids.push_back(solid_of(bodies.surfaces));
        }
    }
    return in_slot;
}

bool takes(
    const CityGmlSchema& schema,
    const GmlFeature& feature,
    const GmlSlot& slot,
    SurfaceKind kind,
    std::size_t level) {
    if (slot.kind != GmlSlot::Kind::Surfaces) {
        return false;
    }
    const bool has_openings = slot.surfaces == "construction" || slot.surfaces == "any";
    if (is_opening(kind) && !has_openings) {
        return false;
    }
    const GmlSurfaceName surface = is_opening(kind)
                                       ? schema.opening(kind, feature.prefix)
                                       : schema.surface(kind, slot.surfaces, feature.prefix);
    return !surface.name.empty() && level >= surface.least_lod && level <= surface.most_lod;
}

GmlLevels levels_of(
    const City& city,
    const CityGmlSchema& schema,
    const GmlFeature& feature,
    const CityIndex& index,
    std::uint32_t object,
    WriteReport& report) {
    return Placer(city, schema, feature, index, report).run(object);
}

} // namespace smiletwin::geo
