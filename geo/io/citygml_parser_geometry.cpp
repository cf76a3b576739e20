// Geometry of the CityGML parser: which polygons, rings, solids and templates an element begins.
#include "geo/base/trimmed.hpp"
#include "geo/io/citygml_parser.hpp"

#include <algorithm>
#include <limits>

namespace smiletwin::geo {

TupleMarks CityGmlParser::tuple_marks_of(const Marks& marks) {
    const auto mark = [](std::string_view written, char usual) {
        return written.size() == 1 ? written.front() : usual;
    };
    constexpr TupleMarks usual;
    return {
        mark(marks.decimal, usual.decimal),
        mark(marks.between_numbers, usual.between_numbers),
        mark(marks.between_tuples, usual.between_tuples)};
}

void CityGmlParser::start_gml(
    const XmlName& name, const GmlMeaning& meaning, const Marks& marks, Frame& frame) {
    switch (meaning.element) {
    case GmlElement::Polygon:
        frame.kind = Kind::Polygon;
        geometry_.begin_polygon(frame.place);
        return;
    case GmlElement::Reversible:
        frame.place.reversed ^= marks.orientation == "-";
        frame.kind = Kind::Geometry;
        return;
    case GmlElement::Aggregate:
        frame.kind = Kind::Geometry;
        return;
    case GmlElement::Solid:
        start_solid(frame);
        return;
    case GmlElement::Solids:
        start_solids(name.local, frame);
        return;
    case GmlElement::RingBorder:
    case GmlElement::Hole:
        if (frame.kind == Kind::Polygon) {
            frame.kind = Kind::RingBorder;
        } else {
            start_shell(meaning, frame);
        }
        return;
    case GmlElement::Ring:
        frame.in_ring = frame.kind == Kind::RingBorder;
        frame.kind = frame.in_ring ? Kind::Ring : Kind::Ignored;
        if (frame.in_ring) {
            geometry_.begin_ring(frame.id);
        }
        return;
    case GmlElement::Positions:
    case GmlElement::Position:
        frame.kind = frame.in_ring ? Kind::Positions : Kind::Ignored;
        stray_points_ += frame.in_ring ? 0U : 1U;
        return;
    case GmlElement::Coordinates:
        frame.kind = frame.in_ring ? Kind::Coordinates : Kind::Ignored;
        stray_points_ += frame.in_ring ? 0U : 1U;
        tuple_marks_ = tuple_marks_of(marks);
        return;
    case GmlElement::Coord:
        frame.kind = frame.in_ring ? Kind::Coord : Kind::Ignored;
        stray_points_ += frame.in_ring ? 0U : 1U;
        ordinates_.clear();
        return;
    case GmlElement::Ordinate:
        frame.kind = frame.kind == Kind::Coord ? Kind::Ordinate : Kind::Ignored;
        return;
    case GmlElement::Line:
        start_line(name.local, frame);
        return;
    case GmlElement::Point:
        start_line(name.local, frame);
        if (frame.has_points && frame.place.object >= 0 && !frame.in_ring) {
            start_collector(points_, marks, frame);
        }
        return;
    case GmlElement::Grid:
        if (frame.place.object >= 0) {
            start_collector(grid_, marks, frame);
        } else {
            start_line(name.local, frame);
        }
        return;
    case GmlElement::Envelope:
        apply_envelope(marks);
        frame.kind = Kind::Envelope;
        return;
    case GmlElement::Unknown:
        break;
    }
    // Below a geometry: surfaceMember, patches, ... carry geometry, names do not.
    if (frame.kind == Kind::Object || frame.kind == Kind::Surface || frame.kind == Kind::Property ||
        frame.kind == Kind::Model) {
        start_property(name, marks, frame);
    }
}

/// Inside an implicit geometry: the template's polygons, or values known by their names.
void CityGmlParser::start_instance(
    const XmlName& name, const GmlMeaning& meaning, const Marks& marks, Frame& frame) {
    if (meaning.space == GmlSpace::Appearance) {
        start_city(name, meaning, marks, frame);
    } else if (name.local == "relativeGMLGeometry" || name.local == "relativeGeometry") {
        instances_.use_template(marks.href);
        frame.place.implicit = true;
        frame.kind = Kind::Geometry;
    }
}

void CityGmlParser::start_collector(GmlCollector& collector, const Marks& marks, Frame& frame) {
    collector_ = &collector;
    collector.begin(frame.place, marks.id);
    frame.kind = Kind::Collected;
}

void CityGmlParser::end_collected(std::string_view local, const Frame& frame) {
    if (frames_.back().kind == Kind::Collected) {
        if (leaf_) {
            collector_->value(local, trimmed(text_), frame.place.srs, frame.dimension);
        } else {
            collector_->leave(local);
        }
        return;
    }
    collector_->end();
    // What collectors find belongs to the object, also inside one of its surfaces.
    OpenObject& owner = innermost_object();
    for (Attribute& attribute : collector_->take_attributes()) {
        owner.attributes.push_back(std::move(attribute));
    }
}

CityGmlParser::OpenObject& CityGmlParser::innermost_object() {
    return *std::find_if(open_objects_.rbegin(), open_objects_.rend(), [](const OpenObject& open) {
        return !open.is_surface;
    });
}

/// Beyond what can be told apart a solid is no more than its surfaces.
void CityGmlParser::start_solid(Frame& frame) {
    frame.kind = Kind::Geometry;
    if (frame.place.object < 0) {
        return;
    }
    std::uint8_t& seen = innermost_object().solids[frame.place.lod];
    const bool is_known = seen < std::numeric_limits<std::uint8_t>::max();
    frame.place.solid = is_known ? ++seen : std::uint8_t{0};
    frame.place.shell = 0;
    inner_shells_ = 0;
    if (frame.in_solids && is_known) {
        SolidGroup& group = model_.solid_groups.back();
        group.first_solid = group.solid_count == 0 ? seen : group.first_solid;
        ++group.solid_count;
    }
    if (!is_known) {
        ++model_.ignored["too_many_solids"];
    }
}

void CityGmlParser::start_solids(std::string_view local, Frame& frame) {
    frame.kind = Kind::Geometry;
    frame.in_solids = frame.place.object >= 0;
    if (frame.in_solids) {
        model_.solid_groups.push_back(
            {static_cast<std::uint32_t>(frame.place.object),
             static_cast<std::uint8_t>(10 * frame.place.lod),
             0,
             0,
             local == "CompositeSolid"});
    }
}

/// The borders of a solid. All inner shells beyond the last number share it.
void CityGmlParser::start_shell(const GmlMeaning& meaning, Frame& frame) {
    frame.kind = Kind::Geometry;
    if (meaning.element == GmlElement::Hole && frame.place.solid != 0) {
        inner_shells_ = static_cast<std::uint8_t>(std::min(inner_shells_ + 1, 255));
        frame.place.shell = inner_shells_;
    }
}

void CityGmlParser::start_line(std::string_view local, Frame& frame) {
    if (!frame.in_ring) {
        ++model_.ignored[std::string(local)];
        frame.kind = Kind::Ignored;
    }
}

/// An envelope states the reference system of the feature that is bounded by it.
void CityGmlParser::apply_envelope(const Marks& marks) {
    if (frames_.size() < 3) {
        return;
    }
    Frame& bounded = frames_[frames_.size() - 2];
    if (!marks.srs_name.empty()) {
        bounded.place.srs = srs_index(marks.srs_name);
    }
    if (!marks.dimension.empty()) {
        bounded.dimension = static_cast<std::uint8_t>(marks.dimension.front() - '0');
    }
}

} // namespace smiletwin::geo
