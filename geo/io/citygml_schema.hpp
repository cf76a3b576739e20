// What the objects of a CityGML version hold and how it is named. Private to the CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/citygml_forms.hpp"
#include "geo/io/citygml_tables.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// What a property of a feature can hold; one or more of a feature stand in the order of the
/// schema.
struct GmlSlot {
    enum class Kind : std::uint8_t {
        Value,             ///< an attribute
        Geometry,          ///< of one level of detail
        Points,            ///< single positions
        Surfaces,          ///< boundary surfaces
        Children,          ///< features of the types named
        Generic,           ///< all attributes without a slot of their own
        ExternalReference, ///< groups of attributes
        Height,
        Address,
        PointCloud,
        Kept, ///< properties that are kept as XML
    };
    Kind kind = Kind::Value;
    std::string name; ///< with prefix: "bldg:roofType"
    GmlForm form = GmlForm::Text;
    bool many = false;
    bool required = false;
    std::uint8_t lod = 0;                ///< of geometry; any_level where its name has none
    std::vector<std::string_view> types; ///< of children; empty = all
    std::string_view surfaces; ///< family of boundary surfaces: "construction", "water", ...
};

inline constexpr std::uint8_t any_level = 255;

struct GmlFeature {
    std::string_view prefix; ///< "bldg"
    std::string name;        ///< "bldg:Building"
    std::vector<GmlSlot> slots;
};

/// Of a boundary surface or opening.
struct GmlSurfaceName {
    std::string name;                 ///< "bldg:RoofSurface"; empty: has no place
    std::string geometry_prefix;      ///< "bldg:"
    std::string_view geometry_suffix; ///< "MultiSurface"
    std::uint8_t least_lod = 0;
    std::uint8_t most_lod = 0;
};

class CityGmlSchema {
public:
    /// "2.0" or "3.0"
    static const CityGmlSchema& of_version(std::string_view version);

    [[nodiscard]] bool is_3() const { return is_3_; }
    /// Prefix and URI of each namespace.
    [[nodiscard]] std::span<const NamePair> spaces() const { return tables_.spaces; }
    /// Nothing for types that the version does not have.
    [[nodiscard]] const GmlFeature* find(std::string_view type) const;
    [[nodiscard]] const GmlFeature& generic_object() const;
    /// Places for attributes of boundary surfaces and openings; they come before the geometry.
    [[nodiscard]] const GmlFeature& any_surface() const { return any_surface_; }
    /// The name that a type of the other version has here; the same name where there is none.
    [[nodiscard]] std::string_view translated(std::string_view type) const;
    /// How a surface is written as member of a family, of a feature with that prefix.
    [[nodiscard]] GmlSurfaceName
    surface(SurfaceKind kind, std::string_view family, std::string_view prefix) const;
    /// An opening, of a boundary surface with that prefix; and the property it stands in.
    [[nodiscard]] GmlSurfaceName opening(SurfaceKind kind, std::string_view prefix) const;
    [[nodiscard]] std::string opening_property(std::string_view prefix) const;

private:
    explicit CityGmlSchema(bool is_3);

    bool is_3_;
    const CityGmlTables& tables_;
    std::map<std::string_view, GmlFeature> features_;
    GmlFeature any_surface_;
};

} // namespace smiletwin::geo
