#include "geo/io/class_colours.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

enum Class : std::size_t { Roof, Wall, Ground, Opening, Plant, Water, Way, Terrain, Thing, Count };

constexpr std::array<ClassColour, Class::Count> colours{{
    {"roof", {158, 84, 66}},
    {"wall", {222, 214, 198}},
    {"ground", {150, 144, 134}},
    {"opening", {112, 140, 160}},
    {"plant", {98, 138, 74}},
    {"water", {98, 146, 184}},
    {"way", {140, 140, 142}},
    {"terrain", {182, 176, 140}},
    {"thing", {190, 186, 180}},
}};

struct TypeClass {
    std::string_view part; ///< of the name of a type
    Class belongs;
};
// The first that fits counts: a TrafficSpace is a way, a Waterway water.
constexpr std::array<TypeClass, 14> by_type{{
    {"Vegetation", Plant},
    {"PlantCover", Plant},
    {"Water", Water},
    {"Relief", Terrain},
    {"LandUse", Terrain},
    {"Road", Way},
    {"Rail", Way},
    {"Track", Way},
    {"Square", Way},
    {"Traffic", Way},
    {"Transport", Way},
    {"Section", Way},
    {"Intersection", Way},
    {"Building", Wall},
}};

} // namespace

std::span<const ClassColour> class_colours() {
    return colours;
}

std::size_t class_of(SurfaceKind kind, std::string_view object_type) {
    switch (kind) {
    case SurfaceKind::Roof:
        return Roof;
    case SurfaceKind::Wall:
    case SurfaceKind::InteriorWall:
    case SurfaceKind::Closure:
        return Wall;
    case SurfaceKind::Ground:
    case SurfaceKind::OuterCeiling:
    case SurfaceKind::OuterFloor:
    case SurfaceKind::Ceiling:
    case SurfaceKind::Floor:
        return Ground;
    case SurfaceKind::Window:
    case SurfaceKind::Door:
        return Opening;
    case SurfaceKind::Water:
    case SurfaceKind::WaterGround:
    case SurfaceKind::WaterClosure:
        return Water;
    case SurfaceKind::TrafficArea:
    case SurfaceKind::AuxiliaryTrafficArea:
        return Way;
    case SurfaceKind::Other:
        break;
    }
    const auto* found = std::find_if(by_type.begin(), by_type.end(), [&](const TypeClass& type) {
        return object_type.find(type.part) != std::string_view::npos;
    });
    return found != by_type.end() ? found->belongs : Thing;
}

} // namespace smiletwin::geo
