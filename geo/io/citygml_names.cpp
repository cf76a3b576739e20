#include "geo/io/citygml_names.hpp"

#include "geo/io/citygml_kept_text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace smiletwin::geo {

namespace {

GmlSpace classify(std::string_view uri) {
    if (uri.empty()) {
        return GmlSpace::None;
    }
    if (uri.starts_with("http://www.opengis.net/gml")) {
        return GmlSpace::Gml;
    }
    if (uri == "http://www.w3.org/1999/xlink") {
        return GmlSpace::XLink;
    }
    if (uri.starts_with("urn:oasis:names:tc:ciq:")) {
        return GmlSpace::Address;
    }
    // 0.4 and 1.1 drafts were published under citygml.org.
    const bool official = uri.starts_with("http://www.opengis.net/citygml/") ||
                          uri.starts_with("http://www.citygml.org/citygml/");
    if (!official) {
        return GmlSpace::Other;
    }
    if (uri.find("/appearance/") != std::string_view::npos) {
        return GmlSpace::Appearance;
    }
    return uri.find("/generics/") != std::string_view::npos ? GmlSpace::Generics : GmlSpace::City;
}

using ElementTable = std::unordered_map<std::string_view, GmlElement>;

const ElementTable& gml_elements() {
    static const ElementTable table{
        {"Polygon", GmlElement::Polygon},
        {"PolygonPatch", GmlElement::Polygon},
        {"Triangle", GmlElement::Polygon},
        {"Rectangle", GmlElement::Polygon},
        {"MultiSurface", GmlElement::Aggregate},
        {"CompositeSurface", GmlElement::Aggregate},
        {"Surface", GmlElement::Aggregate},
        {"PolyhedralSurface", GmlElement::Aggregate},
        {"TriangulatedSurface", GmlElement::Aggregate},
        {"Tin", GmlElement::Aggregate},
        {"Shell", GmlElement::Aggregate},
        {"Solid", GmlElement::Solid},
        {"MultiSolid", GmlElement::Solids},
        {"CompositeSolid", GmlElement::Solids},
        {"MultiGeometry", GmlElement::Aggregate},
        {"MultiPolygon", GmlElement::Aggregate},
        {"GeometricComplex", GmlElement::Aggregate},
        {"OrientableSurface", GmlElement::Reversible},
        {"exterior", GmlElement::RingBorder},
        {"outerBoundaryIs", GmlElement::RingBorder},
        {"interior", GmlElement::Hole},
        {"innerBoundaryIs", GmlElement::Hole},
        {"LinearRing", GmlElement::Ring},
        {"Ring", GmlElement::Ring},
        {"posList", GmlElement::Positions},
        {"pos", GmlElement::Position},
        {"coordinates", GmlElement::Coordinates},
        {"coord", GmlElement::Coord},
        {"X", GmlElement::Ordinate},
        {"Y", GmlElement::Ordinate},
        {"Z", GmlElement::Ordinate},
        {"Point", GmlElement::Point},
        {"MultiPoint", GmlElement::Point},
        {"RectifiedGridCoverage", GmlElement::Grid},
        {"LineString", GmlElement::Line},
        {"LineStringSegment", GmlElement::Line},
        {"Curve", GmlElement::Line},
        {"CompositeCurve", GmlElement::Line},
        {"OrientableCurve", GmlElement::Line},
        {"MultiCurve", GmlElement::Line},
        {"MultiLineString", GmlElement::Line},
        {"Envelope", GmlElement::Envelope},
    };
    return table;
}

struct NamedSurface {
    std::string_view name;
    SurfaceKind kind;
};

// Surfaces without a kind of their own are counted by name and drawn as Other.
constexpr std::array<NamedSurface, 21> surfaces{{
    {"RoofSurface", SurfaceKind::Roof},
    {"WallSurface", SurfaceKind::Wall},
    {"GroundSurface", SurfaceKind::Ground},
    {"ClosureSurface", SurfaceKind::Closure},
    {"OuterCeilingSurface", SurfaceKind::OuterCeiling},
    {"OuterFloorSurface", SurfaceKind::OuterFloor},
    {"Window", SurfaceKind::Window},
    {"Door", SurfaceKind::Door},
    {"InteriorWallSurface", SurfaceKind::InteriorWall},
    {"CeilingSurface", SurfaceKind::Ceiling},
    {"FloorSurface", SurfaceKind::Floor},
    {"WaterSurface", SurfaceKind::Water},
    {"WaterGroundSurface", SurfaceKind::WaterGround},
    {"WaterClosureSurface", SurfaceKind::WaterClosure},
    {"WindowSurface", SurfaceKind::Window},
    {"DoorSurface", SurfaceKind::Door},
    {"SolarRoofSurface", SurfaceKind::Roof},
    {"InteriorDoor", SurfaceKind::Door},
    {"Marking", SurfaceKind::Other},
    {"Hole", SurfaceKind::Other},
    {"HoleSurface", SurfaceKind::Other},
}};

// With a capital, but no city objects: values, relations, time series and versions (CityGML 3.0,
// OGC 20-010, data types and features outside AbstractCityObject).
constexpr std::array<std::string_view, 30> data_types{
    "Address",
    "ImplicitGeometry",
    "ExternalReference",
    "ExternalObject",
    "Appearance",
    "CityModel",
    "TexCoordList",
    "TexCoordGen",
    "CityObjectRelation",
    "Occupancy",
    "QualifiedArea",
    "QualifiedVolume",
    "Height",
    "Elevation",
    "ConstructionEvent",
    "RoomHeight",
    "Role",
    "SensorConnection",
    "TimeValuePair",
    "Dynamizer",
    "GenericTimeseries",
    "TabulatedFileTimeseries",
    "StandardFileTimeseries",
    "CompositeTimeseries",
    "TimeseriesComponent",
    "Version",
    "VersionTransition",
    "Transaction",
    "PointCloud",
    "TextureAssociation",
};

constexpr std::array<std::string_view, 4> relations{
    "groupMember", "parent", "generalizesTo", "relatedTo"};

std::optional<SurfaceKind> boundary_surface(std::string_view local) {
    const auto* found = std::find_if(
        surfaces.begin(), surfaces.end(), [local](const auto& s) { return s.name == local; });
    return found != surfaces.end() ? std::optional(found->kind) : std::nullopt;
}

std::optional<std::uint8_t> lod_of_property(std::string_view local) {
    const bool fits =
        local.size() > 3 && local.starts_with("lod") && local[3] >= '0' && local[3] <= '4';
    return fits ? std::optional(static_cast<std::uint8_t>(local[3] - '0')) : std::nullopt;
}

GmlMark gml_mark(std::string_view local) {
    constexpr std::array<std::pair<std::string_view, GmlMark>, 11> marks{{
        {"id", GmlMark::Id},
        {"srsName", GmlMark::SrsName},
        {"srsDimension", GmlMark::Dimension},
        {"href", GmlMark::Href},
        {"uom", GmlMark::Unit},
        {"name", GmlMark::Name},
        {"orientation", GmlMark::Orientation},
        {"codeSpace", GmlMark::CodeSpace},
        {"decimal", GmlMark::DecimalMark},
        {"cs", GmlMark::CoordinateSeparator},
        {"ts", GmlMark::TupleSeparator},
    }};
    const auto* found = std::find_if(
        marks.begin(), marks.end(), [local](const auto& mark) { return mark.first == local; });
    return found != marks.end() ? found->second : GmlMark::None;
}

} // namespace

