#include "geo/city/main_extent.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace smiletwin::geo {

namespace {

constexpr std::size_t fewest_with_far_one = 5;
constexpr std::size_t one_in = 100;
constexpr double times_as_far = 4.0;
constexpr double least_spread_m = 250.0;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Vec2d median_center(const City& city, const std::vector<std::uint32_t>& objects) {
    std::vector<double> x;
    std::vector<double> y;
    for (const std::uint32_t object : objects) {
        const Vec3d center = city.objects[object].bounds.center();
        x.push_back(center.x);
        y.push_back(center.y);
    }
    return {median(std::move(x)), median(std::move(y))};
}

void add_corners(const Box3d& box, std::vector<Vec3d>& points) {
    for (unsigned corner = 0; corner < 8; ++corner) {
        points.push_back(
            {(corner & 1U) != 0 ? box.max.x : box.min.x,
             (corner & 2U) != 0 ? box.max.y : box.min.y,
             (corner & 4U) != 0 ? box.max.z : box.min.z});
    }
}

} // namespace

std::vector<std::uint32_t> main_objects(const City& city) {
    std::vector<std::uint32_t> objects;
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        if (!city.objects[i].bounds.empty()) {
            objects.push_back(i);
        }
    }
    if (objects.size() < fewest_with_far_one) {
        return objects;
    }
    const Vec2d middle = median_center(city, objects);
    const auto distance_m = [&](std::uint32_t object) {
        const Vec3d center = city.objects[object].bounds.center();
        return std::hypot(center.x - middle.x, center.y - middle.y);
    };
    const std::size_t most_far = std::max<std::size_t>(1, objects.size() / one_in);
    std::vector<double> distances;
    for (const std::uint32_t object : objects) {
        distances.push_back(distance_m(object));
    }
    const auto of_rest = distances.end() - 1 - static_cast<std::ptrdiff_t>(most_far);
    std::nth_element(distances.begin(), of_rest, distances.end());
    const double farthest_m = times_as_far * std::max(*of_rest, least_spread_m);
    std::erase_if(objects, [&](std::uint32_t object) { return distance_m(object) > farthest_m; });
    return objects;
}

Box3d main_extent(const City& city) {
    Box3d extent;
    for (const std::uint32_t object : main_objects(city)) {
        extent.add(city.objects[object].bounds);
    }
    return extent;
}

std::vector<Vec3d> main_points(const City& city) {
    constexpr double large_share = 0.1; // of the whole
    const Box2d whole = main_extent(city).plan();
    const double large_m = large_share * std::max(whole.width(), whole.height());
    std::vector<Vec3d> points;
    std::vector<bool> is_large(city.objects.size());
    for (const std::uint32_t object : main_objects(city)) {
        const Box3d& box = city.objects[object].bounds;
        is_large[object] = std::max(box.plan().width(), box.plan().height()) > large_m;
        if (!is_large[object]) {
            add_corners(box, points);
        }
    }
    for (const CityPolygon& polygon : city.polygons) {
        if (is_large[polygon.object] && polygon.ring_count > 0) {
            const auto outer = city.ring(polygon.first_ring);
            points.insert(points.end(), outer.begin(), outer.end());
        }
    }
    return points;
}

} // namespace smiletwin::geo
