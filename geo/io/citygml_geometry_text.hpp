// Polygons as geometry properties of GML 3.1.1 (CityGML 2.0) and 3.2.1 (3.0). Private to the
// CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/citygml_look_text.hpp"
#include "geo/io/xml_text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace smiletwin::geo {

class GmlGeometryText {
public:
    GmlGeometryText(const City& city, GmlLooks& looks, XmlText& xml, bool is_3)
        : city_(city), looks_(looks), xml_(xml), is_3_(is_3) {}

    /// Writes the property of that name; its ending says what it holds: a MultiSurface, a Solid, a
    /// Surface, a tin.
    void write(std::string_view property, std::span<const std::uint32_t> polygons);

    /// As MultiPoint; `points` are indices of City::points. Nothing without any.
    void write_points(std::string_view property, std::span<const std::uint32_t> points);

private:
    void write_solid(std::span<const std::uint32_t> polygons);
    void write_members(std::string_view aggregate, std::span<const std::uint32_t> polygons);
    void write_tin(std::span<const std::uint32_t> polygons);
    void write_polygon(std::uint32_t polygon);
    /// `ring` holds indices of positions.
    void
    write_ring(std::string_view border, std::span<const std::uint32_t> ring, const std::string& id);

    const City& city_;
    GmlLooks& looks_;
    XmlText& xml_;
    bool is_3_;
};

/// True when each edge is met once in each direction: the surface of a solid.
bool is_closed(const City& city, std::span<const std::uint32_t> polygons);

} // namespace smiletwin::geo
