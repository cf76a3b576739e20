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

/// Solids that the model names as one geometry, in the order of their numbers.
struct Gathered {
    const SolidGroup* group = nullptr;
    std::vector<CitySolid> solids;
};

std::vector<Gathered>
gathered(std::vector<CitySolid>&& solids, const std::vector<SolidGroup>& groups, bool keeps_apart) {
    std::vector<Gathered> all;
    for (CitySolid& solid : solids) {
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const SolidGroup& one) {
            return solid.number >= one.first_solid &&
                   solid.number < one.first_solid + one.solid_count;
        });
        const SolidGroup* of = group != groups.end() ? &*group : nullptr;
        const bool is_alone = of == nullptr && keeps_apart;
        if (all.empty() || is_alone || of != all.back().group) {
            all.push_back({of, {}});
        }
        all.back().solids.push_back(std::move(solid));
    }
    return all;
}

/// Surfaces of one geometry.
struct Together {
    std::vector<std::uint32_t> surfaces;
    bool is_composite = false;
};

/// Those of no group are together. All of them are in the order of polygons.
std::vector<Together>
together(const std::vector<std::uint32_t>& surfaces, const std::vector<SurfaceGroup>& groups) {
    std::vector<Together> all(1 + groups.size());
    std::size_t next = 0;
    for (const std::uint32_t surface : surfaces) {
        while (next < groups.size() &&
               groups[next].first_polygon + groups[next].polygon_count <= surface) {
            ++next;
        }
        const bool is_grouped = next < groups.size() && groups[next].first_polygon <= surface;
        Together& of = all[is_grouped ? 1 + next : 0];
        of.surfaces.push_back(surface);
        of.is_composite = is_grouped && groups[next].is_composite;
    }
    std::erase_if(all, [](const Together& one) { return one.surfaces.empty(); });
    return all;
}

} // namespace

std::vector<CityFace> CityJsonShape::faces() const {
    std::vector<CityFace> all;
    for (const CitySolid& solid : solids) {
        for (const std::vector<CityFace>& shell : solid.shells) {
            all.insert(all.end(), shell.begin(), shell.end());
        }
    }
    return all;
}

std::vector<CityJsonShape> cityjson_shapes(
    const City& city,
    const CityJsonShapeRules& rules,
    const CityJsonLevel& level,
    WriteReport& report) {
    const std::string_view object_type = rules.object_type;
    CityBodies bodies = bodies_of(city, level.polygons, level.shared);
    if (!has_solids(object_type)) {
        report.lost_if(true, "solid", bodies.solids.size());
        bodies = {level.polygons, {}};
    }
    std::vector<CityJsonShape> shapes;
    for (const Together& one : together(bodies.surfaces, level.surface_groups)) {
        // A terrain is one surface, other objects are drawn from many.
        const bool is_composite = one.is_composite || object_type == "TINRelief";
        const char* const type = is_composite ? "CompositeSurface" : "MultiSurface";
        shapes.push_back({type, 1, {solid_of(one.surfaces)}});
    }
    const bool many = has_multi_solid(object_type);
    for (Gathered& one : gathered(std::move(bodies.solids), level.groups, rules.keeps_apart)) {
        if (one.group == nullptr && one.solids.size() == 1) {
            shapes.push_back({"Solid", 2, std::move(one.solids)});
            continue;
        }
        const bool is_composite = one.group != nullptr ? one.group->is_composite : !many;
        report.lost_if(!is_composite && !many, "multi_solid");
        const char* const type = is_composite || !many ? "CompositeSolid" : "MultiSolid";
        shapes.push_back({type, deepest, std::move(one.solids)});
    }
    return shapes;
}

std::string
arranged(const CityJsonShape& shape, const std::function<std::string(const CityFace&)>& leaf) {
    std::string text;
    const auto add_shell = [&](const std::vector<CityFace>& shell) {
        add_list(text, shell, [&](const CityFace& face) { text += leaf(face); });
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
