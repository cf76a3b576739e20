// Which objects, polygons, surfaces, points and solids belong to an object: a city refers upwards
// only, writers go downwards.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

class CityIndex {
public:
    explicit CityIndex(const City& city);

    /// In the order of the city.
    [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t object) const {
        return of(object, child_starts_, children_);
    }
    [[nodiscard]] std::span<const std::uint32_t> polygons(std::uint32_t object) const {
        return of(object, polygon_starts_, polygons_);
    }
    [[nodiscard]] std::span<const std::uint32_t> surfaces(std::uint32_t object) const {
        return of(object, surface_starts_, surfaces_);
    }
    [[nodiscard]] std::span<const std::uint32_t> points(std::uint32_t object) const {
        return of(object, point_starts_, points_);
    }

    /// Faces that solids of the object share: indices in City::shared_faces.
    [[nodiscard]] std::span<const std::uint32_t> shared_faces(std::uint32_t object) const {
        return of(object, face_starts_, faces_);
    }
    /// Indices in City::solid_groups.
    [[nodiscard]] std::span<const std::uint32_t> solid_groups(std::uint32_t object) const {
        return of(object, group_starts_, groups_);
    }

private:
    static std::span<const std::uint32_t>
    of(std::uint32_t object,
       const std::vector<std::uint32_t>& starts,
       const std::vector<std::uint32_t>& members) {
        return {members.data() + starts[object], starts[object + 1] - starts[object]};
    }

    std::vector<std::uint32_t> child_starts_;
    std::vector<std::uint32_t> children_;
    std::vector<std::uint32_t> polygon_starts_;
    std::vector<std::uint32_t> polygons_;
    std::vector<std::uint32_t> surface_starts_;
    std::vector<std::uint32_t> surfaces_;
    std::vector<std::uint32_t> point_starts_;
    std::vector<std::uint32_t> points_;
    std::vector<std::uint32_t> face_starts_;
    std::vector<std::uint32_t> faces_;
    std::vector<std::uint32_t> group_starts_;
    std::vector<std::uint32_t> groups_;
};

} // namespace smiletwin::geo
