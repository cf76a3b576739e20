#include "geo/io/city_index.hpp"

#include <functional>

namespace smiletwin::geo {

namespace {

/// Sorts `count` members by their owner (-1: none): those of owner i from starts[i] to starts[i+1].
void group(
    std::size_t owners,
    std::size_t count,
    const std::function<std::int64_t(std::size_t)>& owner_of,
    std::vector<std::uint32_t>& starts,
    std::vector<std::uint32_t>& members) {
    starts.assign(owners + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        if (const std::int64_t owner = owner_of(i); owner >= 0) {
            ++starts[static_cast<std::size_t>(owner) + 1];
        }
    }
    for (std::size_t i = 0; i < owners; ++i) {
        starts[i + 1] += starts[i];
    }
    members.resize(starts.back());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (const std::int64_t owner = owner_of(i); owner >= 0) {
            members[next[static_cast<std::size_t>(owner)]++] = static_cast<std::uint32_t>(i);
        }
    }
}

} // namespace

CityIndex::CityIndex(const City& city) {
    const std::size_t objects = city.objects.size();
    group(
        objects,
        objects,
        [&](std::size_t i) { return std::int64_t{city.objects[i].parent}; },
        child_starts_,
        children_);
    group(
        objects,
        city.polygons.size(),
        [&](std::size_t i) { return std::int64_t{city.polygons[i].object}; },
        polygon_starts_,
        polygons_);
    group(
        objects,
        city.surfaces.size(),
        [&](std::size_t i) { return std::int64_t{city.surfaces[i].object}; },
        surface_starts_,
        surfaces_);
    group(
        objects,
        city.points.size(),
        [&](std::size_t i) { return std::int64_t{city.points[i].object}; },
        point_starts_,
        points_);
    group(
        objects,
        city.shared_faces.size(),
        [&](std::size_t i) { return std::int64_t{city.shared_faces[i].object}; },
        face_starts_,
        faces_);
    group(
        objects,
        city.solid_groups.size(),
        [&](std::size_t i) { return std::int64_t{city.solid_groups[i].object}; },
        group_starts_,
        groups_);
}

} // namespace smiletwin::geo
