// What the names in a CityGML file mean to the importer: by namespace URI and local name, never by
// prefix. CityGML 1.0 to 3.0 and the drafts; unknown namespaces are application extensions.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/xml_reader.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

enum class GmlSpace : std::uint8_t {
    None,
    Gml,
    City,       ///< core and thematic modules
    Appearance, ///< citygml/appearance
    Generics,
    Address, ///< xAL
    XLink,
    Other, ///< extensions
};

enum class GmlElement : std::uint8_t {
    Polygon,   ///< and PolygonPatch, Triangle, Rectangle
    Aggregate, ///< surfaces made of others
    Solid,
    Solids,     ///< several
    Reversible, ///< OrientableSurface
    RingBorder, ///< exterior, interior of a polygon
    Hole,
    Ring,
    Positions,   ///< posList
    Position,    ///< pos
    Coordinates, ///< GML 2
    Coord,       ///< GML 2 as well: X, Y, Z
    Ordinate,    ///< one of them
    Line,        ///< curve geometry: may be part of a ring
    Point,       ///< one or many
    Grid,        ///< coverage
    Envelope,
    Unknown,
};

/// XML attributes that matter, whatever their namespace.
enum class GmlMark : std::uint8_t {
    None,
    Id,
    SrsName,
    Dimension,
    Href,
    Unit,
    Name,
    Orientation,
    CodeSpace,
    DecimalMark, ///< of coordinates, as the next two
    CoordinateSeparator,
    TupleSeparator
};

/// All that a name says by itself.
struct GmlMeaning {
    GmlSpace space = GmlSpace::None;
    GmlElement element = GmlElement::Unknown;
    GmlMark mark = GmlMark::None;
    bool is_capitalised = false;
    bool is_data_type = false;          ///< no city object although it starts with a capital
    bool is_member_property = false;    ///< holds members of the model
    bool is_kept_property = false;      ///< has no place in the model
    bool is_relation = false;           ///< names another object that it does not hold
    bool is_point_property = false;     ///< points in it are geometry of the object
    std::optional<std::uint8_t> lod;    ///< 2 for "lod2MultiSurface"
    std::optional<SurfaceKind> surface; ///< of a boundary surface or opening
};

/// Looks names up once per reading.
class GmlMeanings {
public:
    const GmlMeaning& operator()(const XmlName& name) {
        return name.symbol < known_.size() && known_[name.symbol] ? *known_[name.symbol]
                                                                  : learn(name);
    }

private:
    const GmlMeaning& learn(const XmlName& name);

    std::vector<std::optional<GmlMeaning>> known_;
};

/// Counts names of one reading by their number: many elements, few names.
class NameCounts {
public:
    void count(const XmlName& name) {
        if (name.symbol >= counted_.size()) {
            counted_.resize(name.symbol + 1);
        }
        Counted& counted = counted_[name.symbol];
        if (counted.times++ == 0) {
            counted.local = name.local;
        }
    }
    /// Adds the counts by local name.
    void add_to(std::map<std::string, std::uint64_t>& by_name) const;

private:
    struct Counted {
        std::string local;
        std::uint64_t times = 0;
    };
    std::vector<Counted> counted_;
};

/// How the value of a standard attribute is to be understood.
AttributeKind standard_attribute_kind(std::string_view local, bool has_unit);
/// The objects among the elements of the generics module: one up to 2.0, four since 3.0.
bool is_generic_object(std::string_view local);
/// Kind of gen:doubleAttribute (2.0), gen:DoubleAttribute (3.0) and so on; nothing for other names.
std::optional<AttributeKind> generic_attribute_kind(std::string_view local);
/// Behind the name of a generic attribute: that of the one which says its code space.
inline constexpr std::string_view code_space_suffix = ".codeSpace";

} // namespace smiletwin::geo
