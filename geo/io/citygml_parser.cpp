#include "geo/io/citygml_parser.hpp"

#include "geo/base/hash.hpp"
#include "geo/base/trimmed.hpp"

#include <algorithm>
#include <limits>

namespace smiletwin::geo {

namespace {

Problem not_readable(std::string key) {
    return Problem{{std::move(key), {}}, {}, {"help.citygml.versions", {}}, {}};
}

} // namespace

std::uint64_t gml_id_hash(std::string_view id) {
    // 0 means "no id" everywhere.
    return id.empty() ? 0 : hash_text(id) | 1U;
}

CityGmlParser::CityGmlParser()
    : geometry_(model_)
    , appearance_(model_)
    , instances_(model_)
    , points_(model_)
    , grid_(model_)
    , series_(model_)
    , versions_(model_)
    , kept_(model_)
    , frames_(1) {}

CityGmlParser::CityGmlParser(const CityGmlParser& head)
    : XmlHandler(head)
    , geometry_(model_)
    , appearance_(model_)
    , instances_(model_)
    , points_(model_)
    , grid_(model_)
    , series_(model_)
    , versions_(model_)
    , kept_(model_)
    , frames_(head.frames_) {
    model_.srs_names = head.model_.srs_names;
    for (Frame& frame : frames_) {
        frame.first_polygon = 0;
    }
}

/// Growing step by step would touch each page of these lists three times. Room that is not needed
/// costs addresses only, no memory.
void CityGmlParser::expect(std::size_t text_bytes) {
    constexpr std::size_t bytes_per_position = 64;
    constexpr std::size_t bytes_per_polygon = 512;
    constexpr std::size_t bytes_per_attribute = 512;
    constexpr std::size_t bytes_per_surface = 1024;
    constexpr std::size_t bytes_per_kept_value = 32;
    constexpr std::size_t bytes_per_kept_element = 1024;
    model_.positions.reserve(text_bytes / bytes_per_position);
    model_.polygons.reserve(text_bytes / bytes_per_polygon);
    model_.ring_starts.reserve(text_bytes / bytes_per_polygon);
    model_.ring_ids.reserve(text_bytes / bytes_per_polygon);
    model_.ids.reserve(text_bytes / bytes_per_polygon);
    model_.attributes.reserve(text_bytes / bytes_per_attribute);
    model_.surfaces.reserve(text_bytes / bytes_per_surface);
    model_.kept_values.reserve(text_bytes / bytes_per_kept_value);
    model_.kept_elements.reserve(text_bytes / bytes_per_kept_element);
}

RawModel& CityGmlParser::finish() {
    surfaces_.add_to(model_.surfaces_by_type);
    if (stray_points_ > 0) {
        model_.ignored["controlPoint"] += stray_points_; // of a gml:Tin
    }
    return model_;
}

void CityGmlParser::read_marks(std::span<const XmlAttribute> attributes) {
    marks_ = {};
    for (const XmlAttribute& attribute : attributes) {
        switch (meanings_(attribute.name).mark) {
        case GmlMark::Id:
            marks_.id = attribute.value;
            break;
        case GmlMark::SrsName:
            marks_.srs_name = attribute.value;
            break;
        case GmlMark::Dimension:
            marks_.dimension = attribute.value;
            break;
        case GmlMark::Href:
            marks_.href = attribute.value;
            break;
        case GmlMark::Unit:
            marks_.unit = attribute.value;
            break;
        case GmlMark::Name:
            marks_.name = attribute.value;
            break;
        case GmlMark::Orientation:
            marks_.orientation = attribute.value;
            break;
        case GmlMark::CodeSpace:
            marks_.code_space = attribute.value;
            break;
        case GmlMark::DecimalMark:
            marks_.decimal = attribute.value;
            break;
        case GmlMark::CoordinateSeparator:
            marks_.between_numbers = attribute.value;
            break;
        case GmlMark::TupleSeparator:
            marks_.between_tuples = attribute.value;
            break;
        case GmlMark::None:
            break;
        }
    }
}

std::uint8_t CityGmlParser::srs_index(std::string_view name) {
    const std::string_view wanted = trimmed(name);
    for (std::size_t i = model_.srs_names.size(); i-- > 0;) {
        if (model_.srs_names[i] == wanted) {
            return static_cast<std::uint8_t>(i);
        }
    }
    if (model_.srs_names.size() >= most_srs_names) {
        return 0;
    }
    model_.srs_names.emplace_back(wanted);
    return static_cast<std::uint8_t>(model_.srs_names.size() - 1);
}

/// The innermost geometry with an id around a reference. It is linked with those around it when
/// it refers for the first time.
std::uint64_t CityGmlParser::note_geometry() {
    std::uint64_t innermost = 0;
    std::uint64_t inner = 0;
    for (auto frame = frames_.rbegin(); frame->kind == Kind::Geometry; ++frame) {
        if (frame->id == 0) {
            continue;
        }
        if (inner != 0) {
            const auto object = static_cast<std::uint32_t>(std::max(frame->place.object, 0));
            model_.links.push_back({frame->id, inner, object});
        } else if (
            model_.references.size() > member_begin_.reference &&
            model_.references.back().from == frame->id) {
            return frame->id;
        }
        inner = frame->id;
        innermost = innermost == 0 ? inner : innermost;
    }
    return innermost;
}

void CityGmlParser::note_reference(std::string_view href, const Frame& frame) {
    if (href.starts_with('#')) {
        const PolygonPlace& place = frame.place;
        model_.references.push_back(
            {gml_id_hash(href.substr(1)),
             place.kind,
             static_cast<std::uint8_t>(10 * place.lod),
             place.solid,
             place.shell,
             place.surface,
             static_cast<std::uint32_t>(std::max(place.object, 0)),
             place.reversed,
             place.object >= 0 ? note_geometry() : 0});
    } else {
        ++model_.ignored["external_reference"];
    }
}

std::optional<Problem>
CityGmlParser::start(XmlName name, std::span<const XmlAttribute> attributes) {
    const GmlMeaning meaning = meanings_(name); // a copy: the table grows
    const GmlSpace space = meaning.space;
    if (frames_.size() == 1) {
        if (auto refusal = start_root(name, space)) {
            return refusal;
        }
    }
    text_ = {};
    leaf_ = true;
    Frame frame = frames_.back();
    frame.first_polygon = static_cast<std::uint32_t>(model_.polygons.size());
    static const Marks none;
    if (!attributes.empty()) {
        read_marks(attributes);
    }
    const Marks& marks = attributes.empty() ? none : marks_;
    frame.id = gml_id_hash(marks.id);
    if (!marks.srs_name.empty() && space == GmlSpace::Gml) {
        frame.place.srs = srs_index(marks.srs_name);
    }
    if (!marks.dimension.empty()) {
        frame.dimension = static_cast<std::uint8_t>(marks.dimension.front() - '0');
    }
    switch (frame.kind) {
    case Kind::Document:
        frame.kind = Kind::Model;
        break;
    case Kind::Ignored:
    case Kind::Envelope:
        frame.kind = Kind::Ignored;
        break;
    case Kind::Appearance:
        appearance_.start(name.local, attributes);
        break;
    case Kind::Instance:
        start_instance(name, meaning, marks, frame);
        break;
    case Kind::Collected:
        collector_->start(name.local, {marks.id, marks.href, marks.unit});
        break;
    default:
        if (!marks.href.empty() && space != GmlSpace::Appearance) {
            note_reference(marks.href, frame);
        }
        if (space == GmlSpace::Gml) {
            start_gml(name, meaning, marks, frame);
        } else {
            start_city(name, meaning, marks, frame);
        }
        break;
    }
    if (kept_.is_open() || meaning.is_kept_property) {
        keep_element(name, attributes, meaning, frame);
    }
    frames_.push_back(frame);
    return {};
}

void CityGmlParser::keep_element(
    const XmlName& name,
    std::span<const XmlAttribute> attributes,
    const GmlMeaning& meaning,
    const Frame& frame) {
    const Frame& around = frames_.back();
    if (!kept_.is_open()) {
        if (around.kind == Kind::Object) {
            kept_.begin(name, attributes, static_cast<std::uint32_t>(around.place.object));
        }
        return;
    }
    const bool has_place =
        frame.place.object != around.place.object || frame.place.surface != around.place.surface;
    if (has_place) {
        kept_.abandon();
        return;
    }
    const bool is_geometry = meaning.space == GmlSpace::Gml && meaning.is_capitalised &&
                             meaning.element != GmlElement::Unknown;
    kept_.start(
        name, attributes, {is_geometry, model_.srs_names[frame.place.srs], frame.dimension});
}

std::optional<Problem> CityGmlParser::start_root(const XmlName& name, GmlSpace space) {
    const bool collection = name.local == "FeatureCollection";
    const bool model = name.local == "CityModel" && space == GmlSpace::City;
    return model || collection ? std::nullopt
                               : std::optional(not_readable("error.citygml.not_citygml"));
}

void CityGmlParser::start_city(
    const XmlName& name, const GmlMeaning& meaning, const Marks& marks, Frame& frame) {
    const GmlSpace space = meaning.space;
    if (space == GmlSpace::Appearance) {
        if (name.local == "Appearance") {
            frame.kind = Kind::Appearance;
            appearance_.begin_appearance();
        }
        return; // app:appearance and app:appearanceMember only lead there
    }
    if (space == GmlSpace::Generics && !is_generic_object(name.local)) {
        start_generic(name, marks, frame);
        return;
    }
    if (!meaning.is_capitalised || space == GmlSpace::Address || space == GmlSpace::None) {
        start_property(name, marks, frame);
        return;
    }
    if (name.local == "Dynamizer" && frame.place.object >= 0) {
        start_collector(series_, marks, frame);
        return;
    }
    if (name.local == "ImplicitGeometry") {
        // One inside a template, or outside any object, stands nowhere.
        if (frame.place.object >= 0 && !frame.place.implicit) {
            frame.kind = Kind::Instance;
            instances_.begin(frame.place);
        } else {
            frame.kind = Kind::Geometry;
            frame.place.implicit = true;
            ++model_.ignored["ImplicitGeometry"];
        }
        return;
    }
    if (meaning.surface && frame.place.object >= 0) {
        surfaces_.count(name);
        start_surface(*meaning.surface, marks, frame);
        return;
    }
    if (meaning.is_data_type && frame.place.object < 0 && space == GmlSpace::City) {
        if (is_version(name.local)) { // of the whole model
            versions_.expect(name.local);
            start_collector(versions_, marks, frame);
            return;
        }
        ++model_.ignored[std::string(name.local)];
    }
    // Extensions mix objects and data types; only objects have an id or are members of the model.
    const bool is_object = space == GmlSpace::City || space == GmlSpace::Generics
                               ? !meaning.is_data_type
                               : frame.id != 0 || frame.is_member;
    if (is_object) {
        start_object(name.local, marks, frame);
    }
}

void CityGmlParser::start_object(std::string_view local, const Marks& marks, Frame& frame) {
    CityObject object;
    object.id = marks.id;
    object.type = local;
    object.parent = frame.place.object;
    frame.place.object = static_cast<std::int32_t>(model_.objects.size());
    frame.place.kind = SurfaceKind::Other;
    frame.place.surface = -1;
    frame.property_depth = 0;
    frame.kind = Kind::Object;
    model_.objects.push_back(std::move(object));
    open_objects_.emplace_back();
}

void CityGmlParser::start_surface(SurfaceKind kind, const Marks& marks, Frame& frame) {
    CitySurface surface;
    surface.id = marks.id;
    surface.object = static_cast<std::uint32_t>(frame.place.object);
    surface.kind = kind;
    surface.parent = frame.place.surface;
    frame.place.kind = kind;
    frame.place.surface = static_cast<std::int32_t>(model_.surfaces.size());
    frame.property_depth = 0;
    frame.kind = Kind::Surface;
    model_.surfaces.push_back(std::move(surface));
    open_objects_.emplace_back().is_surface = true;
}

void CityGmlParser::text(std::string_view piece, bool stays) {
    if (kept_.is_open()) {
        kept_.text(piece);
    }
    switch (frames_.back().kind) {
    case Kind::Property:
    case Kind::GenericName:
    case Kind::GenericCodeSpace:
    case Kind::GenericValue:
    case Kind::Positions:
    case Kind::Coordinates:
    case Kind::Ordinate:
    case Kind::Appearance:
    case Kind::Instance:
    case Kind::Collected:
        add_text(piece, stays);
        break;
    default:
        break;
    }
}

void CityGmlParser::add_text(std::string_view piece, bool stays) {
    if (stays && text_.empty()) {
        text_ = piece;
        return;
    }
    if (text_.data() != joined_text_.data()) {
        joined_text_.assign(text_);
    }
    joined_text_.append(piece);
    text_ = joined_text_;
}

void CityGmlParser::end(XmlName name) {
    if (kept_.is_open()) {
        kept_.end(name);
    }
    const Frame frame = frames_.back();
    frames_.pop_back();
    const Kind outer = frames_.back().kind;
    switch (frame.kind) {
    case Kind::Polygon:
        if (outer != Kind::Polygon) {
            geometry_.end_polygon();
        }
        break;
    case Kind::Ring:
        if (outer == Kind::RingBorder) {
            geometry_.end_ring();
        }
        break;
    case Kind::Positions:
        geometry_.add_positions(text_, frame.dimension);
        break;
    case Kind::Coordinates:
        geometry_.add_coordinates(text_, tuple_marks_);
        break;
    case Kind::Ordinate:
        ordinates_.append(trimmed(text_)).push_back(' ');
        break;
    case Kind::Coord:
        geometry_.add_positions(ordinates_, 0);
        break;
    case Kind::Property:
        end_property(name.local, frame);
        break;
    case Kind::GenericValue:
        take_code_space();
        add_value(generic_name(), trimmed(text_), generic_kind_);
        break;
    case Kind::GenericCodeSpace:
        add_code_space_of_set(trimmed(text_));
        break;
    case Kind::GenericName:
        generic_names_.back() = trimmed(text_);
        break;
    case Kind::Generic:
    case Kind::GenericSet:
        generic_names_.resize(frames_.back().generic_names);
        break;
    case Kind::Object:
        if (frame.place.object != frames_.back().place.object) {
            end_object(model_.objects[static_cast<std::size_t>(frame.place.object)]);
        }
        break;
    case Kind::Surface:
        if (frame.place.surface != frames_.back().place.surface) {
            end_object(model_.surfaces[static_cast<std::size_t>(frame.place.surface)]);
        }
        break;
    case Kind::Instance:
        if (outer != Kind::Instance) {
            instances_.end();
        } else if (leaf_) {
            instances_.value(name.local, trimmed(text_), frame.place.srs);
        }
        break;
    case Kind::Collected:
        end_collected(name.local, frame);
        break;
    case Kind::Appearance:
        appearance_.end(name.local, leaf_ ? trimmed(text_) : std::string_view{});
        break;
    default:
        break;
    }
    if (frame.id != 0 && frame.kind != Kind::Ring) { // textures alone refer to rings
        model_.ids.push_back(
            {frame.id, frame.first_polygon, static_cast<std::uint32_t>(model_.polygons.size())});
        if (frames_.back().place.reversed) {
            model_.turned_ids.push_back(frame.id);
        }
    }
    leaf_ = false;
    if (outer == Kind::Model) {
        end_member();
    }
}

void CityGmlParser::end_member() {
    references_.resolve(model_, member_begin_);
    member_begin_ = {
        model_.references.size(),
        model_.instances.size(),
        model_.ids.size(),
        model_.links.size(),
        model_.turned_ids.size()};
}

template <typename ObjectOrSurface>
void CityGmlParser::end_object(ObjectOrSurface& object) {
    std::vector<Attribute>& own = open_objects_.back().attributes;
    object.first_attribute = static_cast<std::uint32_t>(model_.attributes.size());
    using Count = decltype(object.attribute_count);
    constexpr std::size_t most = std::numeric_limits<Count>::max();
    if (own.size() > most) {
        model_.ignored["too_many_attributes"] += own.size() - most;
        own.resize(most);
    }
    object.attribute_count = static_cast<Count>(own.size());
    std::move(own.begin(), own.end(), std::back_inserter(model_.attributes));
    open_objects_.pop_back();
}

} // namespace smiletwin::geo