const GmlMeaning& GmlMeanings::learn(const XmlName& name) {
    if (name.symbol >= known_.size()) {
        known_.resize(name.symbol + 1);
    }
    const std::string_view local = name.local;
    const auto element = gml_elements().find(local);
    GmlMeaning meaning;
    meaning.space = classify(name.space);
    meaning.element = element != gml_elements().end() ? element->second : GmlElement::Unknown;
    meaning.mark = gml_mark(local);
    meaning.is_capitalised = local.front() >= 'A' && local.front() <= 'Z';
    meaning.is_data_type =
        std::find(data_types.begin(), data_types.end(), local) != data_types.end();
    meaning.is_member_property =
        local.ends_with("ObjectMember") || local.starts_with("featureMember");
    meaning.is_relation = std::find(relations.begin(), relations.end(), local) != relations.end();
    meaning.is_kept_property = meaning.space == GmlSpace::City && is_kept_property(local);
    meaning.lod = lod_of_property(local);
    meaning.is_point_property = meaning.lod.has_value() || local == "reliefPoints";
    meaning.surface = boundary_surface(local);
    return known_[name.symbol].emplace(meaning);
}

void NameCounts::add_to(std::map<std::string, std::uint64_t>& by_name) const {
    for (const Counted& counted : counted_) {
        if (counted.times > 0) {
            by_name[counted.local] += counted.times;
        }
    }
}

AttributeKind standard_attribute_kind(std::string_view local, bool has_unit) {
    if (has_unit || local == "measuredHeight") {
        return AttributeKind::Measure;
    }
    if (local == "storeysAboveGround" || local == "storeysBelowGround") {
        return AttributeKind::Integer;
    }
    const bool date =
        local.ends_with("Date") || local == "yearOfConstruction" || local == "yearOfDemolition";
    return date ? AttributeKind::Date : AttributeKind::Text;
}

bool is_generic_object(std::string_view local) {
    return local == "GenericCityObject" || local == "GenericOccupiedSpace" ||
           local == "GenericUnoccupiedSpace" || local == "GenericLogicalSpace" ||
           local == "GenericThematicSurface";
}

std::optional<AttributeKind> generic_attribute_kind(std::string_view local) {
    constexpr std::array<std::pair<std::string_view, AttributeKind>, 7> kinds{{
        {"stringAttribute", AttributeKind::Text},
        {"intAttribute", AttributeKind::Integer},
        {"doubleAttribute", AttributeKind::Real},
        {"dateAttribute", AttributeKind::Date},
        {"uriAttribute", AttributeKind::Uri},
        {"measureAttribute", AttributeKind::Measure},
        {"codeAttribute", AttributeKind::Code},
    }};
    const auto same_but_case = [local](const auto& kind) {
        return local.size() == kind.first.size() && (local.front() | 0x20) == kind.first.front() &&
               local.substr(1) == kind.first.substr(1);
    };
    const auto* found = std::find_if(kinds.begin(), kinds.end(), same_but_case);
    return found != kinds.end() ? std::optional(found->second) : std::nullopt;
}

} // namespace smiletwin::geo
