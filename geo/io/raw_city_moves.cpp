#include "geo/io/raw_city_moves.hpp"

#include "geo/base/parallel.hpp"
#include "geo/crs/grid_transform.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>

namespace smiletwin::geo {

namespace {

/// How the coordinates of one group reach the target.
struct Way {
    std::shared_ptr<const Transform> exact; ///< null: they are there already
    std::optional<GridTransform> grid;      ///< of many points close together

    Vec2d operator()(Vec2d point) { return grid ? (*grid)(point) : (*exact)(point); }
};

using Ways = std::vector<Way>;

Box2d plan_of(const SrsGroup& group) {
    const Box2d plan = group.box.plan();
    const Vec2d off{group.zone_m, 0.0};
    return group.swap
               ? Box2d{Vec2d{plan.min.y, plan.min.x} - off, Vec2d{plan.max.y, plan.max.x} - off}
               : Box2d{plan.min - off, plan.max - off};
}

Ways make_ways(const std::vector<SrsGroup>& groups, const Crs& target) {
    Ways ways(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!groups[i].used || !groups[i].crs) {
            continue;
        }
        Result<Transform> transform = Transform::between(*groups[i].crs, target);
        if (!transform || transform->is_identity()) {
            continue;
        }
        const auto exact = std::make_shared<const Transform>(std::move(transform).value());
        const TransformMesh mesh = transform_mesh(*groups[i].crs, target);
        ways[i].exact = exact;
        if (GridTransform::pays(groups[i].positions, plan_of(groups[i]), mesh)) {
            ways[i].grid.emplace([exact](Vec2d point) { return (*exact)(point); }, mesh);
        }
    }
    return ways;
}

/// A transform serves one thread at a time, and setting one up costs as much as moving thousands
/// of points: as many as there are threads, handed from part to part.
class WaysPool {
public:
    WaysPool(const std::vector<SrsGroup>& groups, const Crs& target, Ways first)
        : groups_(groups), target_(target) {
        free_.push_back(std::make_unique<Ways>(std::move(first)));
    }

    std::unique_ptr<Ways> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                auto ways = std::move(free_.back());
                free_.pop_back();
                return ways;
            }
        }
        return std::make_unique<Ways>(make_ways(groups_, target_));
    }

    void give_back(std::unique_ptr<Ways> ways) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(ways));
    }

private:
    const std::vector<SrsGroup>& groups_;
    const Crs& target_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Ways>> free_;
};

/// As far as no transform is involved.
bool keeps_numbers(const SrsGroup& group) {
    return !group.swap && group.zone_m == 0.0 && group.metres_per_height == 1.0;
}

/// False where the transform fails.
bool move_position(Vec3d& p, const SrsGroup& group, Way& way) {
    if (group.swap) {
        std::swap(p.x, p.y);
    }
    p.x -= group.zone_m;
    if (way.exact) {
        const Vec2d moved = way({p.x, p.y});
        p = {moved.x, moved.y, p.z};
    }
    p.z *= group.metres_per_height;
    return !std::isnan(p.x);
}

void move_part(RawModel& part, const std::vector<SrsGroup>& groups, Ways& ways) {
    for (RawPolygon& polygon : part.polygons) {
        const SrsGroup& group = groups[polygon.srs];
        Way& way = ways[polygon.srs];
        const bool stays = !way.exact && keeps_numbers(group);
        if (stays || polygon.role == PolygonRole::Template) {
            continue;
        }
        each_position(part, polygon, [&](Vec3d& p) {
            if (!move_position(p, group, way)) {
                polygon.fault = PolygonFault::BadCoordinates;
            }
        });
    }
    for (RawInstance& instance : part.instances) {
        instance.has_place =
            instance.has_place &&
            move_position(instance.place, groups[instance.srs], ways[instance.srs]);
    }
    std::erase_if(part.points, [&](RawPoint& point) {
        return !move_position(point.position, groups[point.srs], ways[point.srs]);
    });
}

} // namespace

void move_positions(
    RawFile& file, const std::vector<SrsGroup>& groups, const Crs& target, CpuSum& cpu) {
    Ways first = make_ways(groups, target);
    const bool transformed = std::any_of(
        first.begin(), first.end(), [](const Way& way) { return way.exact != nullptr; });
    const bool changed = !std::all_of(groups.begin(), groups.end(), keeps_numbers);
    if (!transformed && !changed) {
        return;
    }
    WaysPool pool(groups, target, std::move(first));
    parallel_blocks(file.parts.size(), 1, [&](std::size_t part, std::size_t /*end*/) {
        const CpuSum::Share share(cpu);
        auto ways = pool.take();
        move_part(file.parts[part], groups, *ways);
        pool.give_back(std::move(ways));
    });
}

} // namespace smiletwin::geo
