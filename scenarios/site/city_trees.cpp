#include "scenarios/site/city_trees.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace smiletwin::scenarios {

namespace {

/// Positive number of an attribute, or `otherwise`.
double number_of(
    const geo::City& city, const geo::CityObject& object, std::string_view name, double otherwise) {
    const std::string text(city.attribute(object, name));
    const double value = std::strtod(text.c_str(), nullptr);
    return std::isfinite(value) && value > 0.0 ? value : otherwise;
}

geo::Tree tree_from(const geo::City& city, const geo::CityObject& object) {
    const geo::Tree standard;
    const geo::Box3d& box = object.bounds;
    const double body_height_m = box.max.z - box.min.z;
    const double body_width_m = std::max(box.max.x - box.min.x, box.max.y - box.min.y);
    geo::Tree tree;
    tree.id = object.id;
    tree.foot_crs = box.plan().center();
    tree.has_own_shape = body_height_m > 0.0 || body_width_m > 0.0;
    tree.height_m =
        number_of(city, object, "height", body_height_m > 0.5 ? body_height_m : standard.height_m);
    tree.crown_diameter_m = number_of(
        city,
        object,
        "crownDiameter",
        body_width_m > 0.5 ? body_width_m : standard.crown_diameter_m);
    // A trunk of a quarter of the height, as for canopy rasters, unless we wrote the tree
    // ourselves.
    tree.crown_base_m = number_of(city, object, "crown_base_m", 0.25 * tree.height_m);
    tree.species = std::string(city.attribute(object, "species"));
    return tree;
}

} // namespace

std::vector<geo::Tree> trees_of_city(const geo::City& city) {
    std::vector<geo::Tree> trees;
    for (const geo::CityObject& object : city.objects) {
        if (object.type == "SolitaryVegetationObject" && !object.bounds.empty()) {
            trees.push_back(tree_from(city, object));
        }
    }
    return trees;
}

} // namespace smiletwin::scenarios
