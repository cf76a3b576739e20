#include "scenarios/site/building_changes.hpp"

#include "geo/city/city_subset.hpp"
#include "scenarios/site/building_raster.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

namespace smiletwin::scenarios {

namespace {

bool is_seen_from_above(geo::SurfaceKind kind) {
    switch (kind) {
    case geo::SurfaceKind::Wall:
    case geo::SurfaceKind::InteriorWall:
    case geo::SurfaceKind::Window:
    case geo::SurfaceKind::Door:
    case geo::SurfaceKind::Closure:
        return false;
    default:
        return true;
    }
}

using Triangle = std::array<geo::Vec2d, 3>;

double doubled_area(geo::Vec2d a, geo::Vec2d b, geo::Vec2d c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// What of a ring lies left of the line from a to b (Sutherland and Hodgman 1974). Where a ring is
/// not convex, pieces hang together along lines without area.
geo::Ring2d left_of(const geo::Ring2d& ring, geo::Vec2d a, geo::Vec2d b) {
    geo::Ring2d kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::Vec2d from = ring[i];
        const geo::Vec2d to = ring[(i + 1) % ring.size()];
        const double from_side = doubled_area(a, b, from);
        const double to_side = doubled_area(a, b, to);
        if (from_side >= 0.0) {
            kept.push_back(from);
        }
        if ((from_side > 0.0 && to_side < 0.0) || (from_side < 0.0 && to_side > 0.0)) {
            kept.push_back(from + (from_side / (from_side - to_side)) * (to - from));
        }
    }
    return kept;
}

/// The triangle runs counter-clockwise.
double common_area_m2(const geo::Polygon2d& polygon, const Triangle& triangle) {
    double sum_m2 = 0.0;
    for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
        geo::Ring2d ring = polygon.rings[r];
        for (std::size_t i = 0; i < 3 && !ring.empty(); ++i) {
            ring = left_of(ring, triangle[i], triangle[(i + 1) % 3]);
        }
        const double area_m2 = std::abs(geo::signed_area_m2(ring));
        sum_m2 += r == 0 ? area_m2 : -area_m2;
    }
    return sum_m2;
}

geo::Vec2d plan(const geo::Vec3d& point) {
    return {point.x, point.y};
}

/// Names that CityGML and CityJSON give to heights of whole buildings.
bool is_height_attribute(std::string_view name) {
    return name == "measuredHeight" || name == "height";
}

} // namespace

BuildingFootprints::BuildingFootprints(std::shared_ptr<const geo::City> city)
    : city_(std::move(city)) {
    const std::vector<std::uint8_t> lods = geo::drawn_lod_tenths(*city_);
    std::map<std::uint32_t, geo::Box3d> boxes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> faces; // building, polygon
    for (std::uint32_t i = 0; i < city_->objects.size(); ++i) {
        const std::uint32_t top = geo::top_level_object(*city_, i);
        if (is_building(city_->objects[top]) && !city_->objects[i].bounds.empty()) {
            boxes[top].add(city_->objects[i].bounds.min);
            boxes[top].add(city_->objects[i].bounds.max);
        }
    }
    for (std::uint32_t i = 0; i < city_->polygons.size(); ++i) {
        const geo::CityPolygon& polygon = city_->polygons[i];
        const std::uint32_t top = geo::top_level_object(*city_, polygon.object);
        const bool counts = polygon.lod_tenths == lods[polygon.object] &&
                            polygon.triangle_count > 0 && is_seen_from_above(polygon.kind);
        if (counts && boxes.contains(top)) {
            faces.emplace_back(top, i);
        }
    }
    std::stable_sort(
        faces.begin(), faces.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [top, polygon] : faces) {
        if (buildings_.empty() || buildings_.back().object != top) {
            const auto first = static_cast<std::uint32_t>(polygons_.size());
            buildings_.push_back({top, boxes.at(top), first, 0});
        }
        ++buildings_.back().polygon_count;
        polygons_.push_back(polygon);
    }
}

double
BuildingFootprints::covered_share(const Building& building, const geo::Polygon2d& area) const {
    double whole_m2 = 0.0;
    double covered_m2 = 0.0;
    for (std::uint32_t p = 0; p < building.polygon_count; ++p) {
        const geo::CityPolygon& polygon = city_->polygons[polygons_[building.first_polygon + p]];
        for (std::uint32_t t = 0; t < polygon.triangle_count; ++t) {
            const std::size_t first = 3 * (std::size_t{polygon.first_triangle} + t);
            Triangle triangle{
                plan(city_->positions[city_->triangles[first]]),
                plan(city_->positions[city_->triangles[first + 1]]),
                plan(city_->positions[city_->triangles[first + 2]])};
            const double doubled_m2 = doubled_area(triangle[0], triangle[1], triangle[2]);
            if (doubled_m2 < 0.0) {
                std::swap(triangle[1], triangle[2]);
            }
            if (doubled_m2 != 0.0) {
                whole_m2 += 0.5 * std::abs(doubled_m2);
                covered_m2 += common_area_m2(area, triangle);
            }
        }
    }
    return whole_m2 > 0.0 ? covered_m2 / whole_m2 : 0.0;
}

