// What a ray of sight meets: CityScene::pick and ground_point.
#include "viewer/scene/city_scene.hpp"
#include "viewer/scene/city_scene_state.hpp"
#include "viewer/scene/city_tiles.hpp"
#include "viewer/scene/ray_tests.hpp"

#include <osgUtil/IntersectionVisitor>
#include <osgUtil/LineSegmentIntersector>

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::viewer {

namespace {

constexpr double reach_m = 30000.0;
/// Half the size of a sensor's disc on the screen.
constexpr double sensor_radius_px = 12.0;
constexpr double sensor_height_m = 3.0;

struct SurfaceHit {
    double distance_m = 0.0;
    const osg::Drawable* drawable = nullptr;
    unsigned primitive = 0;
};

std::optional<SurfaceHit>
nearest_surface(osg::Group& group, geo::Vec3d origin, geo::Vec3d direction, unsigned mask) {
    const geo::Vec3d end = origin + reach_m * direction;
    osg::ref_ptr<osgUtil::LineSegmentIntersector> ray = new osgUtil::LineSegmentIntersector(
        osgUtil::Intersector::MODEL,
        osg::Vec3d(origin.x, origin.y, origin.z),
        osg::Vec3d(end.x, end.y, end.z));
    ray->setIntersectionLimit(osgUtil::Intersector::LIMIT_NEAREST);
    osgUtil::IntersectionVisitor visitor(ray);
    visitor.setTraversalMask(mask);
    group.accept(visitor);
    if (!ray->containsIntersections()) {
        return std::nullopt;
    }
    const auto hit = ray->getFirstIntersection();
    return SurfaceHit{hit.ratio * reach_m, hit.drawable.get(), hit.primitiveIndex};
}

/// The best candidate so far.
class Nearest {
public:
    void offer(std::optional<double> distance_m, PickKind kind, const std::string& id) {
        if (distance_m && *distance_m < distance_m_) {
            distance_m_ = *distance_m;
            hit_ = {};
            hit_.kind = kind;
            hit_.id = id;
        }
    }
    void offer_object(double distance_m, std::uint32_t object) {
        if (distance_m < distance_m_) {
            distance_m_ = distance_m;
            hit_ = {};
            hit_.kind = PickKind::CityObject;
            hit_.city_object = object;
        }
    }
    [[nodiscard]] PickHit finish(const PickRay& ray) {
        if (hit_.kind != PickKind::Nothing) {
            hit_.point_crs = ray.origin_crs + distance_m_ * ray.direction;
        }
        return hit_;
    }
    [[nodiscard]] PickKind kind() const { return hit_.kind; }

private:
    double distance_m_ = reach_m;
    PickHit hit_;
};

} // namespace

PickHit CityScene::pick(const PickRay& ray) const {
    const State& s = *state_;
    const geo::Vec3d origin = s.frame.to_local(ray.origin_crs);
    Nearest nearest;
    if (const auto hit = nearest_surface(*s.city_group, origin, ray.direction, pickable_mask)) {
        const auto* objects = dynamic_cast<const TriangleObjects*>(hit->drawable->getUserData());
        if (objects != nullptr && hit->primitive < objects->object.size()) {
            nearest.offer_object(hit->distance_m, objects->object[hit->primitive]);
        }
    }
    if (const auto hit = nearest_surface(*s.ground_group, origin, ray.direction, ground_mask)) {
        nearest.offer(hit->distance_m, PickKind::Ground, {});
    }
    // Before trees and obstacles: whoever clicks a disc means it, even through a crown.
    if (s.is_visible(SceneLayer::Sensors)) {
        for (const SensorMarker& sensor : s.sensors) {
            const geo::Vec3d pin = sensor.foot_crs + geo::Vec3d{0.0, 0.0, sensor_height_m};
            const double allowed = sensor_radius_px * ray.pixel_angle_rad;
            auto distance_m = distance_in_cone(ray, pin, allowed);
            if (distance_m) { // as near as it is drawn
                distance_m = 1.0 / (1.0 / *distance_m + ray.disc_pull_per_m);
            }
            nearest.offer(distance_m, PickKind::Sensor, sensor.id);
        }
        if (nearest.kind() == PickKind::Sensor) {
            return nearest.finish(ray);
        }
    }
    if (s.is_visible(SceneLayer::Trees)) {
        for (const TreeInstance& tree : s.trees) {
            nearest.offer(distance_to_tree(ray, tree), PickKind::Tree, tree.id);
        }
    }
    if (s.is_visible(SceneLayer::Obstacles)) {
        for (const PrismInstance& prism : s.prisms) {
            nearest.offer(distance_to_prism(ray, prism), PickKind::Obstacle, prism.id);
        }
    }
    return nearest.finish(ray);
}

double CityScene::way_to_wall_m(const PickRay& ray) const {
    const State& s = *state_;
    double way_m = std::numeric_limits<double>::infinity();
    const geo::Vec3d origin = s.frame.to_local(ray.origin_crs);
    if (const auto hit = nearest_surface(*s.city_group, origin, ray.direction, pickable_mask)) {
        way_m = hit->distance_m;
    }
    if (s.is_visible(SceneLayer::Obstacles)) {
        for (const PrismInstance& prism : s.prisms) {
            way_m = std::min(way_m, distance_to_prism(ray, prism).value_or(way_m));
        }
    }
    return way_m;
}

std::optional<geo::Vec3d> CityScene::ground_point(const PickRay& ray) const {
    const State& s = *state_;
    const geo::Vec3d origin = s.frame.to_local(ray.origin_crs);
    const auto hit = nearest_surface(*s.ground_group, origin, ray.direction, ground_mask);
    if (!hit) {
        return std::nullopt;
    }
    return ray.origin_crs + hit->distance_m * ray.direction;
}

} // namespace smiletwin::viewer
