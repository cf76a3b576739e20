// Turns the elements of a CityGML file into a RawModel. Private to the CityGML reader.
#pragma once

#include "geo/io/citygml_appearance.hpp"
#include "geo/io/citygml_geometry.hpp"
#include "geo/io/citygml_instances.hpp"
#include "geo/io/citygml_kept_text.hpp"
#include "geo/io/citygml_names.hpp"
#include "geo/io/citygml_references.hpp"
#include "geo/io/citygml_relief.hpp"
#include "geo/io/citygml_timeseries.hpp"
#include "geo/io/citygml_versions.hpp"
#include "geo/io/raw_city.hpp"
#include "geo/io/xml_reader.hpp"

#include <array>
#include <string>
#include <vector>

namespace smiletwin::geo {

class CityGmlParser : public XmlHandler {
public:
    CityGmlParser();
    /// Goes on inside the model that `head` has open, into a part of its own.
    CityGmlParser(const CityGmlParser& head);
    CityGmlParser& operator=(const CityGmlParser&) = delete;

    /// Makes room for what so much text usually holds.
    void expect(std::size_t text_bytes);

    std::optional<Problem> start(XmlName name, std::span<const XmlAttribute> attributes) override;
    void end(XmlName name) override;
    void text(std::string_view piece, bool stays) override;
    [[nodiscard]] bool wants_blanks() const override { return false; }

    /// The model, once all has been read.
    RawModel& finish();

private:
    enum class Kind : std::uint8_t {
        Document,
        Model, ///< the root
        Property,
        Object,
        Surface,
        Generic, ///< gen:stringAttribute and its kin
        GenericSet,
        GenericName,      ///< 3.0, where 2.0 has an XML attribute,
        GenericCodeSpace, ///< of a set, likewise
        GenericValue,
        Geometry,
        Instance,  ///< an implicit geometry and what describes it
        Collected, ///< goes to collector_ as it is
        Polygon,
        RingBorder,
        Ring,
        Positions,
        Coordinates,
        Coord,
        Ordinate,
        Envelope,
        Appearance,
        Ignored,
    };
    /// One open element. What holds for everything inside is copied down, so leaving an element
    /// restores it.
    struct Frame {
        Kind kind = Kind::Document;
        std::uint8_t dimension = 0;
        PolygonPlace place;
        bool in_ring = false;
        bool in_solids = false;          ///< solids that are one geometry
        bool is_member = false;          ///< property that holds members of the model
        bool in_address = false;         ///< property of an address
        bool has_points = false;         ///< property that holds points of the object
        std::uint8_t property_depth = 0; ///< properties since the object began
        std::uint16_t generic_names = 0; ///< that hold here
        std::uint64_t id = 0;
        std::uint32_t first_polygon = 0;
    };
    /// Attributes of an open object or boundary surface; written out when it ends, because its
    /// parts come between.
    struct OpenObject {
        std::vector<Attribute> attributes;
        std::string_view property; ///< name of the outermost open property
        bool is_surface = false;
        std::array<std::uint8_t, 5> solids{}; ///< seen of each level of detail
    };
    /// The XML attributes that matter.
    struct Marks {
        std::string_view id, srs_name, dimension, href, unit, name, orientation, code_space;
        std::string_view decimal, between_numbers, between_tuples; ///< of coordinates
    };

    void keep_element(
        const XmlName& name,
        std::span<const XmlAttribute> attributes,
        const GmlMeaning& meaning,
        const Frame& frame);
    void read_marks(std::span<const XmlAttribute> attributes);
    static std::optional<Problem> start_root(const XmlName& name, GmlSpace space);
    void
    start_gml(const XmlName& name, const GmlMeaning& meaning, const Marks& marks, Frame& frame);
    void
    start_city(const XmlName& name, const GmlMeaning& meaning, const Marks& marks, Frame& frame);
    void start_object(std::string_view local, const Marks& marks, Frame& frame);
    void start_surface(SurfaceKind kind, const Marks& marks, Frame& frame);
    void start_property(const XmlName& name, const Marks& marks, Frame& frame);
    void start_generic(const XmlName& name, const Marks& marks, Frame& frame);
    void start_instance(
        const XmlName& name, const GmlMeaning& meaning, const Marks& marks, Frame& frame);
    static TupleMarks tuple_marks_of(const Marks& marks);
    void start_collector(GmlCollector& collector, const Marks& marks, Frame& frame);
    void end_collected(std::string_view local, const Frame& frame);
    void start_solid(Frame& frame);
    void start_solids(std::string_view local, Frame& frame);
    void start_shell(const GmlMeaning& meaning, Frame& frame);
    [[nodiscard]] OpenObject& innermost_object();
    void start_line(std::string_view local, Frame& frame);
    void add_text(std::string_view piece, bool stays);
    void apply_envelope(const Marks& marks);
    [[nodiscard]] std::uint64_t note_geometry();
    void note_reference(std::string_view href, const Frame& frame);
    void end_property(std::string_view local, const Frame& frame);
    template <typename ObjectOrSurface>
    void end_object(ObjectOrSurface& object);
    [[nodiscard]] std::string generic_name() const;
    void take_code_space();
    void add_code_space_of_set(std::string_view code_space);
    [[nodiscard]] std::string attribute_name(std::string_view local, const Frame& frame) const;
    /// With the unit or code space that its element states.
    void add_value(const std::string& name, std::string_view value, AttributeKind kind);
    void add_attribute(Attribute attribute);
    std::uint8_t srs_index(std::string_view name);
    void end_member();

    RawModel model_;
    Marks marks_; ///< of the last element that has attributes
    GmlGeometryBuilder geometry_;
    AppearanceCollector appearance_;
    InstanceCollector instances_;
    PointCollector points_;
    GridCollector grid_;
    TimeseriesCollector series_;
    VersionCollector versions_;
    KeptCollector kept_;
    GmlCollector* collector_ = nullptr; ///< of the open element that is collected
    GmlMeanings meanings_;
    std::vector<Frame> frames_;
    std::vector<OpenObject> open_objects_;
    NameCounts surfaces_;
    std::uint64_t stray_points_ = 0;
    MemberReferences references_;
    MemberReferences::Begin member_begin_; ///< of the open member
    std::string_view text_;                ///< of the open element: a piece of the file ...
    TupleMarks tuple_marks_;               ///< of the open coordinates
    std::string ordinates_;                ///< of the open gml:coord
    std::string joined_text_;              ///< ... or put together here
    bool leaf_ = false;                    ///< the last event was a start or text
    std::uint8_t inner_shells_ = 0;        ///< of the open solid
    std::string unit_;
    std::string code_space_; ///< of the open property
    std::string_view
        address_part_; ///< "Thoroughfare": last element of an address that holds others
    std::vector<std::string> generic_names_;
    AttributeKind generic_kind_ = AttributeKind::Text;
};

} // namespace smiletwin::geo
