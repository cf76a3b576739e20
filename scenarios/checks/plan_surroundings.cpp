#include "scenarios/checks/plan_surroundings.hpp"

#include "scenarios/site/building_raster.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace smiletwin::scenarios {

namespace {

/// Thinner things in plan are walls: what stands upright is a line seen from above.
constexpr double widest_wall_m = 0.05;

/// The longest line in plan between corners of a ring, when all others lie on it.
std::optional<std::pair<geo::Vec2d, geo::Vec2d>> upright_line(std::span<const geo::Vec3d> ring) {
    if (ring.size() < 3) {
        return std::nullopt;
    }
    const auto plan = [](const geo::Vec3d& p) { return geo::Vec2d{p.x, p.y}; };
    const auto farthest = [&](geo::Vec2d from) {
        return plan(*std::max_element(ring.begin(), ring.end(), [&](const auto& a, const auto& b) {
            return geo::length(plan(a) - from) < geo::length(plan(b) - from);
        }));
    };
    const geo::Vec2d from = farthest(plan(ring.front()));
    const geo::Vec2d to = farthest(from);
    if (geo::length(to - from) < widest_wall_m) {
        return std::nullopt;
    }
    const bool is_line = std::all_of(ring.begin(), ring.end(), [&](const auto& point) {
        return geo::distance_to_segment_m(plan(point), from, to) < widest_wall_m;
    });
    return is_line ? std::optional(std::pair{from, to}) : std::nullopt;
}

void add_facades(SegmentGrid& facades, const geo::City& city) {
    const auto lods = geo::drawn_lod_tenths(city);
    for (const geo::CityPolygon& polygon : city.polygons) {
        const std::uint32_t top = geo::top_level_object(city, polygon.object);
        if (polygon.lod_tenths != lods[polygon.object] || !is_building(city.objects[top])) {
            continue;
        }
        const auto ring = city.ring(polygon.first_ring);
        if (polygon.kind == geo::SurfaceKind::Ground) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const geo::Vec3d& a = ring[i];
                const geo::Vec3d& b = ring[(i + 1) % ring.size()];
                facades.add({{a.x, a.y}, {b.x, b.y}, top});
            }
        } else if (const auto line = upright_line(ring)) {
            facades.add({line->first, line->second, top});
        }
    }
}

} // namespace

PlanSurroundings plan_surroundings(const Project& project, const BaseData& data) {
    PlanSurroundings around;
    if (data.city) {
        add_facades(around.facades, *data.city);
        around.footprints.emplace(data.city);
    }
    for (const auto& loaded : data.loaded) {
        const Source* source = project.source(loaded->state.source_id);
        const PlantingMark mark = planting_mark(project, loaded->state.source_id);
        if (source == nullptr || mark.empty()) {
            continue;
        }
        for (const geo::ImportedData& piece : loaded->data) {
            const auto* layer = std::get_if<std::shared_ptr<const geo::VectorLayer>>(&piece);
            if (layer == nullptr) {
                continue;
            }
            const auto number = static_cast<std::uint32_t>(around.layers.size());
            around.layers.push_back({source->title, mark, *layer});
            for (const geo::Feature& feature : (*layer)->features) {
                const geo::Box2d box = geo::bounds(feature.geometry);
                const auto index = static_cast<std::uint32_t>(around.marked.size());
                around.marked_grid.add(index, box);
                around.marked.push_back({&feature.geometry, box, number});
            }
        }
    }
    return around;
}

} // namespace smiletwin::scenarios