std::vector<std::uint32_t> BuildingFootprints::within(const geo::Polygon2d& outline) const {
    std::vector<std::uint32_t> found;
    const geo::Box2d box = geo::bounds(outline);
    for (const Building& building : buildings_) {
        if (box.intersects(building.box.plan()) &&
            covered_share(building, outline) >= least_footprint_share) {
            found.push_back(building.object);
        }
    }
    return found;
}

std::vector<BuildingChange>
BuildingFootprints::changes(std::span<const Measure> measures, const Catalogue& catalogue) const {
    std::map<std::uint32_t, BuildingChange> changed;
    for (const Measure& measure : measures) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        const auto* area = std::get_if<geo::Polygon2d>(&measure.geometry);
        if (kind == nullptr || area == nullptr || area->rings.empty()) {
            continue;
        }
        const bool takes_away = kind->effect(EffectKind::Demolition) != nullptr;
        const MeasureEffect* new_height = kind->effect(EffectKind::RoofHeight);
        if (!takes_away && new_height == nullptr) {
            continue;
        }
        for (const std::uint32_t object : within(*area)) {
            BuildingChange& change = changed[object];
            change.object = object;
            change.is_gone = change.is_gone || takes_away;
            if (new_height == nullptr) {
                continue;
            }
            const auto building = std::lower_bound(
                buildings_.begin(), buildings_.end(), object, [](const auto& one, auto wanted) {
                    return one.object < wanted;
                });
            const double height_m = building->box.max.z - building->box.min.z;
            change.foot_m = building->box.min.z;
            change.height_factor =
                height_m > 0.0 ? catalogue.number(measure, new_height->top_m) / height_m : 1.0;
        }
    }
    std::vector<BuildingChange> list;
    for (auto& [object, change] : changed) {
        list.push_back(change);
    }
    return list;
}

bool changes_buildings(std::span<const Measure> measures, const Catalogue& catalogue) {
    return std::any_of(measures.begin(), measures.end(), [&](const Measure& measure) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        return kind != nullptr && (kind->effect(EffectKind::Demolition) != nullptr ||
                                   kind->effect(EffectKind::RoofHeight) != nullptr);
    });
}

namespace {

/// Stretches what belongs to one building.
class Stretching {
public:
    Stretching(geo::City& city, const std::vector<BuildingChange>& changes)
        : city_(city), of_(city.objects.size(), nullptr) {
        std::vector<const BuildingChange*> of_top(city.objects.size(), nullptr);
        for (const BuildingChange& change : changes) {
            of_top[change.object] =
                change.is_gone || change.height_factor == 1.0 ? nullptr : &change;
        }
        for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
            of_[i] = of_top[geo::top_level_object(city, i)];
        }
    }

    void carry_out() {
        for (const geo::CityPolygon& polygon : city_.polygons) {
            if (const BuildingChange* change = of_[polygon.object]) {
                const std::uint32_t end = polygon.first_ring + polygon.ring_count;
                for (auto i = city_.ring_starts[polygon.first_ring]; i < city_.ring_starts[end];
                     ++i) {
                    stretch(city_.positions[i].z, *change);
                }
            }
        }
        for (geo::CityPoint& point : city_.points) {
            if (const BuildingChange* change = of_[point.object]) {
                stretch(point.position.z, *change);
            }
        }
        for (std::uint32_t i = 0; i < city_.objects.size(); ++i) {
            if (of_[i] != nullptr) {
                stretch_object(city_.objects[i], *of_[i]);
            }
        }
    }

private:
    static void stretch(double& z, const BuildingChange& change) {
        z = change.foot_m + change.height_factor * (z - change.foot_m);
    }

    void stretch_object(geo::CityObject& object, const BuildingChange& change) {
        if (!object.bounds.empty()) {
            stretch(object.bounds.min.z, change);
            stretch(object.bounds.max.z, change);
            city_.bounds.add(object.bounds.max);
        }
        for (std::uint32_t i = 0; i < object.attribute_count; ++i) {
            geo::Attribute& attribute = city_.attributes[object.first_attribute + i];
            const double stated_m = std::strtod(attribute.value.c_str(), nullptr);
            if (is_height_attribute(std::string_view(attribute.name)) && stated_m > 0.0) {
                attribute.value = fmt::format("{:.3f}", change.height_factor * stated_m);
            }
        }
    }

    geo::City& city_;
    std::vector<const BuildingChange*> of_; ///< parallel to objects
};

} // namespace

geo::City changed_city(const geo::City& city, const std::vector<BuildingChange>& changes) {
    const bool some_are_gone = std::any_of(
        changes.begin(), changes.end(), [](const BuildingChange& one) { return one.is_gone; });
    geo::City changed = city;
    Stretching(changed, changes).carry_out();
    if (!some_are_gone) {
        return changed;
    }
    std::vector<bool> gone(city.objects.size(), false);
    for (const BuildingChange& change : changes) {
        gone[change.object] = change.is_gone;
    }
    std::vector<bool> stays(city.objects.size(), true);
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        stays[i] = !gone[geo::top_level_object(city, i)];
    }
    return geo::subset(changed, stays);
}

} // namespace smiletwin::scenarios
