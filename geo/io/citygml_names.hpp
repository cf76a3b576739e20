// What the names in a CityGML file mean to the importer: by namespace URI and local name, never by
// prefix. CityGML 1.0, 2.0 and the 1.1 draft; unknown namespaces are application extensions.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace smiletwin::geo {

enum class GmlSpace : std::uint8_t {
    None,
    Gml,
    City,       ///< core and thematic modules
    Appearance, ///< citygml/appearance
    Generics,
    Address, ///< xAL
    XLink,
    City3, ///< any module of CityGML 3.0
    Other, ///< extensions
};

/// Remembers the last answer: neighbours in a file mostly share their namespace.
class GmlSpaces {
public:
    GmlSpace operator()(std::string_view uri);

private:
    std::string last_uri_;
    GmlSpace last_ = GmlSpace::None;
};

enum class GmlElement : std::uint8_t {
    Polygon,    ///< and PolygonPatch, Triangle, Rectangle
    Aggregate,  ///< surfaces and solids made of others
    Reversible, ///< OrientableSurface
    RingBorder, ///< exterior, interior of a polygon
    Hole,
    Ring,
    Positions,   ///< posList
    Position,    ///< pos
    Coordinates, ///< GML 2
    Line,        ///< curve geometry: may be part of a ring
    Envelope,
    Unknown,
};
GmlElement gml_element(std::string_view local);

/// Boundary surface or opening; nothing for other elements.
std::optional<SurfaceKind> boundary_surface(std::string_view local);

/// Elements of the CityGML modules that are no city objects although they start with a capital.
bool is_data_type(std::string_view local);

/// 2 for "lod2MultiSurface", nothing for names that do not start like that.
std::optional<std::uint8_t> lod_of_property(std::string_view local);

bool is_capitalised(std::string_view local);

/// How the value of a standard attribute is to be understood.
AttributeKind standard_attribute_kind(std::string_view local, bool has_unit);
/// Kind of gen:doubleAttribute and so on; nothing for other names.
std::optional<AttributeKind> generic_attribute_kind(std::string_view local);

} // namespace smiletwin::geo
