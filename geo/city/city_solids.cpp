#include "geo/city/city_solids.hpp"

#include <map>
#include <utility>

namespace smiletwin::geo {

CityBodies bodies_of(
    const City& city, std::span<const std::uint32_t> polygons, std::span<const SharedFace> shared) {
    CityBodies bodies;
    std::map<std::uint8_t, std::map<std::uint8_t, std::vector<CityFace>>> solids;
    for (const std::uint32_t index : polygons) {
        const CityPolygon& polygon = city.polygons[index];
        if (polygon.solid == 0) {
            bodies.surfaces.push_back(index);
        } else {
            solids[polygon.solid][polygon.shell].push_back({index, false, false});
        }
    }
    for (const SharedFace& face : shared) {
        solids[face.solid][face.shell].push_back({face.polygon, true, face.is_reversed});
    }
    for (auto& [number, shells] : solids) {
        CitySolid& solid = bodies.solids.emplace_back();
        solid.number = number;
        for (auto& shell : shells) {
            solid.shells.push_back(std::move(shell.second));
        }
    }
    return bodies;
}

CitySolid solid_of(std::span<const std::uint32_t> polygons) {
    CitySolid solid;
    std::vector<CityFace>& shell = solid.shells.emplace_back();
    for (const std::uint32_t polygon : polygons) {
        shell.push_back({polygon, false, false});
    }
    return solid;
}

} // namespace smiletwin::geo
