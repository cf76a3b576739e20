#include "geo/io/cityjson_shapes.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr int deepest = 3; // solids, shells, surfaces

/// Those of cityobjects.schema.json whose geometry is of surfaces only.
bool has_solids(std::string_view type) {
    constexpr std::array<std::string_view, 6> flat{
        "LandUse", "Railway", "Road", "TINRelief", "TransportSquare", "Waterway"};
    return std::find(flat.begin(), flat.end(), type) == flat.end();
}

/// Buildings and the like want several solids to be one body, by the same schema.
bool has_multi_solid(std::string_view type) {
    constexpr std::array<std::string_view, 5> many{
        "CityFurniture", "CityObjectGroup", "GenericCityObject", "OtherConstruction", "PlantCover"};
    return type.ends_with("Furniture") || type.ends_with("Installation") ||
           type.ends_with("ConstructiveElement") || type == "SolitaryVegetationObject" ||
           std::find(many.begin(), many.end(), type) != many.end();
}

/// Adds what a function adds, in brackets.
template <typename Items, typename Add>
void add_list(std::string& text, const Items& items, const Add& add) {
    text += '[';
    for (const auto& item : items) {
        if (text.back() != '[') {
            text += ',';
        }
        add(item);
    }
    text += ']';
}

} // namespace

std::vector<std::uint32_t> CityJsonShape::polygons() const {
    std::vector<std::uint32_t> all;
    for (const CitySolid& solid : solids) {
        for (const std::vector<std::uint32_t>& shell : solid.shells) {
            all.insert(all.end(), shell.begin(), shell.end());
        }
    }
    return all;
}

std::vector<CityJsonShape> cityjson_shapes(
    const City& city,
    std::string_view object_type,
    std::span<const std::uint32_t> polygons,
    WriteReport& report) {
    CityBodies bodies = bodies_of(city, polygons);
    if (!has_solids(object_type)) {
        report.lost_if(true, "solid", bodies.solids.size());
        bodies = {{polygons.begin(), polygons.end()}, {}};
    }
    std::vector<CityJsonShape> shapes;
    if (!bodies.surfaces.empty()) {
        // A terrain is one surface, other objects are drawn from many.
        const char* const type = object_type == "TINRelief" ? "CompositeSurface" : "MultiSurface";
        shapes.push_back({type, 1, {{{std::move(bodies.surfaces)}}}});
    }
    if (bodies.solids.size() == 1) {
        shapes.push_back({"Solid", 2, std::move(bodies.solids)});
    } else if (!bodies.solids.empty()) {
        const char* const type = has_multi_solid(object_type) ? "MultiSolid" : "CompositeSolid";
        shapes.push_back({type, deepest, std::move(bodies.solids)});
    }
    return shapes;
}

std::string
arranged(const CityJsonShape& shape, const std::function<std::string(std::uint32_t)>& leaf) {
    std::string text;
    const auto add_shell = [&](const std::vector<std::uint32_t>& shell) {
        add_list(text, shell, [&](std::uint32_t polygon) { text += leaf(polygon); });
    };
    const auto add_solid = [&](const CitySolid& solid) { add_list(text, solid.shells, add_shell); };
    if (shape.depth == deepest) {
        add_list(text, shape.solids, add_solid);
    } else if (shape.depth == 2) {
        add_solid(shape.solids.front());
    } else {
        add_shell(shape.solids.front().shells.front());
    }
    return text;
}

} // namespace smiletwin::geo
