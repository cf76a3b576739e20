#include "geo/io/citygml_geometry.hpp"

#include "geo/base/decimal.hpp"
#include "geo/io/xml_characters.hpp"

namespace smiletwin::geo {

namespace {

/// Numbers in the first blank-separated tuple of GML 2 coordinates.
std::size_t tuple_size(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_xml_blank(text[at])) {
        ++at;
    }
    std::size_t commas = 0;
    for (; at < text.size() && !is_xml_blank(text[at]); ++at) {
        commas += text[at] == ',' ? 1U : 0U;
    }
    return commas + 1;
}

} // namespace

bool read_gml_numbers(std::string_view text, char extra, std::vector<double>& numbers) {
    const char* at = text.data();
    const char* const end = at + text.size();
    for (;;) {
        while (at != end && (is_xml_blank(*at) || *at == extra)) {
            ++at;
        }
        if (at == end) {
            return true;
        }
        if (*at == '+') {
            ++at;
        }
        double value = 0.0;
        const auto [next, error] = read_decimal(at, end, value);
        const bool separated = next == end || is_xml_blank(*next) || *next == extra;
        if (error != std::errc{} || !separated || !is_coordinate(value)) {
            return false;
        }
        numbers.push_back(value);
        at = next;
    }
}

void GmlGeometryBuilder::begin_polygon(const PolygonPlace& place) {
    polygon_ = {};
    polygon_.first_ring = static_cast<std::uint32_t>(model_.ring_starts.size()) - 1;
    polygon_.object = static_cast<std::uint32_t>(std::max(place.object, 0));
    polygon_.srs = place.srs;
    polygon_.lod_tenths = static_cast<std::uint8_t>(10 * place.lod);
    polygon_.kind = place.kind;
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
    numbers_.clear();
    if (!read_gml_numbers(text, ' ', numbers_)) {
        fault(PolygonFault::BadCoordinates);
        return;
    }
    const std::size_t count = numbers_.size();
    std::size_t step = dimension;
    if (step == 0) {
        step = count % 3 != 0 && count % 2 == 0 ? 2 : 3;
    }
    if (step < 2 || step > 3 || count % step != 0) {
        fault(PolygonFault::BadCoordinates);
        return;
    }
    for (std::size_t i = 0; i < count; i += step) {
        model_.positions.push_back(
            {numbers_[i], numbers_[i + 1], step == 3 ? numbers_[i + 2] : 0.0});
    }
}

void GmlGeometryBuilder::add_coordinates(std::string_view text) {
    numbers_.clear();
    const std::size_t step = tuple_size(text);
    if (!read_gml_numbers(text, ',', numbers_) || step < 2 || step > 3 ||
        numbers_.size() % step != 0) {
        fault(PolygonFault::BadCoordinates);
        return;
    }
    for (std::size_t i = 0; i < numbers_.size(); i += step) {
        model_.positions.push_back(
            {numbers_[i], numbers_[i + 1], step == 3 ? numbers_[i + 2] : 0.0});
    }
}

} // namespace smiletwin::geo
