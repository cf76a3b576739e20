#include "geo/city/city_solids.hpp"

#include <map>
#include <utility>

namespace smiletwin::geo {

CityBodies bodies_of(const City& city, std::span<const std::uint32_t> polygons) {
    CityBodies bodies;
    std::map<std::uint8_t, std::map<std::uint8_t, std::vector<std::uint32_t>>> solids;
    for (const std::uint32_t index : polygons) {
        const CityPolygon& polygon = city.polygons[index];
        if (polygon.solid == 0) {
            bodies.surfaces.push_back(index);
        } else {
            solids[polygon.solid][polygon.shell].push_back(index);
        }
    }
    for (auto& numbered : solids) {
        CitySolid& solid = bodies.solids.emplace_back();
        for (auto& shell : numbered.second) {
            solid.shells.push_back(std::move(shell.second));
        }
    }
    return bodies;
}

} // namespace smiletwin::geo
