// What a measure is in a city model that other programs read: the one table from the catalogue's
// forms to types and standard attributes of CityGML and CityJSON.
#pragma once

#include "geo/city/city.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <string_view>

namespace smiletwin::scenarios {

struct PlannedType {
    std::string_view type; ///< "SolitaryVegetationObject"; lives as long as the shape
    geo::SurfaceKind surface = geo::SurfaceKind::Other;
};

/// `material` of a measure that changes the ground, else nullptr.
PlannedType planned_type(const MeasureShape& shape, const SurfaceMaterial* material);

/// The attribute of the schema that a parameter is for objects of that form; empty where it becomes
/// a generic one.
std::string_view standard_attribute(MeasureForm form, std::string_view parameter);

} // namespace smiletwin::scenarios
