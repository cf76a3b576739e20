#include "geo/io/citygml_geometry.hpp"

#include "geo/io/xml_characters.hpp"

namespace smiletwin::geo {

namespace {

/// The text as if it had the usual marks.
std::string with_usual_marks(std::string_view text, const TupleMarks& marks) {
    constexpr TupleMarks usual;
    std::string plain(text);
    for (char& c : plain) {
        c = c == marks.between_tuples    ? usual.between_tuples
            : c == marks.between_numbers ? usual.between_numbers
            : c == marks.decimal         ? usual.decimal
                                         : c;
    }
    return plain;
}

} // namespace

bool read_coordinates(GmlNumbers numbers, std::vector<double>& into) {
    for (double value = 0.0; numbers.next(value);) {
        if (!is_coordinate(value)) {
            return false;
        }
        into.push_back(value);
    }
    return numbers.is_good();
}

void GmlGeometryBuilder::begin_polygon(const PolygonPlace& place) {
    polygon_ = {};
    polygon_.first_ring = static_cast<std::uint32_t>(model_.ring_starts.size()) - 1;
    polygon_.object = static_cast<std::uint32_t>(std::max(place.object, 0));
    polygon_.srs = place.srs;
    polygon_.lod_tenths = static_cast<std::uint8_t>(10 * place.lod);
    polygon_.kind = place.kind;
    polygon_.surface = place.surface;
    polygon_.solid = place.solid;
    polygon_.shell = place.shell;
    polygon_.reversed = place.reversed;
    first_position_ = static_cast<std::uint32_t>(model_.positions.size());
    polygon_.role = place.implicit ? PolygonRole::Template : PolygonRole::Own;
    if (place.object < 0) {
        polygon_.fault = PolygonFault::NoObject;
    }
}

void GmlGeometryBuilder::end_polygon() {
    if (model_.positions.size() == first_position_ &&
        polygon_.fault != PolygonFault::BadCoordinates) {
        model_.ring_starts.resize(polygon_.first_ring + 1);
        ++model_.ignored["empty_polygon"];
        return;
    }
    polygon_.ring_count =
        static_cast<std::uint32_t>(model_.ring_starts.size()) - 1 - polygon_.first_ring;
    model_.polygons.push_back(polygon_);
}

void GmlGeometryBuilder::begin_ring(std::uint64_t id_hash) {
    ring_id_ = id_hash;
}

void GmlGeometryBuilder::end_ring() {
    const auto ring = static_cast<std::uint32_t>(model_.ring_starts.size()) - 1;
    if (ring_id_ != 0) {
        model_.ring_ids.push_back({ring_id_, ring, ring + 1});
    }
    const std::size_t count = model_.positions.size() - model_.ring_starts.back();
    if (count >= 2 && model_.positions[model_.ring_starts.back()] == model_.positions.back()) {
        model_.positions.pop_back();
    } else if (count >= 2) {
        model_.open_rings.push_back(ring);
    }
    model_.ring_starts.push_back(static_cast<std::uint32_t>(model_.positions.size()));
}

void GmlGeometryBuilder::fault(PolygonFault what) {
    if (polygon_.fault == PolygonFault::None) {
        polygon_.fault = what;
    }
}

void GmlGeometryBuilder::add_positions(std::string_view text, std::uint8_t dimension) {
    const std::size_t before = model_.positions.size();
    if ((dimension == 0 || dimension == 3) && add_triples(GmlNumbers(text, ' '))) {
        return;
    }
    model_.positions.resize(before);
    add_tuples(GmlNumbers(text, ' '), dimension == 0 ? 2 : dimension);
}

void GmlGeometryBuilder::add_coordinates(std::string_view text, const TupleMarks& marks) {
    std::string plain;
    if (!(marks == TupleMarks{})) {
        text = plain = with_usual_marks(text, marks);
    }
    add_tuples(GmlNumbers(text), coordinates_dimension(text, 1));
}

/// Nearly all positions of nearly all files; false when they are something else.
bool GmlGeometryBuilder::add_triples(GmlNumbers numbers) {
    Vec3d p;
    while (numbers.next(p.x)) {
        if (!numbers.next(p.y) || !numbers.next(p.z) || !is_coordinate(p.x) ||
            !is_coordinate(p.y) || !is_coordinate(p.z)) {
            return false;
        }
        model_.positions.push_back(p);
    }
    return numbers.is_good();
}

void GmlGeometryBuilder::add_tuples(GmlNumbers numbers, std::size_t dimension) {
    numbers_.clear();
    const bool good = read_coordinates(numbers, numbers_) && dimension >= 2 && dimension <= 3 &&
                      numbers_.size() % dimension == 0;
    if (!good) {
        fault(PolygonFault::BadCoordinates);
        return;
    }
    for (std::size_t i = 0; i < numbers_.size(); i += dimension) {
        model_.positions.push_back(
            {numbers_[i], numbers_[i + 1], dimension == 3 ? numbers_[i + 2] : 0.0});
    }
}

} // namespace smiletwin::geo
